/**
 * Owns the way from a command to the commands that it runs in its turn: sudo, env, xargs, find -exec, shells with a
 * script in a string, other machines. The data is in wrappers.ts. Never judges.
 */
import { parse } from 'unbash';
import { findInner } from './inner-command.ts';
import type { Argument, Collected, Context } from './invocation.ts';
import { FD_RUNS, FIND_RUNS, REMOTE_RUNS, SHELLS, STDIN_SCRIPTS, WRAPPERS, type Wrapper } from './wrappers.ts';

/** `sudo env nice ...`: longer chains are not followed. */
const MAX_RUNNERS = 12;

/** Adds the command that these words are, and the commands that it runs in its turn. */
export function unwrap(words: readonly Argument[], given: readonly Argument[], context: Context, out: Collected): void {
  const [at, ...args] = words;
  if (!at || context.through.length > MAX_RUNNERS) return;
  const base = at.dynamic ? '' : (at.value.split('/').at(-1) ?? '');
  // `RM` and `Sudo` run where file names ignore case.
  const name = /^([A-Z]{2,}|[A-Z][a-z]+)$/.test(base) ? base.toLowerCase() : base;
  const exact = context.frame.base !== undefined;
  out.invocations.push({
    name,
    at,
    args,
    through: context.through,
    input: context.input,
    upstream: context.upstream,
    exact,
    given,
  });
  const inner: Context = { ...context, through: [...context.through, name] };
  const wrapper = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (SHELLS.has(name)) runShell(args, given, inner, out);
  else if (STDIN_SCRIPTS.has(name) && given.length > 0) for (const script of given) runScript(script, inner, out);
  else if (name === '') runWrapped({ letters: '' }, args, inner, out);
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
  if (name === 'trap' && args[0]) {
    runScript(args[0], context, out);
    return;
  }
  const flag = args.findIndex(({ value }) => wrapper.scriptFlag?.includes(value) === true);
  const given = flag < 0 ? undefined : args[flag + 1];
  if (given) {
    runScript(given, context, out);
    return;
  }
  const inner = findInner(
    wrapper,
    args.map(({ value }) => value),
  );
  const first = args[inner];
  if (!first) return;
  const rest = name === 'parallel' ? untilMarker(args.slice(inner)) : args.slice(inner);
  if (wrapper.script && rest.length === 1) runScript(first, context, out);
  else unwrap(rest, [], context, out);
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
  if (name === 'git' && args[0]?.value === 'submodule') {
    const each = args.findIndex(({ value }) => value === 'foreach');
    if (each > 0) runWrapped({ letters: '', script: true }, args.slice(each + 1), context, out);
    return;
  }
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
  const { text, from, to } = argument;
  const quote = text[0];
  const quoted = (quote === "'" || quote === '"') && text.length > 1 && text.endsWith(quote);
  const raw = quoted ? text.slice(1, -1) : text;
  const plain = !raw.includes('\\') && !(quoted ? raw.includes(quote) : /["']/.test(raw));
  const base = context.frame.base === undefined || !plain ? undefined : from + (quoted ? 1 : 0);
  const source = plain ? raw : argument.value;
  context.walk(parse(source), { ...context, frame: { base, from, to }, input: [], upstream: [] }, out);
}
