/** Owns the list of microphones, sent whenever it changes. Names are there once the microphone was allowed. */
import type { Bridge } from '../../contract/bridge.ts';
import { tell } from '../bridge.ts';

/** Aliases for what the system chose; for that the settings have a line of their own. */
const ALIASES = ['default', 'communications'];

export async function tellDevices(bridge: Bridge): Promise<void> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const devices = all
    .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '' && !ALIASES.includes(deviceId))
    .slice(0, 100)
    .map(({ deviceId, label }) => ({ id: deviceId.slice(0, 200), label: label.slice(0, 200) }));
  tell(bridge, 'capture.devices', { devices });
}
