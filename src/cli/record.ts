/** Owns recording as a person does it here: speak, press Return. Keeps no recording. */
import { failed, type Result } from '../core/errors.ts';
import type { Clip } from '../core/speech/clip.ts';
import { startRecording } from '../platform/recorder.ts';
import { type Io, writeLine } from './io.ts';
import type { Keyboard } from './keyboard.ts';

/** Records until Return or the recorder's own end; `ready` is shown once the first sound has come in. */
export async function recordUntilReturn(io: Io, keyboard: Keyboard, ready: string): Promise<Result<Clip>> {
  const recording = await startRecording();
  if (!recording.ok) return recording;
  await writeLine(io.err, `${io.err.paint('red', '●')} ${ready}`);
  const settled = new AbortController();
  const interrupted = new Promise<'interrupted'>((resolve) => {
    if (io.signal.aborted) resolve('interrupted');
    io.signal.addEventListener('abort', () => resolve('interrupted'), { signal: settled.signal });
  });
  const ending = await Promise.race([keyboard.nextLine(), recording.value.ended.then(() => 'ended'), interrupted]);
  settled.abort();
  if (ending !== 'interrupted') return recording.value.stop();
  recording.value.cancel();
  return failed('cancelled');
}
