/**
 * Owns the numbers about a whole reading that no single decision sees: tokens nobody has seen, words said twice, talk that
 * was kept, quotes left open. The last word among the readings the search found is theirs. Never scores.
 */
import { judgeBlanks, judgeCommand } from './command-features.ts';
import { EMPTY_TEXT, extendHash } from './hash.ts';
import type { History } from './history.ts';
import type { LexiconIndex } from './lexicon-index.ts';
import { judgeSteps } from './step-features.ts';
import { judgeByTags } from './tag-features.ts';
import { TOKEN_START, WHOLE_TOKEN } from './token-counts.ts';
import { PAD, type Utterance, WEAK } from './utterance.ts';
import { WHOLE_NAMES, type WholeName } from './whole-names.ts';

type Add = (name: WholeName, value: number) => void;

/** The numbers of the reading whose steps are given, first to last, in the order of WHOLE_NAMES. */
export function wholeFeatures(
  u: Utterance,
  odds: Float64Array,
  tags: Float32Array,
  steps: readonly History[],
  command: string,
  lexicon: LexiconIndex,
): Float64Array {
  const values = new Float64Array(WHOLE_NAMES.length);
  const add: Add = (name, value) => {
    const at = INDEX[name];
    values[at] = (values[at] ?? 0) + value;
  };
  add('score', steps.at(-1)?.score ?? 0);
  add('empty', command === '' ? 1 : 0);
  const last = steps.at(-1);
  add('alternatives', last?.alternativeScore ?? 0);
  add('blanks', last?.gapScore ?? 0);
  add('cases', last?.caseScore ?? 0);
  add('worstBlank', last?.worstGap ?? 0);
  countTokens(u, command, lexicon, add);
  countUnits(u, odds, steps, add);
  judgeCommand(u, command, lexicon, add);
  judgeBlanks(command, add);
  judgeSteps(u, odds, steps, add);
  judgeByTags(u, tags, steps, add);
  return values;
}

const INDEX = Object.fromEntries(WHOLE_NAMES.map((name, at) => [name, at])) as Record<WholeName, number>;

function countTokens(u: Utterance, command: string, lexicon: LexiconIndex, add: Add): void {
  const tokens = command.toLowerCase().split(' ');
  const seen = new Set<string>();
  let before = '';
  for (const token of command === '' ? [] : tokens) {
    const hash = extendHash(EMPTY_TEXT, token);
    const whole = u.tokens.classOf(hash, WHOLE_TOKEN);
    const plain = /^[a-z]+$/.test(token);
    add('tokens', 1);
    if (whole === 0) {
      add('unseen', 1);
      add(plain ? 'unseenPlain' : /^[^a-z0-9]+$/.test(token) ? 'unseenSymbolic' : 'unseen', 1);
      if (u.tokens.classOf(hash, TOKEN_START) === 0) add('neverBegun', 1);
    }
    if (whole === 1) add('seenOnce', 1);
    if (whole === 4) add('seenOften', 1);
    if (token === before) add('twiceInARow', 1);
    else if (token.length > 2 && seen.has(token)) add('repeats', 1);
    if (/^(-|--|\/|\.|@|:|=|_|,)$/.test(token)) add('loneSymbol', 1);
    seen.add(token);
    before = token;
  }
  const first = tokens.find((token) => token !== 'sudo') ?? '';
  const common = lexicon.command(extendHash(EMPTY_TEXT, first), first, '');
  add('firstKnown', common > 0 ? 1 : 0);
  add('firstEveryday', common / 3);
  add('firstUnseen', u.tokens.classOf(extendHash(EMPTY_TEXT, first), WHOLE_TOKEN) === 0 ? 1 : 0);
  add('endsOpen', /[-=:@|<>&_,]$/.test(command) ? 1 : 0);
  for (const quote of ['"', "'"]) {
    const parts = command.split(quote);
    if (parts.length % 2 === 0) add('quoteOpen', 1);
    for (let at = 1; at < parts.length; at += 2) if (/^ \S|\S $/.test(parts[at] ?? '')) add('blankInQuote', 1);
  }
  const pipes = command.match(/ ?\| ?/g) ?? [];
  add('pipesMixed', new Set(pipes).size > 1 ? 1 : 0);
}

function countUnits(u: Utterance, odds: Float64Array, steps: readonly History[], add: Add): void {
  let run = 0;
  let kept = 0;
  let written = 0;
  for (const step of steps) {
    const i = step.unit;
    const talk = odds[i] ?? 0;
    if (step.form === null) {
      add('dropped', 1);
      if (u.symbol[i]) add('symbolsDropped', 1);
      if (u.known[i]) add('knownDropped', 1);
      if (talk < 0) add('againstDropped', Math.min(6, -talk));
      if (u.marks.restart[i] === 1 || u.marks.restart[i] === 2) add('restartDropped', 1);
      if (run === 0 && written > 0) add('runs', 1);
      if (kept > 0 && kept < 3 && !((u.print[i] ?? 0) & WEAK)) add('islands', 1);
      run++;
      kept = 0;
      continue;
    }
    written++;
    kept++;
    run = 0;
    if (step.form.repaired) add('repairs', 1);
    if (talk > 0) add('againstKept', Math.min(6, talk));
    if (u.talky[i]) add(step.quote === 0 ? 'talkyOpen' : 'talkyKept', 1);
    if (u.marks.inCue[i]) add('cuesKept', 1);
    if (u.marks.undone[i]) add('undoneKept', 1);
    if (u.marks.restart[i] === 1 || u.marks.restart[i] === 2) add('restartKept', 1);
    if (i + PAD > u.size + 2 && kept < 3 && written > kept) add('islands', 1);
  }
}
