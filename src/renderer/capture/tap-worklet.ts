/**
 * Owns the audio thread's end of a recording: hands on what the microphone gives, in chunks. Keeps nothing, decides
 * nothing.
 */
import { createChunker } from './chunker.ts';
import { createLostSound } from './lost-sound.ts';
import type { EndAfter, FromWorklet } from './worklet-message.ts';

/** What the audio worklet's scope has, of which the DOM's types know nothing. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
/** Of the context that the worklet is in. */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class Tap extends AudioWorkletProcessor {
  private readonly chunker = createChunker();
  private readonly lost = createLostSound(sampleRate);
  private left = Number.POSITIVE_INFINITY;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<EndAfter>) => {
      this.left = Math.max(1, data.endAfter);
    };
  }

  /** False ends the processor; an input without a channel has not begun. */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    if (this.left <= 0) return false;
    const samples = inputs[0]?.[0];
    if (!samples) return true;
    this.lost.took(samples.length, Date.now());
    const wanted = samples.subarray(0, this.left);
    this.left -= wanted.length;
    for (const chunk of this.chunker.push(wanted)) this.say({ type: 'chunk', ...chunk });
    if (this.left > 0) return true;
    const last = this.chunker.flush();
    if (last) this.say({ type: 'chunk', ...last });
    this.say({ type: 'ended', lostMs: Math.round(this.lost.ms()) });
    return false;
  }

  private say(message: FromWorklet): void {
    this.port.postMessage(message, message.type === 'chunk' ? [message.samples.buffer] : []);
  }
}

registerProcessor('tap', Tap);
