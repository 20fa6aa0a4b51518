/** Owns the calls of the window that hears: sound goes to the recording, the list of devices to whoever shows it. */
import type { SettingsView } from '../../contract/views.ts';
import { ok } from '../../core/errors.ts';
import type { Log } from '../../core/session/ports.ts';
import type { Handlers } from '../ipc.ts';
import type { CaptureMicrophone } from '../microphone.ts';

export interface CaptureHandlerOptions {
  readonly microphone: CaptureMicrophone;
  readonly log: Log;
  readonly onDevices: (devices: SettingsView['microphones']) => void;
}

type CaptureCall = 'capture.ready' | 'capture.chunk' | 'capture.ended' | 'capture.failed' | 'capture.devices';

export function captureHandlers({ microphone, onDevices, log }: CaptureHandlerOptions): Pick<Handlers, CaptureCall> {
  return {
    'capture.ready': () => {
      log.note('ready.capture', {});
      microphone.takes.ready();
      return ok(null);
    },
    'capture.chunk': (chunk) => {
      microphone.takes.chunk(chunk);
      return ok(null);
    },
    'capture.ended': (call) => {
      microphone.takes.ended(call);
      return ok(null);
    },
    'capture.failed': (call) => {
      microphone.takes.failed(call);
      return ok(null);
    },
    'capture.devices': ({ devices }) => {
      onDevices(devices);
      return ok(null);
    },
  };
}
