/** Owns blanks that tear a path apart, which dictation puts where nobody said one. Never judges anything else. */
import type { Lexicon } from '../lexicon/lexicon.ts';
import { replaceRange } from './edits.ts';
import type { Execution, Invocation, Write } from './invocation.ts';
import type { Risk } from './risk.ts';
import { PRINTS, ROOT_FOLDERS, SPLITS, type Split, TAKES_ROOT, TWO_PLACES } from './slip-rules.ts';
import { classifyPath } from './system-paths.ts';
import { WRAPPERS } from './wrappers.ts';

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly code: 'blank-in-path' | 'split-word';
  /** True where the word before names something that the command would delete as a whole. */
  readonly grave: boolean;
}

const MESSAGES: Readonly<Record<Gap['code'], string>> = {
  'blank-in-path': 'A blank stands inside a path.',
  'split-word': 'A blank tears this word apart.',
};
/** A mended line is made of at most this many gaps. */
const MOST_GAPS = 20;

/** Blanks that tear a path apart: `rm -rf / tmp`, `tail . /logs`, `ls ~ /x`, `cat notes . txt`. */
export function findGaps(command: string, { invocations, writes }: Execution, lexicon: Lexicon | undefined): Risk[] {
  // A wrapper's words are the inner command's, and are looked at there.
  const gaps = invocations
    .filter(({ exact, name }) => exact && !Object.hasOwn(WRAPPERS, name))
    .flatMap((invocation) => gapsOf(command, invocation, lexicon))
    .concat(writes.flatMap((write) => gapAfterWrite(command, write)))
    .slice(0, MOST_GAPS);
  const mended = [...gaps]
    .sort((a, b) => b.from - a.from)
    .reduce((line, { from, to }) => replaceRange(line, from, to, ''), command);
  return gaps.map(({ code, from, to, grave }) => ({
    level: grave ? 'critical' : 'notice',
    code,
    message: grave ? 'The blank makes this delete far more than was meant.' : MESSAGES[code],
    from,
    to,
    safer: mended,
  }));
}

function gapsOf(command: string, { name, at, args }: Invocation, lexicon: Lexicon | undefined): Gap[] {
  const gaps: Gap[] = [];
  const words = [at, ...args];
  const gapAfter = (i: number, grave: boolean, code: Gap['code'] = 'blank-in-path'): Gap => ({
    code,
    from: words[i]?.to ?? 0,
    to: words[i + 1]?.from ?? 0,
    grave,
  });
  for (const [i, left] of words.entries()) {
    const right = words[i + 1];
    if (!right || left.text !== left.value || !/^ +$/.test(command.slice(left.to, right.from))) continue;
    if (i > 0 && SPLITS.some((split) => isSplit(split, name, left.value, right.value))) {
      gaps.push(gapAfter(i, false, 'split-word'));
      continue;
    }
    if (left.dynamic) continue;
    const before = words[i - 1]?.value ?? '';
    const torn = i === 0 ? isTornStart(left.value, right.value) : isTorn(name, left.value, right.value, lexicon);
    const dot = i > 1 && left.value === '.' && /^\w/.test(before) && lexicon?.isExtension(right.value) === true;
    if (!torn && !dot) continue;
    // `notes . txt` and `/etc / nginx`: the sign is torn off on both sides.
    if (left.value === '/' && isFlagWithValue(name, before, lexicon)) continue;
    const joined = gaps.at(-1)?.to === words[i - 1]?.from;
    if (dot || (i > 1 && left.value === '/' && (/^[/~.]/.test(before) || joined))) gaps.push(gapAfter(i - 1, false));
    gaps.push(gapAfter(i, name === 'rm' && (right.value === '*' || classifyPath(left.value) !== 'plain')));
  }
  return gaps;
}

/** `cat a > / tmp/x`: nobody writes to a folder. */
function gapAfterWrite(command: string, { target }: Write): Gap[] {
  const blank = /^ +(?=[\w.])/.exec(command.slice(target.to));
  if (!blank || target.text !== target.value || !/^(~|\.{1,2})?\/([\w.-]+\/)*$/.test(target.value)) return [];
  return [{ code: 'blank-in-path', from: target.to, to: target.to + blank[0].length, grave: false }];
}

const isSplit = ({ left, right, only }: Split, name: string, before: string, after: string): boolean =>
  (only === undefined || only.includes(name)) && left.test(before) && right.test(after);

/** `make -C / clean`: the slash is a flag's value. */
const isFlagWithValue = (name: string, flag: string, lexicon: Lexicon | undefined): boolean =>
  flag.startsWith('-') && (lexicon ? lexicon.flag(name, '', flag) === 'value' : /^-[CodtT]$/.test(flag));

/** `. /logs`: sourcing something at the root of the disk is rare, starting something here is not. */
const isTornStart = (left: string, right: string): boolean =>
  (left === '.' || left === '~') && /^\/[\w.-]+/.test(right) && !ROOT_FOLDERS.has(right.split('/')[1] ?? '');

/** Whether two neighbouring words are more likely one path than two operands. */
function isTorn(name: string, left: string, right: string, lexicon: Lexicon | undefined): boolean {
  // `rm * .log`
  if (/\*$/.test(left) && /^\.\w+$/.test(right)) {
    return !TWO_PLACES.has(name) && (name === 'rm' || lexicon?.isExtension(right.slice(1)) === true);
  }
  // `rm build/ *`, `rm . cache`
  if (name === 'rm' && ((/^[\w.-]+\/$/.test(left) && right === '*') || (left === '.' && /^[a-z]\w*$/.test(right))))
    return true;
  // `cat notes. txt`
  if (/^[\w*-]+\.$/.test(left)) return right.length > 1 && lexicon?.isExtension(right) === true;
  // `cd .. /src`, `ls ~ /music`
  if (/^(\.|\.\.|~)$/.test(left)) return /^\/[\w.*-]/.test(right) && !TWO_PLACES.has(name);
  // `cat / etc/hosts`, `cd / work`
  if (left === '/' && ROOT_FOLDERS.has(right.split('/')[0] ?? '')) return !PRINTS.has(name);
  if (left === '/') return /^[\w.*-]/.test(right) && !right.startsWith('-') && !TAKES_ROOT.has(name);
  // `cat /etc/ hosts`
  if (/^(~|\.{1,2})?\/([\w.-]+\/)*$/.test(left)) return /^[\w*][\w.*-]*(\/|$)/.test(right) && !TWO_PLACES.has(name);
  return false;
}
