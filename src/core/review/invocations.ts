/**
 * Owns what a command line would run: every simple command with its words, looked for through sudo, env, xargs, find -exec,
 * subshells, substitutions and scripts in strings. Never judges, and never takes a quoted string for a command by itself.
 */
import {
  type Assignment,
  forEachChild,
  type ParsedScript,
  parse,
  type Redirection,
  type SyntaxNode,
  type Word,
} from 'unbash';
import { FD_RUNS, FIND_RUNS, REMOTE_RUNS, SHELLS, WRAPPERS, type Wrapper } from './wrappers.ts';

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

/** Where a piece of source stands in the command line: shifted by `base`, or, if undefined, somewhere in [from, to). */
interface Frame {
  readonly base: number | undefined;
  readonly from: number;
  readonly to: number;
}

interface Context {
  readonly frame: Frame;
  readonly through: readonly string[];
  readonly input: readonly Invocation[];
  readonly depth: number;
}

interface Collected {
  readonly invocations: Invocation[];
  readonly writes: Write[];
  readonly bombs: { from: number; to: number }[];
  readonly functions: Set<string>;
}

/** Deeper nesting of scripts in strings is not followed. */
const MAX_DEPTH = 6;

/** Everything that the tree of `command` would run. */
export function findInvocations(script: ParsedScript, command: string): Execution {
  const out: Collected = { invocations: [], writes: [], bombs: [], functions: new Set() };
  walk(script, { frame: { base: 0, from: 0, to: command.length }, through: [], input: [], depth: 0 }, out);
  return out;
}

const place = ({ base, from, to }: Frame, pos: number, end: number) =>
  base === undefined ? { from, to } : { from: base + pos, to: base + end };

function walk(node: SyntaxNode, context: Context, out: Collected): void {
  switch (node.type) {
    case 'Script': {
      const at = node.source === undefined ? context.frame : { ...context.frame, base: undefined };
      forEachChild(node, (child) => walk(child, { ...context, frame: at }, out));
      return;
    }
    case 'Pipeline': {
      let input: readonly Invocation[] = context.input;
      for (const stage of node.commands) {
        const before = out.invocations.length;
        walk(stage, { ...context, input }, out);
        input = out.invocations.slice(before);
      }
      return;
    }
    case 'Function': {
      const name = node.name.value;
      out.functions.add(name);
      if (callsItself(node.body, name)) out.bombs.push(place(context.frame, node.pos, node.end));
      break;
    }
    case 'Redirect':
      if (node.target && /^(>|>>|>\||&>|&>>|>&|<>)$/.test(node.operator)) {
        out.writes.push({ operator: node.operator, target: readWord(node.target, context, out) });
        return;
      }
      break;
    case 'Command': {
      const words = [...(node.name ? [node.name] : []), ...node.args].map((word) => readWord(word, context, out));
      const given: Argument[] = [];
      for (const redirect of node.redirects) readRedirect(redirect, given, context, out);
      for (const prefix of node.prefix) if (prefix.type === 'Assignment') readWord(prefix, context, out);
      unwrap(words, given, context, out);
      return;
    }
    default:
  }
  forEachChild(node, (child) => walk(child, context, out));
}

function readRedirect(redirect: Redirection, given: Argument[], context: Context, out: Collected): void {
  if (redirect.type === 'HereString' && redirect.target) given.push(readWord(redirect.target, context, out));
  else walk(redirect, context, out);
}

function readWord(word: Word | Assignment, context: Context, out: Collected): Argument {
  const before = out.invocations.length;
  let dynamic = false;
  const visit = (node: SyntaxNode): void => {
    if (/Expansion$|^ProcessSubstitution$/.test(node.type) && node.type !== 'BraceExpansion') dynamic = true;
    if (node.type === 'Script') walk(node, { ...context, input: [] }, out);
    else forEachChild(node, visit);
  };
  forEachChild(word, visit);
  const value = word.type === 'Word' ? word.value : word.text;
  const inside = out.invocations.slice(before);
  return { value, text: word.text, ...place(context.frame, word.pos, word.end), dynamic, inside, word };
}

/** Adds the command that these words are, and the commands that it runs in its turn. */
function unwrap(words: readonly Argument[], given: readonly Argument[], context: Context, out: Collected): void {
  const [at, ...args] = words;
  if (!at || context.depth > MAX_DEPTH) return;
  const name = at.dynamic ? '' : (at.value.split('/').at(-1) ?? '');
  const exact = context.frame.base !== undefined;
  out.invocations.push({ name, at, args, through: context.through, input: context.input, exact, given });
  const inner: Context = { ...context, through: [...context.through, name], depth: context.depth + 1 };
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (SHELLS.has(name)) runShell(args, given, inner, out);
  else if (wrapper) runWrapped(wrapper, args, inner, out);
  else if (name === 'find') runAfter(args, FIND_RUNS, inner, out);
  else if (name === 'fd' || name === 'fdfind') runAfter(args, FD_RUNS, inner, out);
  else runRemote(name, args, inner, out);
}

function runShell(args: readonly Argument[], given: readonly Argument[], context: Context, out: Collected): void {
  const flag = args.findIndex(({ value }) => /^-[a-z]*c[a-z]*$/.test(value));
  if (flag >= 0) {
    const script = args.slice(flag + 1).find(({ value }) => !value.startsWith('-'));
    if (script) runScript(script, context, out);
    return;
  }
  for (const script of given) runScript(script, context, out);
  for (const { name, args: said } of context.input) {
    const text = said.filter(({ value }) => !/^-[neE]+$/.test(value));
    const script = text[0];
    if ((name === 'echo' || name === 'printf') && script && text.length === 1) runScript(script, context, out);
  }
}

function runWrapped(wrapper: Wrapper, args: readonly Argument[], context: Context, out: Collected): void {
  const name = context.through.at(-1);
  const inner: Context = name === 'xargs' || name === 'parallel' ? context : { ...context };
  if (name === 'trap' && args[0]) {
    runScript(args[0], inner, out);
    return;
  }
  let operands = wrapper.operands ?? 0;
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] as Argument;
    const { value } = argument;
    if (wrapper.scriptFlag?.includes(value)) {
      const script = args[i + 1];
      if (script) runScript(script, inner, out);
      return;
    }
    if (value.startsWith('-') && value.length > 1) {
      const last = value.at(-1) ?? '';
      const takesNext = value.startsWith('--') ? wrapper.long?.includes(value) : wrapper.letters.includes(last);
      if (takesNext && !value.includes('=')) i++;
    } else if (name === 'env' || name === 'sudo' || name === 'doas' ? /^\w+=/.test(value) : false) {
    } else if (operands > 0) operands--;
    else {
      const rest = args.slice(i);
      if (wrapper.script && rest.length === 1) runScript(argument, inner, out);
      else unwrap(name === 'parallel' ? untilMarker(rest) : rest, [], inner, out);
      return;
    }
  }
}

const untilMarker = (args: readonly Argument[]): readonly Argument[] => {
  const end = args.findIndex(({ value }) => /^:::/.test(value));
  return end < 0 ? args : args.slice(0, end);
};

function runAfter(args: readonly Argument[], marks: ReadonlySet<string>, context: Context, out: Collected): void {
  for (let i = 0; i < args.length; i++) {
    if (!marks.has((args[i] as Argument).value)) continue;
    const rest = args.slice(i + 1);
    const end = rest.findIndex(({ value }) => value === ';' || value === '+');
    unwrap(end < 0 ? rest : rest.slice(0, end), [], context, out);
  }
}

function runRemote(name: string, args: readonly Argument[], context: Context, out: Collected): void {
  for (const [command, path, letters] of REMOTE_RUNS) {
    if (command !== name || !path.every((word, i) => args[i]?.value === word)) continue;
    const marker = args.findIndex(({ value }) => value === '--');
    if (marker >= 0) unwrap(args.slice(marker + 1), [], context, out);
    else runWrapped({ letters, operands: 1 }, args.slice(path.length), context, out);
    return;
  }
}

/** A word whose value is a script: `bash -c '...'`. Positions are exact where it is one plain quoted string. */
function runScript(argument: Argument, context: Context, out: Collected): void {
  if (context.depth > MAX_DEPTH) return;
  const { text, from, to } = argument;
  const quote = text[0];
  const quoted = (quote === "'" || quote === '"') && text.length > 1 && text.endsWith(quote);
  const raw = quoted ? text.slice(1, -1) : text;
  const plain = !raw.includes('\\') && !(quoted ? raw.includes(quote) : /["']/.test(raw));
  const base = context.frame.base === undefined || !plain ? undefined : from + (quoted ? 1 : 0);
  const source = plain ? raw : argument.value;
  walk(parse(source), { ...context, frame: { base, from, to }, input: [] }, out);
}

function callsItself(body: SyntaxNode, name: string): boolean {
  let calls = 0;
  let piped = false;
  let background = false;
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command' && node.name?.value === name) calls++;
    if (node.type === 'Pipeline' && node.commands.length > 1) piped = true;
    if (node.type === 'Statement' && node.background) background = true;
    forEachChild(node, visit);
  };
  visit(body);
  return calls > 0 && background && (piped || calls > 1);
}
