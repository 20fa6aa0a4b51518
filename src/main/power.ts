/**
 * Owns telling when the person goes away: the machine sleeps; on macOS also that the screen is locked or another user
 * comes, which Electron does not tell of on Linux. Never acts on it.
 */
import { powerMonitor } from 'electron';

export function onAway(tell: () => void): void {
  powerMonitor.on('suspend', tell);
  powerMonitor.on('lock-screen', tell);
  powerMonitor.on('user-did-resign-active', tell);
}
