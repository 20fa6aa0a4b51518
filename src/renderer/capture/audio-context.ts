/** Owns the one audio context: made ahead, so that the first word is not lost to it; asleep while nobody records. */
import tapAddress from './tap-worklet.ts?worker&url';

/** What the ear wants; the browser resamples whatever the microphone gives. */
export const SAMPLE_RATE = 16_000;

export interface WarmContext {
  /** Running, with the tap in it. Rejects where the system has no audio at all. */
  running(): Promise<AudioContext>;
  sleep(): void;
}

/** Nothing is ever played: without an output no device is opened for it, and no other program is made quieter. */
interface SilentOptions extends AudioContextOptions {
  readonly sinkId: { readonly type: 'none' };
}

export function createWarmContext(): WarmContext {
  const options: SilentOptions = { sampleRate: SAMPLE_RATE, latencyHint: 'interactive', sinkId: { type: 'none' } };
  let ready: Promise<AudioContext> | undefined;
  let wanted = false;

  async function prepare(): Promise<AudioContext> {
    const context = new AudioContext(options);
    await context.audioWorklet.addModule(tapAddress);
    if (!wanted) await context.suspend();
    return context;
  }
  // A failed one is not kept: the next recording tries anew.
  const prepared = (): Promise<AudioContext> => {
    ready ??= prepare().catch((thrown: unknown) => {
      ready = undefined;
      throw thrown;
    });
    return ready;
  };
  prepared().catch(() => undefined);

  return {
    async running() {
      wanted = true;
      const context = await prepared();
      if (context.state === 'closed') {
        // The system's audio was started anew.
        ready = undefined;
        return prepared();
      }
      if (wanted && context.state !== 'running') await context.resume();
      return context;
    },
    sleep() {
      wanted = false;
      ready?.then((context) => (wanted ? undefined : context.suspend())).catch(() => undefined);
    },
  };
}
