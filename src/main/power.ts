/** Owns telling when the person goes away: the screen is locked, the machine sleeps, another user comes. Never acts on it. */
import { powerMonitor } from 'electron';

export function onAway(tell: () => void): void {
  powerMonitor.on('suspend', tell);
  powerMonitor.on('lock-screen', tell);
  powerMonitor.on('user-did-resign-active', tell);
}
