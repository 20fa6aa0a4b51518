/** Owns gate.json: weights and thresholds of the gate, checked. training/reader/gate.py writes it. Never decides. */
import { z } from 'zod';
import { failed, ok, type Result } from '../errors.ts';
import { EVIDENCE_NAMES } from './evidence.ts';
import type { Evidence } from './verdict.ts';

const Logistic = z.object({ bias: z.number(), weights: z.record(z.string(), z.number()) });
const Model = z.object({
  version: z.literal(2),
  /**
   * Is a command dictated here at all? Is the processor's answer exact? Is the reader's? And is the reader's where no
   * doubt bars it from being called sure?
   */
  models: z.object({ dictated: Logistic, processor: Logistic, reader: Logistic, sure: Logistic }),
  thresholds: z.object({
    /** Below this chance that a command was dictated, nothing is written. */
    dictated: z.number().min(0).max(1),
    /** From these chances on, an answer may be called sure: by `processor`, by `sure`. */
    processor: z.number().min(0).max(1),
    reader: z.number().min(0).max(1),
    /** Below this chance the reader's answer is left to the normalizer. */
    doubtful: z.number().min(0).max(1),
  }),
});

export type GateModel = z.infer<typeof Model>;
type Logistic = z.infer<typeof Logistic>;

/** Reads gate.json; 'part-damaged' if it is not one or lacks a weight. */
export function parseGate(text: string): Result<GateModel> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return failed('part-damaged', 'the gate file is not JSON');
  }
  const parsed = Model.safeParse(data);
  if (!parsed.success) return failed('part-damaged', 'the gate file lacks parts');
  for (const model of Object.values(parsed.data.models)) {
    const missing = EVIDENCE_NAMES.find((name) => model.weights[name] === undefined);
    if (missing !== undefined) return failed('part-damaged', `the gate file has no weight for ${missing}`);
  }
  return ok(parsed.data);
}

/** The chance, 0..1, that a model gives to this evidence. */
export function chanceOf(model: Logistic, evidence: readonly Evidence[]): number {
  const odds = evidence.reduce((sum, { name, value }) => sum + value * (model.weights[name] ?? 0), model.bias);
  return 1 / (1 + Math.exp(-odds));
}
