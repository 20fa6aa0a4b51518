/** Owns what the hook's child and its parent say to each other; checked on arrival. */
import { z } from 'zod';

/** From the child. */
export const hookMessage = z.discriminatedUnion('type', [
  /** Keys come from now on. */
  z.strictObject({ type: z.literal('started') }),
  /** It cannot: the system does not let it, there is no screen, or something else. */
  z.strictObject({
    type: z.literal('refused'),
    code: z.enum(['hook-denied', 'no-display', 'hook-ended']),
    why: z.string(),
  }),
  /** `at` in milliseconds of a clock that never goes back. */
  z.strictObject({ type: z.enum(['down', 'up']), key: z.string(), at: z.number() }),
  /** A button of the pointer went down; 1 is the main one. */
  z.strictObject({ type: z.literal('click'), button: z.number(), at: z.number() }),
  z.strictObject({ type: z.literal('alive') }),
]);
export type HookMessage = z.infer<typeof hookMessage>;

/** To the child: answered by `alive`. */
export interface HookQuestion {
  readonly type: 'alive?';
}
