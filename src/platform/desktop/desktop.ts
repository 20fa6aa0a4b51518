/**
 * Owns which desktop this is and what works on it: all of insertion, copies only, or nothing. Never inserts anything.
 */
import type { Problem } from '../../core/errors.ts';
import type { Chord } from '../../core/hotkey/chord.ts';
import type { InsertionPorts } from '../../core/insertion/inserter.ts';
import { copyOnlyPorts } from './copy-only.ts';
import { macPorts } from './mac-desktop.ts';
import { createMacService } from './mac-service.ts';
import { hasTrayHost } from './tray-host.ts';
import { openX11Desktop } from './x11-desktop.ts';

export interface DesktopOptions {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** macOS: whether the system lets this app press keys in other programs. */
  readonly mayType?: () => boolean;
  /** Puts a text into the clipboard where a desktop lets us do nothing else: Electron's own. */
  readonly writeClipboard?: (text: string) => void | Promise<void>;
}

export interface Desktop {
  readonly ports: InsertionPorts;
  /** What does not work here: no-display, or no-keyboard where commands can only be copied. null where all works. */
  readonly problem: Problem | null;
  /** Whether another program also uses this chord, as far as the desktop tells; else false. */
  isTaken(chord: Chord): Promise<boolean>;
  /** Whether anybody shows tray pictures here, as far as the desktop tells; else true. May take some seconds. */
  hasTray(): Promise<boolean>;
  dispose(): Promise<void>;
}

const nobody = async () => false;
const always = () => true;

/** Never fails: where nothing works, the ports say why. */
export async function openDesktop(options: DesktopOptions): Promise<Desktop> {
  const { env } = options;
  if (options.platform === 'darwin') {
    const service = createMacService();
    return {
      ports: macPorts(service, options.mayType ?? always),
      problem: null,
      isTaken: nobody,
      hasTray: async () => true,
      dispose: async () => service.dispose(),
    };
  }
  if (isWayland(env)) return copyOnly(options, { code: 'no-keyboard', detail: 'Wayland lets no program do that.' });
  const opened = await openX11Desktop(env.DISPLAY ?? '');
  if (!opened.ok) return copyOnly(options, opened.problem);
  const { windows, keyboard, clipboard, secureInput, isTaken, hasOldTray, dispose } = opened.value;
  return {
    ports: { platform: 'linux', windows, keyboard, clipboard, secureInput },
    problem: keyboard ? null : { code: 'no-keyboard', detail: 'The X server has no XTEST.' },
    isTaken,
    hasTray: async () => (await hasOldTray()) || hasTrayHost(env),
    dispose,
  };
}

/** XWayland answers too, but sees no window that is not its own. */
function isWayland(env: DesktopOptions['env']): boolean {
  return env.XDG_SESSION_TYPE === 'wayland' || (env.XDG_SESSION_TYPE !== 'x11' && Boolean(env.WAYLAND_DISPLAY));
}

function copyOnly(options: DesktopOptions, problem: Problem): Desktop {
  return {
    ports: copyOnlyPorts(problem, 'linux', options.writeClipboard),
    problem,
    isTaken: nobody,
    hasTray: () => hasTrayHost(options.env),
    dispose: async () => {},
  };
}
