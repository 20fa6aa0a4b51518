/**
 * Owns the question whether a Linux desktop shows tray pictures at all: who does answers to a name on the session's
 * bus. Asked with dbus-send, which comes with every bus. Never shows one.
 */
import { execFile } from 'node:child_process';

const QUESTION = [
  '--session',
  '--print-reply=literal',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.kde.StatusNotifierWatcher',
];
const LIMIT_MS = 3000;
/** At login the tray may be there only after the programs that are shown in it. */
const AGAIN_MS = 5000;

/** False only where the bus says twice that nobody shows any; where nobody can tell, they are taken to be shown. */
export async function hasTrayHost(
  env: Readonly<Record<string, string | undefined>>,
  againMs = AGAIN_MS,
): Promise<boolean> {
  if (!env.DBUS_SESSION_BUS_ADDRESS || (await ask(env))) return true;
  await new Promise((resolve) => setTimeout(resolve, againMs));
  return ask(env);
}

function ask(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('dbus-send', QUESTION, { env, timeout: LIMIT_MS, encoding: 'utf8' }, (error, said) =>
      resolve(error !== null || !/boolean\s+false/.test(said)),
    );
  });
}
