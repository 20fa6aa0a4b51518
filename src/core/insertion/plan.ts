/**
 * Owns the choice of how a command reaches its target, from what is known before anything is touched. Never presses a
 * key.
 */
import type { Insertion, InsertMethod, Target } from './target.ts';
import { ELSEWHERE, type PasteWay, TERMINALS } from './terminals-table.ts';

export type Plan =
  | { readonly by: 'copy'; readonly held: Insertion['held'] | null }
  | { readonly by: 'type' }
  | { readonly by: 'paste'; readonly way: PasteWay };

export interface Circumstances {
  readonly method: InsertMethod;
  readonly target: Target | null;
  /** Whether keys can be pressed here at all. */
  readonly keyboard: boolean;
  /** Whether this very text can be typed, and is not too long for it. */
  readonly canType: boolean;
  readonly platform: 'linux' | 'mac';
}

/** Copies where copying was asked for, where nothing can be typed and where nobody knows the target; says which. */
export function planInsertion(now: Circumstances): Plan {
  if (now.method === 'copy') return { by: 'copy', held: null };
  if (!now.keyboard) return { by: 'copy', held: 'no-keyboard' };
  if (now.target === null) return { by: 'copy', held: 'target-gone' };
  if (now.method === 'type' && now.canType) return { by: 'type' };
  return { by: 'paste', way: pasteWay(now.target.app, now.platform) };
}

/** True if a program of this name (class of its window, or its bundle) is known to be a terminal. */
export function isTerminal(name: string): boolean {
  return findTerminal(name) !== undefined;
}

function pasteWay(app: string, platform: 'linux' | 'mac'): PasteWay {
  const known = findTerminal(app)?.way;
  return known && platform === 'linux' ? known : ELSEWHERE[platform];
}

function findTerminal(name: string) {
  const wanted = name.toLowerCase();
  return TERMINALS.find(({ names }) => names.includes(wanted));
}
