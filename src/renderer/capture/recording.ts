/**
 * Owns one recording: from opening the microphone until it is really let go. Ends once, in one of three ways: ended
 * (all was handed on), failed, or dropped (nothing more is said). Never keeps a sample.
 */
import type { CallInput } from '../../contract/calls.ts';
import { explainFailure } from './open-failure.ts';
import type { EndAfter, FromWorklet } from './worklet-message.ts';

export interface RecordingListener {
  chunk(samples: Float32Array<ArrayBuffer>, level: number): void;
  /** With the milliseconds of sound that are known to be missing. */
  ended(lostMs: number): void;
  failed(failure: Pick<CallInput<'capture.failed'>, 'why' | 'detail'>): void;
}

export interface Recording {
  /** Records `tailMs` more, then says ended. */
  close(tailMs: number): void;
  /** Lets the microphone go at once and says nothing more. */
  drop(): void;
}

/** The audio thread sends nothing any more: the device is gone or hangs. What was handed on is all there is. */
const GRACE_MS = 700;

/** `audio` gives a running 16 kHz context with the tap in it. */
export function record(deviceId: string, audio: () => Promise<AudioContext>, listener: RecordingListener): Recording {
  let over = false;
  let closing = false;
  let stream: MediaStream | undefined;
  let source: MediaStreamAudioSourceNode | undefined;
  let tap: AudioWorkletNode | undefined;
  let heardAt = 0;
  let grace: ReturnType<typeof setTimeout> | undefined;

  /** True for whoever ends it first. */
  function finish(): boolean {
    if (over) return false;
    over = true;
    clearTimeout(grace);
    if (tap) tap.port.onmessage = null;
    tap?.disconnect();
    source?.disconnect();
    release(stream);
    return true;
  }

  /** Whatever becomes of the audio meanwhile: a stream that comes is known at once, or let go. */
  async function openStream(): Promise<MediaStream> {
    const opened = await openMicrophone(deviceId);
    if (over) release(opened);
    stream = opened;
    return opened;
  }

  async function begin(): Promise<void> {
    const [opened, context] = await Promise.all([openStream(), audio()]);
    if (over) return;
    for (const track of opened.getAudioTracks())
      track.addEventListener('ended', () => {
        if (finish()) listener.failed({ why: 'gone', detail: '' });
      });
    source = context.createMediaStreamSource(opened);
    tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
    tap.port.onmessage = ({ data }: MessageEvent<FromWorklet>) => {
      if (data.type === 'chunk') {
        heardAt = performance.now();
        listener.chunk(data.samples, data.level);
      } else if (finish()) listener.ended(data.lostMs);
    };
    source.connect(tap);
  }

  begin().catch((thrown: unknown) => {
    if (finish()) listener.failed(explainFailure(thrown));
  });

  return {
    close(tailMs) {
      if (over || closing) return;
      closing = true;
      if (!tap) {
        // Nothing was heard yet, and the person has finished: there is nothing to wait for.
        if (finish()) listener.ended(0);
        return;
      }
      const endAfter: EndAfter = { endAfter: Math.round((tailMs / 1000) * tap.context.sampleRate) };
      tap.port.postMessage(endAfter);
      grace = setTimeout(() => {
        if (finish()) listener.ended(heardAt === 0 ? 0 : Math.round(performance.now() - heardAt));
      }, tailMs + GRACE_MS);
    },
    drop: () => void finish(),
  };
}

/** As it sounds: what a call needs (echo, noise, gain) takes away from speech. */
const openMicrophone = (deviceId: string): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    video: false,
    audio: {
      ...(deviceId === '' ? {} : { deviceId: { exact: deviceId } }),
      channelCount: 1,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
  });

/** Stopping the tracks turns the system's microphone sign off. */
const release = (stream: MediaStream | undefined): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};
