/** Owns the shapes of what a command line would run, and of the walk that finds it. Never walks itself. */
import type { Assignment, SyntaxNode, Word } from 'unbash';

/** A word of a command: its value after the shell's quotes, and where it stands in the whole command line. */
export interface Argument {
  readonly value: string;
  /** As written, quotes included. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** True if it holds `$x`, `$(...)` or the like, so that its value is not known. */
  readonly dynamic: boolean;
  /** Commands run by substitutions inside it. */
  readonly inside: readonly Invocation[];
  readonly word: Word | Assignment | undefined;
}

export interface Invocation {
  /** Without its folder: `rm` for /bin/rm; '' where it is not known before it runs. */
  readonly name: string;
  readonly at: Argument;
  readonly args: readonly Argument[];
  /** What runs it, outermost first: 'sudo', 'xargs', 'find', 'bash' ... */
  readonly through: readonly string[];
  /** Commands whose output it reads through a pipe. */
  readonly input: readonly Invocation[];
  /** Those and all that stand before them in the pipeline. */
  readonly upstream: readonly Invocation[];
  /** False where positions are those of a whole quoted string, so that its words cannot be replaced one by one. */
  readonly exact: boolean;
  /** What it is given by `<<<`. */
  readonly given: readonly Argument[];
}

export interface Write {
  readonly operator: string;
  readonly target: Argument;
}

export interface Execution {
  readonly invocations: readonly Invocation[];
  /** Files that redirections write. */
  readonly writes: readonly Write[];
  /** Functions that call themselves through a pipe or in the background: [from, to). */
  readonly bombs: readonly { readonly from: number; readonly to: number }[];
  /** Names that the line itself defines. */
  readonly functions: ReadonlySet<string>;
}

/** Stands in `through` for the body of a loop. */
export const LOOP = 'for';

/** Where a piece of source stands in the command line: shifted by `base`, or, if undefined, somewhere in [from, to). */
export interface Frame {
  readonly base: number | undefined;
  readonly from: number;
  readonly to: number;
}

export interface Context {
  readonly frame: Frame;
  readonly through: readonly string[];
  readonly input: readonly Invocation[];
  readonly upstream: readonly Invocation[];
  readonly depth: number;
  /** Reads a tree further: the scripts in strings that a command runs. */
  readonly walk: (node: SyntaxNode, context: Context, out: Collected) => void;
}

export interface Collected {
  readonly invocations: Invocation[];
  readonly writes: Write[];
  readonly bombs: { from: number; to: number }[];
  readonly functions: Set<string>;
}
