/**
 * Owns where the command begins that a wrapper runs: past the wrapper's flags and their values, its assignments and its
 * own operands. The data is in wrappers.ts. Never looks into a script and never judges.
 */
import { PREFIX_COMMANDS } from '../lexer/prefix-commands.ts';
import { WRAPPERS, type Wrapper } from './wrappers.ts';

const ASSIGNMENT = /^[A-Za-z_]\w*=/;
const OPERATOR = /^[<>|&;]/;

/** Index of the inner command's name among the words after the wrapper's; -1 where the wrapper stands alone. */
export function findInner(wrapper: Wrapper, words: readonly string[]): number {
  let operands = wrapper.operands ?? 0;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    const isFlag = word.startsWith('-') && word.length > 1;
    if (isFlag && takesNext(wrapper, word)) at++;
    if (isFlag || (wrapper.assignments && ASSIGNMENT.test(word))) continue;
    if (operands === 0) return at;
    operands--;
  }
  return -1;
}

function takesNext({ letters, long }: Wrapper, flag: string): boolean {
  if (flag.includes('=')) return false;
  return flag.startsWith('--') ? long?.includes(flag) === true : letters.includes(flag.at(-1) ?? '');
}

/**
 * Index of the token that names what runs in the end: past `A=1`, `sudo -u bob`, `nice -n 5`; -1 where nothing does. Of
 * the wrappers only everyday ones are looked through; what the others run is the review's to find.
 */
export function findCommand(tokens: readonly string[]): number {
  const start = tokens.findIndex((token) => !ASSIGNMENT.test(token));
  const name = tokens[start] ?? '';
  const wrapper = PREFIX_COMMANDS.has(name) ? WRAPPERS[name] : undefined;
  if (wrapper === undefined || start < 0) return start;
  const rest = tokens.slice(start + 1);
  const inner = findInner(wrapper, rest);
  if (inner < 0 || OPERATOR.test(rest[inner] ?? '')) return wrapper.alone ? start : -1;
  const found = findCommand(rest.slice(inner));
  return found < 0 ? -1 : start + 1 + inner + found;
}
