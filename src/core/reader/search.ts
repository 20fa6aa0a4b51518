/**
 * Owns the second stage: a beam search, left to right over the lattice of units, that drops, reads, joins and cases.
 * Deterministic: equal scores keep the order in which they were found. Never makes up a character.
 */
import { alternativeFeatures, dropFeatures } from './choice-features.ts';
import { type FeatureList, TEMPLATES } from './feature-list.ts';
import { type Form, LOWER, MIXED, TITLE, UPPER } from './form.ts';
import { History, inCase } from './history.ts';
import type { LexiconIndex } from './lexicon-index.ts';
import { logYes } from './scoring.ts';
import { type Scorer, segment } from './segmenter.ts';
import { TAG, TAG_QUESTIONS } from './tag-model.ts';
import type { Utterance } from './utterance.ts';
import { caseFeatures, gapFeatures } from './writing-features.ts';

const BEAM = 7;
/** Ways to end that the ranking gets to see. */
const ENDS = 20;
/** Candidates this far (in nats) below the best at their place are forgotten. */
const WIDTH = 8;
/** Odds of what cannot be. */
const NEVER = -99;

interface Candidate {
  readonly from: History;
  readonly unit: number;
  readonly score: number;
  /** null: dropped. */
  readonly form: Form | null;
  readonly gap: boolean;
  readonly text: string;
  /** What choosing the form, its blank and its case added to the score. */
  readonly choice: number;
  readonly blank: number;
  readonly cased: number;
}

/** How much the odds of a choice are the second stage's own and how much the tagger's: fitted on development speech. */
const OWN_SHARE = 0.6;
const TAG_SHARE = 0.35;

const DROPPED = { form: null, gap: false, text: '', choice: 0, blank: 0, cased: 0 } as const;

export interface SearchParts {
  readonly score: Scorer;
  readonly lexicon: LexiconIndex;
  readonly list: FeatureList;
}

interface BlendedParts extends SearchParts {
  /** The odds of a choice from those of the second stage and the tagger's answer to a question about the unit. */
  readonly blend: (own: number, unit: number, question: number) => number;
}

export interface Found {
  /** Ends of the best ways to read the whole utterance, best first, no two with the same output. */
  readonly ends: readonly History[];
  /** The first stage's log odds that each unit is talk. */
  readonly odds: Float64Array;
}

/** `tags`: the tagger's answers about `u`. */
export function searchReadings(u: Utterance, tags: Float32Array, parts: SearchParts): Found {
  const { levels, odds } = segment(u, parts.score, parts.list);
  const blended = {
    ...parts,
    blend: (own: number, unit: number, question: number) =>
      OWN_SHARE * own + TAG_SHARE * (tags[unit * TAG_QUESTIONS + question] ?? 0),
  };
  const reached: Candidate[][] = Array.from({ length: u.size + 1 }, () => []);
  let beam = [new History()];
  for (let i = 0; i < u.size; i++) {
    if (i > 0) beam = select(reached[i] ?? [], parts.lexicon);
    reached[i] = [];
    for (const history of beam) expand(u, levels, i, history, blended, reached);
  }
  return { ends: u.size === 0 ? beam : select(reached[u.size] ?? [], parts.lexicon, ENDS), odds };
}

/** One form to be written for unit `i` after `h`. `start`: the score once it is chosen, of which `choice` for choosing it. */
interface Placing {
  readonly u: Utterance;
  readonly i: number;
  readonly h: History;
  readonly form: Form;
  readonly start: number;
  readonly choice: number;
  /** Where the candidates go that end where the form does. */
  readonly to: Candidate[];
}

function expand(
  u: Utterance,
  levels: Uint8Array,
  i: number,
  h: History,
  parts: BlendedParts,
  reached: Candidate[][],
): void {
  const { list, score, lexicon } = parts;
  dropFeatures(u, levels, i, h, lexicon, list);
  const drop = parts.blend(score(list), i, TAG.drop);
  reached[i + 1]?.push({ from: h, unit: i, score: h.score + logYes(drop), ...DROPPED });
  const keep = h.score + logYes(-drop);
  if (logYes(-drop) < -WIDTH) return;
  const write = (form: Form, start: number, choice: number) => {
    const to = reached[i + form.span];
    if (to) place({ u, i, h, form, start, choice, to }, parts);
  };
  let asHeard = keep;
  for (const form of u.alternatives[i] ?? []) {
    alternativeFeatures(u, levels, i, form, h, lexicon, list);
    const odds = score(list);
    asHeard += logYes(-odds);
    if (logYes(odds) > -WIDTH) write(form, keep + logYes(odds), logYes(odds));
  }
  const own = u.forms[i];
  if (own !== undefined && asHeard - h.score > -WIDTH) write(own, asHeard, asHeard - keep);
}

/** Adds a candidate for each blank and case of one form. */
function place(placing: Placing, parts: BlendedParts): void {
  const { u, i, h, form } = placing;
  if (h.kept === 0) {
    placeCases(placing, false, 0, parts);
    return;
  }
  gapFeatures(u, i, form, h, parts.lexicon, parts.list);
  const odds = parts.blend(parts.score(parts.list), i, TAG.gap);
  if (logYes(odds) > -WIDTH) placeCases(placing, true, logYes(odds), parts);
  if (logYes(-odds) > -WIDTH) placeCases(placing, false, logYes(-odds), parts);
}

/** Adds a candidate for each case of one form; `blank`: what writing a blank before it, or none, adds to the score. */
function placeCases(
  { u, i, h, form, start, choice, to }: Placing,
  gap: boolean,
  blank: number,
  parts: BlendedParts,
): void {
  const { list, score, lexicon } = parts;
  const push = (text: string, cased: number) => {
    const total = start + blank + cased;
    if (total - h.score > -WIDTH) to.push({ from: h, unit: i, score: total, form, gap, text, choice, blank, cased });
  };
  if (form.fixedCase || (form.kind !== 'letter' && form.kind !== 'word')) {
    push(form.text, 0);
    return;
  }
  const own = (base: number) => {
    caseFeatures(u, i, form, h, gap, lexicon, base, list);
    return score(list);
  };
  const odds = (base: number, question: number) => parts.blend(own(base), i, question);
  if (form.kind === 'letter') {
    const upper = odds(TEMPLATES.letter, TAG.upper);
    push(inCase(form, UPPER), logYes(upper));
    push(inCase(form, LOWER), logYes(-upper));
    return;
  }
  const upper = odds(TEMPLATES.upper, TAG.upper);
  push(inCase(form, UPPER), logYes(upper));
  const title = odds(TEMPLATES.title, TAG.title);
  const rest = logYes(-upper);
  push(inCase(form, TITLE), rest + logYes(title));
  const mixed = form.printed === MIXED ? own(TEMPLATES.mixed) : NEVER;
  if (form.printed === MIXED) push(inCase(form, MIXED), rest + logYes(-title) + logYes(mixed));
  push(inCase(form, LOWER), rest + logYes(-title) + logYes(-mixed));
}

/** The best candidates of one place as histories, at most one for each output. */
function select(candidates: Candidate[], lexicon: LexiconIndex, most = BEAM): History[] {
  candidates.sort((a, b) => b.score - a.score);
  const best = candidates[0]?.score ?? 0;
  const seen = new Set<number>();
  const beam: History[] = [];
  for (const candidate of candidates) {
    if (beam.length === most || candidate.score < best - WIDTH) break;
    const history = candidate.from.next(candidate.unit, candidate.score);
    if (candidate.form === null) history.drop();
    else {
      history.write(candidate.gap, candidate.text, candidate.form, lexicon);
      history.alternativeScore += candidate.choice;
      history.gapScore += candidate.blank;
      history.caseScore += candidate.cased;
      history.worstGap = Math.min(history.worstGap, candidate.blank);
    }
    if (seen.has(history.output)) continue;
    seen.add(history.output);
    beam.push(history);
  }
  return beam;
}
