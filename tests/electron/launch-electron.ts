/**
 * Owns the start of an app in Electron for tests: the real binary where it is installed, the double over Chromium
 * otherwise. Never builds anything (vitest builds the double before all tests) and knows nothing of Saydash.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { DOUBLE_EXECUTABLE, REAL_CONTROL_FILE } from './build-double.ts';
import type { Control } from './double/control.ts';
import type { InitialState } from './double/state.ts';
import { REAL_CONTROL } from './real-control-name.ts';

export interface ElectronLaunch {
  /** Folder with the app's package.json. */
  readonly folder: string;
  readonly args?: readonly string[];
  /** Added to this process's environment; an undefined value takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** X11 windows on $DISPLAY instead of none. */
  readonly headed?: boolean;
  /** The system as the app finds it. Only the double can be given one. */
  readonly state?: InitialState;
  /** Switches for Chromium, such as --use-file-for-fake-audio-capture=clip.wav. No blanks inside. */
  readonly chromiumArgs?: readonly string[];
  /** Another executable than the double's, such as a script that traces it. */
  readonly executable?: string;
}

const CHROMIUMS = [process.env.ELECTRON_DOUBLE_CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const realElectron = join(import.meta.dirname, '..', '..', 'node_modules', 'electron', 'dist');

/** Whether tests run in the real Electron: when its binary is there, unless SAYDASH_REAL_ELECTRON=0. */
export const usesRealElectron: boolean = process.env.SAYDASH_REAL_ELECTRON !== '0' && existsSync(realElectron);

/** Why no app can be started here, in words for the name of a skipped test; null when one can. */
export function whyNoElectron(): string | null {
  if (usesRealElectron || CHROMIUMS.some((path) => path !== '' && existsSync(path))) return null;
  return 'SKIPPED: neither Electron nor Chromium is installed (apt-get install chromium)';
}

function environment(launch: ElectronLaunch): Record<string, string> {
  const all = {
    ...process.env,
    SAYDASH_HEADED: launch.headed ? '1' : '0',
    ELECTRON_DOUBLE_STATE: JSON.stringify(launch.state ?? {}),
    ELECTRON_DOUBLE_CHROMIUM_ARGS: (launch.chromiumArgs ?? []).join(' '),
    ...launch.env,
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Starts the app; rejects when it ends before it is ready. Close it with `close()`. */
export function launchElectron(launch: ElectronLaunch): Promise<ElectronApplication> {
  const switches = usesRealElectron ? ['-r', REAL_CONTROL_FILE, ...(launch.chromiumArgs ?? [])] : [];
  return _electron.launch({
    ...(usesRealElectron ? {} : { executablePath: launch.executable ?? DOUBLE_EXECUTABLE }),
    args: [...switches, '.', ...(launch.args ?? [])],
    cwd: launch.folder,
    env: environment(launch),
    // The app's own theme, not Playwright's.
    colorScheme: null,
    timeout: 30_000,
  });
}

/** What a person can do to the app from outside: its tray, the system's theme. The real Electron has most of it. */
type Verbs = Omit<Control, 'state'>;

/** Calls one function of the control in the app's main process; throws where this Electron has no such function. */
export async function control<Verb extends keyof Verbs>(
  app: ElectronApplication,
  verb: Verb,
  ...args: Parameters<Verbs[Verb]>
): Promise<Awaited<ReturnType<Verbs[Verb]>>> {
  return app.evaluate(
    (electron, call) => {
      const verbs: unknown = Reflect.get(globalThis, call.real) ?? Reflect.get(electron, '__double');
      const run: unknown = Reflect.get(Object(verbs), call.verb);
      if (typeof run !== 'function') throw new Error(`this Electron has no ${call.verb}`);
      return run(...call.args);
    },
    { verb, args, real: REAL_CONTROL },
  );
}
