/** Owns the capture page: one recording at a time, opened and closed by main; every chunk goes to main in order. */
import type { Bridge } from '../../contract/bridge.ts';
import { tell } from '../bridge.ts';
import { tidyWhenTold } from '../tidy.ts';
import { createWarmContext } from './audio-context.ts';
import { tellDevices } from './devices.ts';
import { type Recording, record } from './recording.ts';

function start(bridge: Bridge): void {
  const audio = createWarmContext();
  let current: { readonly session: number; readonly recording: Recording } | undefined;

  /** Only its own session's end ends it: a newer one may have begun. */
  const end = (session: number) => {
    if (current?.session !== session) return;
    current = undefined;
    audio.sleep();
  };
  const listDevices = () => void tellDevices(bridge).catch((bug: unknown) => console.error(bug));

  bridge.on('capture.open', ({ session, deviceId }) => {
    current?.recording.drop();
    let named = false;
    const recording = record(deviceId, () => audio.running(), {
      chunk(samples, level) {
        tell(bridge, 'capture.chunk', { session, samples, level });
        if (!named) listDevices();
        named = true;
      },
      ended(lostMs) {
        end(session);
        tell(bridge, 'capture.ended', { session, lostMs });
      },
      failed(failure) {
        end(session);
        tell(bridge, 'capture.failed', { session, ...failure });
      },
    });
    current = { session, recording };
  });
  bridge.on('capture.close', ({ session, tailMs }) => {
    if (current?.session === session) current.recording.close(tailMs);
    else tell(bridge, 'capture.ended', { session, lostMs: 0 });
  });
  bridge.on('capture.drop', ({ session }) => {
    if (current?.session !== session) return;
    current.recording.drop();
    end(session);
  });
  navigator.mediaDevices.addEventListener('devicechange', listDevices);
  listDevices();
  tell(bridge, 'capture.ready', undefined);
}

start(window.saydash);
tidyWhenTold(window.saydash);
