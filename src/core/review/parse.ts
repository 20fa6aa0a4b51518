/**
 * Owns the reading of a command by a real bash parser: its tree, and where it breaks, in words a person understands.
 * Never judges what the command does.
 */
import { forEachChild, type ParsedScript, parse, type SyntaxNode } from 'unbash';

/** What keeps the shell from running the command as it stands. */
interface Break {
  /** Where it begins: [from, to) in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
  /** True if the shell would wait for more instead of refusing. */
  readonly unfinished: boolean;
  /** One sentence of at most 60 characters. */
  readonly message: string;
}

export interface ParsedCommand {
  /** As much of the tree as could be read. */
  readonly script: ParsedScript;
  readonly breaks: readonly Break[];
}

/** The parser's words -> ours. The first that fits. */
const WORDS: readonly (readonly [pattern: RegExp, unfinished: boolean, message: string])[] = [
  [/double quote/, true, 'The shell waits for more: a double quote is not closed.'],
  [/single quote/, true, 'The shell waits for more: a single quote is not closed.'],
  [/backtick/, true, 'The shell waits for more: a backtick is not closed.'],
  [/command substitution/, true, 'The shell waits for more: `$(` is not closed.'],
  [/process substitution/, true, 'The shell waits for more: `<(` is not closed.'],
  [/parameter expansion/, true, 'The shell waits for more: $' + '{ is not closed.'],
  [/arithmetic/, true, 'The shell waits for more: `((` is not closed.'],
  [/subshell|'\)'.* close/, true, 'The shell waits for more: a parenthesis is not closed.'],
  [/'\}'|brace group/, true, 'The shell waits for more: a brace is not closed.'],
  [/expected command after '(\||&&|\|\||\|&)'/, true, 'The shell waits for more: nothing follows the last sign.'],
  [/'(fi|done|esac|do|then)'/, true, 'The shell waits for more: a block is not closed.'],
  [/unexpected token|unexpected/, false, 'The shell refuses this: a sign stands where none may.'],
];

/** Scripts nested deeper are not looked into. */
const MAX_NESTING = 40;

/** Parses one command line. Never throws; for rubbish the tree is partial and `breaks` says why. */
export function parseCommand(command: string): ParsedCommand {
  const script = parse(command);
  const breaks: Break[] = [];
  collectBreaks(script, 0, command.length, breaks, 0);
  if (/(^|[^\\])(\\\\)*\\$/.test(command)) {
    breaks.push({
      from: command.length - 1,
      to: command.length,
      unfinished: true,
      message: 'The shell waits for more: the last sign is a backslash.',
    });
  }
  return { script, breaks };
}

function collectBreaks(script: ParsedScript, from: number, to: number, breaks: Break[], depth: number): void {
  if (depth > MAX_NESTING) return;
  for (const error of script.errors ?? []) {
    // A script inside backticks has positions of its own: the whole line is named then.
    const own = script.source === undefined;
    const at = own ? Math.max(from, Math.min(error.pos, to - 1)) : from;
    const known = WORDS.find(([pattern]) => pattern.test(error.message));
    breaks.push({
      from: at,
      to: own ? Math.min(at + 1, to) : to,
      unfinished: known?.[1] ?? false,
      message: known?.[2] ?? 'The shell cannot read this.',
    });
  }
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Script' && node !== script) collectBreaks(node, from, to, breaks, depth + 1);
    else forEachChild(node, visit);
  };
  forEachChild(script, visit);
}
