/**
 * Owns what a command line would run: every simple command with its words, looked for in the whole tree. Never judges,
 * and never takes a quoted string for a command by itself: unwrap.ts knows what runs one.
 */
import { type Assignment, forEachChild, type ParsedScript, type Redirection, type SyntaxNode, type Word } from 'unbash';
import { type Argument, type Collected, type Context, type Execution, type Frame, LOOP } from './invocation.ts';
import { unwrap } from './unwrap.ts';

/** Scripts nested deeper are not followed: nobody says them. */
const MAX_NESTING = 40;

/** Everything that the tree of `command` would run. */
export function findInvocations(script: ParsedScript, command: string): Execution {
  const out: Collected = { invocations: [], writes: [], bombs: [], functions: new Set() };
  walk(
    script,
    { frame: { base: 0, from: 0, to: command.length }, through: [], input: [], upstream: [], depth: 0, walk },
    out,
  );
  return out;
}

const place = ({ base, from, to }: Frame, pos: number, end: number) =>
  base === undefined ? { from, to } : { from: base + pos, to: base + end };

function walk(node: SyntaxNode, context: Context, out: Collected): void {
  switch (node.type) {
    case 'Script': {
      if (context.depth > MAX_NESTING) return;
      const at = node.source === undefined ? context.frame : { ...context.frame, base: undefined };
      forEachChild(node, (child) => walk(child, { ...context, frame: at, depth: context.depth + 1 }, out));
      return;
    }
    case 'For':
    case 'While':
    case 'Select':
    case 'ArithmeticFor':
      forEachChild(node, (child) => walk(child, { ...context, through: [...context.through, LOOP] }, out));
      return;
    case 'Pipeline': {
      let { input, upstream } = context;
      for (const stage of node.commands) {
        const before = out.invocations.length;
        walk(stage, { ...context, input, upstream }, out);
        input = out.invocations.slice(before);
        upstream = [...upstream, ...input];
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
    if (node.type === 'Script') walk(node, { ...context, input: [], upstream: [] }, out);
    else forEachChild(node, visit);
  };
  forEachChild(word, visit);
  const value = word.type === 'Word' ? word.value : word.text;
  const inside = out.invocations.slice(before);
  return { value, text: word.text, ...place(context.frame, word.pos, word.end), dynamic, inside, word };
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
