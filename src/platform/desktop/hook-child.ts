/**
 * Owns listening to the keys of the whole desktop, in a process of its own: the native hook aborts its process where
 * there is no screen. Says only which keys go down and up, and that a button was pressed; keeps and logs nothing, and
 * ends with its parent.
 */
import { uIOhook } from 'uiohook-napi';
import { openPort } from '../channel.ts';
import { HOOK_KEYS } from './hook-keys-table.ts';
import type { HookMessage } from './hook-messages.ts';

/** macOS: neither Accessibility nor Input Monitoring was given. */
const DENIED = /AXAPI|EVENT_PORT|assistive|event port/i;

const port = openPort();
if (port) {
  const say = (message: HookMessage) => port.post(message);
  /** A key that is held repeats its down. */
  const held = new Set<number>();
  uIOhook.on('keydown', ({ keycode }) => {
    const key = HOOK_KEYS.get(keycode);
    if (key === undefined || held.has(keycode)) return;
    held.add(keycode);
    say({ type: 'down', key, at: now() });
  });
  uIOhook.on('keyup', ({ keycode }) => {
    const key = HOOK_KEYS.get(keycode);
    if (key !== undefined && held.delete(keycode)) say({ type: 'up', key, at: now() });
  });
  uIOhook.on('mousedown', ({ button }) => say({ type: 'click', button: Number(button), at: now() }));
  port.onMessage(() => say({ type: 'alive' }));
  say(start());
}

function start(): HookMessage {
  if (process.platform === 'linux' && !process.env.DISPLAY)
    return { type: 'refused', code: 'no-display', why: '$DISPLAY is empty.' };
  try {
    uIOhook.start();
    return { type: 'started' };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = error instanceof Error ? error.message : String(error);
    return { type: 'refused', code: DENIED.test(`${code} ${why}`) ? 'hook-denied' : 'hook-ended', why };
  }
}

/** Milliseconds of the machine's own clock, which is the same after a restart of this process. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
