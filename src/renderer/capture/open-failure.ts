/** Owns why a microphone could not be opened, by the name of what the browser threw. */
import type { CallInput } from '../../contract/calls.ts';

type Failure = Pick<CallInput<'capture.failed'>, 'why' | 'detail'>;

const WHY: Readonly<Record<string, Failure['why']>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export function explainFailure(thrown: unknown): Failure {
  if (!(thrown instanceof Error || thrown instanceof DOMException)) return { why: 'other', detail: '' };
  return { why: WHY[thrown.name] ?? 'other', detail: `${thrown.name}: ${thrown.message}`.slice(0, 300) };
}
