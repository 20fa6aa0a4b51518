/** Owns what insertion knows of the place a command goes to, and the ports it types through. Never touches a screen. */
import type { Result } from '../errors.ts';

/** The window that had the focus when the key went down. */
export interface Target {
  /** What the platform calls this window; stable while it is open. */
  readonly id: string;
  /** The program's name as a person knows it, e.g. 'Terminal', 'xterm'. */
  readonly app: string;
  /** True where the program is known to be a terminal; false where it is not, or nobody knows. */
  readonly terminal: boolean;
}

/** How a command reaches the target: a guarded paste that restores the clipboard, key by key, or copied only. */
export type InsertMethod = 'paste' | 'type' | 'copy';

/** What became of an insertion. `copied` also where the target had gone: the command then waits in the clipboard. */
export interface Insertion {
  readonly how: 'pasted' | 'typed' | 'copied';
  readonly target: Target | null;
  /** Why it is only copied although typing was asked for. */
  readonly held?: 'target-gone' | 'secure-input' | 'clipboard-changed' | 'no-keyboard';
}

/** Port: windows of the desktop. */
export interface Windows {
  /** The focused window now. Fails with no-display where there is none to ask. */
  focused(): Promise<Result<Target>>;
  /** Brings it back to the front and resolves once it has the focus. Fails with target-gone. */
  focus(target: Target): Promise<Result<null>>;
}
