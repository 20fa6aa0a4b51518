/**
 * Owns the numbers that say how far a whole reading goes along with the tagger: its choices' log probabilities summed by
 * kind, the least likely one, and how many the tagger would have made the other way. Never tags.
 */
import { LOWER, TITLE, UPPER } from './form.ts';
import type { History } from './history.ts';
import { logYes } from './scoring.ts';
import { TAG, TAG_QUESTIONS } from './tag-model.ts';
import type { Utterance } from './utterance.ts';
import type { WholeName } from './whole-names.ts';

type Add = (name: WholeName, value: number) => void;

/** One wild answer must not drown all others. */
const LEAST = -8;

export function judgeByTags(u: Utterance, tags: Float32Array, steps: readonly History[], add: Add): void {
  let kept = 0;
  let worst = 0;
  for (const step of steps) {
    const answer = (question: number, yes: boolean) => {
      const odds = tags[step.unit * TAG_QUESTIONS + question] ?? 0;
      const value = Math.max(LEAST, logYes(yes ? odds : -odds));
      worst = Math.min(worst, value);
      if (value < AGAINST) add('tagAgainst', 1);
      return value;
    };
    const { form } = step;
    const drop = answer(TAG.drop, form === null);
    add('tagDrops', drop);
    if (drop < AGAINST) add('tagAgainstDrops', 1);
    if (form === null) continue;
    if ((u.alternatives[step.unit] ?? []).length > 0) add('tagAlternatives', answer(TAG.alternative, form.choice >= 0));
    if (kept++ > 0) {
      const blank = answer(TAG.gap, step.wrote.startsWith(' '));
      add('tagBlanks', blank);
      if (blank < AGAINST) add('tagAgainstBlanks', 1);
    }
    if (form.fixedCase || (form.kind !== 'letter' && form.kind !== 'word')) continue;
    const wanted = caseOf(step.wrote.trimStart());
    add('tagCases', answer(TAG.upper, wanted === UPPER));
    if (form.kind === 'word' && wanted !== UPPER) add('tagCases', answer(TAG.title, wanted === TITLE));
  }
  add('tagWorst', worst);
}

/** The tagger finds the other way likelier. */
const AGAINST = Math.log(0.5);

/** A letter is upper or lower case; a word may have a capital first. */
function caseOf(written: string): number {
  if (written === written.toLowerCase()) return LOWER;
  if (written === written.toUpperCase()) return UPPER;
  return TITLE;
}
