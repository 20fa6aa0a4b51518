/**
 * Owns the shell scene: what is known about the place the command will be typed into. A port for later grounding:
 * readers accept one and today use only what is given; core never looks at a disk.
 */
export interface ShellScene {
  /** Words worth knowing now: file names, branches, hosts, history, in no order. */
  readonly words: readonly string[];
}

export const EMPTY_SCENE: ShellScene = { words: [] };
