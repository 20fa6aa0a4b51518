/** Owns what a rule of doubt is: what it looks at and what it answers. */
import type { Lexed, Unit } from '../lexer/unit.ts';

/** The units that count, one of them, and whether a quote is open before it. */
export interface Place {
  readonly lexed: Lexed;
  readonly units: readonly Unit[];
  readonly at: number;
  readonly unit: Unit;
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
  readonly quoted: boolean;
}

/** A plain sentence where the processor should step back, else null. */
export type Rule = (place: Place) => string | null;
