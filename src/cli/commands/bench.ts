/** stub */
import type { ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
export async function runBench(_io: Io, _flags: { json?: true; rounds?: number }): Promise<ExitCode> {
  return 0;
}
