/** Owns safer forms: small changes to a command line by the positions of its words. Never decides what is safer. */
import type { Argument, Invocation } from './invocation.ts';

/** The line with [from, to) replaced. */
export const replaceRange = (command: string, from: number, to: number, text: string): string =>
  command.slice(0, from) + text + command.slice(to);

/** The line without an argument and the blank before it. */
function dropArgument(command: string, { from, to }: Argument): string {
  const before = command.slice(0, from).trimEnd();
  return before + command.slice(to);
}

/** The line with `flag` (as found: '-f', '-df', '--force') replaced by `by`, or without it if `by` is ''. */
export function swapFlag(command: string, found: Argument, wanted: string, by: string): string | undefined {
  const { value, from, to } = found;
  if (wanted.split(' ').includes(value) || value.startsWith('--')) {
    return by === '' ? dropArgument(command, found) : replaceRange(command, from, to, by);
  }
  if (!/^-[A-Za-z]+$/.test(value)) return undefined;
  const letter = wanted.split(' ').find((flag) => /^-[A-Za-z]$/.test(flag) && value.includes(flag[1] ?? ''))?.[1];
  // `-ibak` is -i with its value.
  if (letter === undefined || (letter === 'i' && !value.endsWith('i'))) return undefined;
  const rest = value.replace(letter, '');
  return replaceRange(command, from, to, by === '' ? rest : `${rest} ${by}`);
}

/** The line with `text` after the last argument of the invocation. */
export function appendArgument(command: string, { at, args }: Invocation, text: string): string {
  const end = args.at(-1)?.to ?? at.to;
  return replaceRange(command, end, end, ` ${text}`);
}

/** Safer forms of the rules in risk-rules.ts. */
export function saferLine(
  command: string,
  invocation: Invocation,
  cause: Argument,
  { flags, swap, add }: { readonly flags?: string; readonly swap?: string; readonly add?: string },
): string | undefined {
  if (!invocation.exact) return undefined;
  if (add !== undefined) return appendArgument(command, invocation, add);
  if (swap === undefined) return undefined;
  // `sed -i '' ...`: the suffix is the next word.
  if (invocation.args[invocation.args.indexOf(cause) + 1]?.value === '') return undefined;
  if (invocation.args.some(({ value }) => value === swap)) return swapFlag(command, cause, flags ?? '', '');
  return flags === undefined
    ? replaceRange(command, cause.from, cause.to, swap)
    : swapFlag(command, cause, flags, swap);
}
