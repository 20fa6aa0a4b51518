/**
 * Owns what nobody knows: commands and flags that are in no list. Says nothing where the lexicon knows too little to
 * tell.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { operandsOf, subcommandOf, valueFlagsOf } from './flags.ts';
import type { Argument, Execution, Invocation } from './invocation.ts';
import { type Risk, riskAt } from './risk.ts';
import { ALIASES, GRAMMAR, NEEDS_SUBCOMMAND, UNCERTAIN } from './slip-rules.ts';
import { FIND_RUNS, WRAPPERS } from './wrappers.ts';

/** These fetch what they run: any name may be right. */
const FETCHING_RUNNERS: ReadonlySet<string> = new Set(['npx', 'bunx', 'uvx', '']);
/** Their -i is followed by a suffix: `-ibak`. */
const EDITS_IN_PLACE: ReadonlySet<string> = new Set(['sed', 'gsed', 'perl', 'ruby']);
/** Names longer than this are cut in the message. */
const LONGEST_NAME = 18;

export function findUnknowns({ invocations, functions }: Execution, lexicon: Lexicon): Risk[] {
  return invocations.flatMap((invocation) => {
    const { name, at, through } = invocation;
    if (!isPlainName(at)) return [];
    if (GRAMMAR.has(name) || functions.has(name)) return [];
    const written = at.value.split('/').at(-1) ?? '';
    if (!lexicon.isCommand(written)) {
      const runner = through.at(-1);
      if (runner !== undefined && FETCHING_RUNNERS.has(runner)) return [];
      return [riskAt('notice', 'unknown-command', `No list knows the command ${shorten(written)}.`, at)];
    }
    const sub = NEEDS_SUBCOMMAND.has(name) ? operandsOf(invocation.args, valueFlagsOf(name))[0] : undefined;
    if (sub && isPlainName(sub) && !lexicon.subcommand([name], sub.value) && !ALIASES.has(`${name} ${sub.value}`)) {
      const words = shorten(`${name} ${sub.value}`);
      return [riskAt('notice', 'unknown-subcommand', `No list knows the command ${words}.`, sub)];
    }
    return UNCERTAIN.has(name) ? [] : findUnknownFlags(invocation, lexicon);
  });
}

const isPlainName = ({ value, dynamic }: Argument): boolean =>
  !dynamic && !/^\.{2,}$/.test(value) && /^[A-Za-z0-9_[.:][\w.+\][:-]*$/.test(value);

const shorten = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}\u2026` : name;

/**
 * Long flags of everyday commands only, and of those only where the lexicon knows several: other lists are not whole.
 */
function findUnknownFlags({ name, args }: Invocation, lexicon: Lexicon): Risk[] {
  if (lexicon.commandCommonness(name) < 3) return [];
  const own = Object.hasOwn(WRAPPERS, name)
    ? args.slice(
        0,
        args.findIndex(({ value }) => !value.startsWith('-')),
      )
    : args;
  const risks: Risk[] = [];
  for (const [i, argument] of own.entries()) {
    const { value, text, dynamic } = argument;
    if (value === '--' || FIND_RUNS.has(value)) break;
    if (/^-i/.test(value) && EDITS_IN_PLACE.has(name)) continue;
    if (dynamic || text !== value || !/^--?[A-Za-z][\w-]*(=|$)/.test(value)) continue;
    if (lexicon.flag(name, subcommandOf(name, args.slice(0, i), lexicon), value) !== 'unknown') continue;
    const flag = value.split('=')[0] ?? value;
    risks.push(riskAt('notice', 'unknown-flag', `No list knows ${shorten(flag)} for ${shorten(name)}.`, argument));
  }
  return risks;
}
