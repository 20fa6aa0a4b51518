/**
 * Owns the review: how it is made from what was heard, and what the person may do to its text. Each change of the text
 * takes back a confirmation and has the risks read anew; nothing that may not be typed ever gets into it. Inserts
 * nothing.
 */
import type { Draft, Piece } from '../draft.ts';
import type { Problem } from '../errors.ts';
import type { Lexed } from '../lexer/unit.ts';
import { cleanForTyping } from '../review/typeable.ts';
import type { Hearing } from './event.ts';
import { MOST_READINGS } from './limits.ts';
import type { Review, Rules, Take } from './state.ts';

/** A review that the person has touched: no second hearing changes it any more. */
export const endChecking = (review: Review): Review => (review.checking ? { ...review, checking: false } : review);

/** Whether there is a command to show; suggestions alone are none. */
export const hasCommand = ({ translation }: Hearing): boolean => !isBlank(translation.verdict.draft.command);

/** What both hearings together gave in place of the first one's review; the same command stays the same edition. */
export function confirmReview(first: Review, hearing: Hearing, rules: Rules): Review {
  const review = makeReview(first.session, first, hearing, rules);
  if (review.text === first.text) return { ...review, edition: first.edition };
  return { ...review, edition: first.edition + 1, replaced: endChecking(first) };
}

/**
 * The review of what was heard. Nothing is picked where the readers only suggest; then, and without readings, it is
 * empty.
 */
export function makeReview(
  session: number,
  { target }: Pick<Take, 'target'>,
  { translation, ms }: Hearing,
  rules: Rules,
): Review {
  const { draft, alternatives } = translation.verdict;
  const readings = chooseReadings([draft, ...alternatives]);
  const first = isBlank(draft.command) ? undefined : readings[0];
  const text = first?.command ?? '';
  return {
    session,
    target,
    translation,
    ms,
    readings,
    picked: first ? 0 : -1,
    text,
    origin: 'read',
    draft: first ?? null,
    risks: assess(text, rules),
    editing: readings.length === 0,
    confirmed: false,
    problem: null,
    unanswered: false,
    checking: false,
    edition: 0,
    replaced: null,
  };
}

function chooseReadings(drafts: readonly Draft[]): Draft[] {
  const chosen = new Map<string, Draft>();
  for (const draft of drafts) {
    const command = cleanForTyping(draft.command);
    if (isBlank(command) || chosen.has(command)) continue;
    // What had to be cleaned has moved: where its characters came from is not known any more.
    chosen.set(command, command === draft.command ? draft : { ...draft, command, pieces: [] });
  }
  return [...chosen.values()].slice(0, MOST_READINGS);
}

export const isBlank = (text: string): boolean => text.trim() === '';

const assess = (text: string, rules: Rules) => (isBlank(text) ? [] : rules.assess(text));

/** Another text in the review. The same text changes nothing but what was said about it. */
function withText(review: Review, change: Pick<Review, 'text' | 'origin' | 'draft' | 'picked'>, rules: Rules): Review {
  const same = change.text === review.text;
  return {
    ...review,
    ...change,
    risks: same ? review.risks : assess(change.text, rules),
    confirmed: same && review.confirmed,
    problem: null,
  };
}

/** The text as typed by hand; where it is again what was read, its alignment is known again. */
export function editReview(review: Review, typed: string, rules: Rules): Review {
  const text = cleanForTyping(typed);
  const editing = { ...review, editing: true };
  if (text === review.text) return { ...editing, problem: null };
  const draft = review.readings[review.picked];
  if (draft?.command === text) return withText(editing, { ...editing, text, origin: 'read', draft }, rules);
  return withText(editing, { ...editing, text, origin: 'hand', draft: null }, rules);
}

/** One of the readings, or the safer form of the gravest risk that has one; undefined where there is none. */
export function pickReading(review: Review, reading: number | 'safer', rules: Rules): Review | undefined {
  const settled = { ...review, editing: false };
  if (reading !== 'safer') {
    const draft = review.readings[reading];
    return draft && withText(settled, { text: draft.command, origin: 'read', draft, picked: reading }, rules);
  }
  const text = review.risks
    .map(({ safer }) => cleanForTyping(safer ?? ''))
    .find((safer) => !isBlank(safer) && safer !== review.text);
  if (text === undefined) return undefined;
  return withText(settled, { text, origin: 'safer', draft: null, picked: review.picked }, rules);
}

/**
 * What was heard in place of the newest repair; undefined where nothing was repaired or the text was changed by hand.
 */
export function keepHeard(review: Review, rules: Rules): Review | undefined {
  const { draft, translation } = review;
  const newest = draft?.pieces
    .filter(({ origin }) => origin === 'repaired')
    .sort((a, b) => b.last - a.last || b.to - a.to)[0];
  if (!draft || !newest) return undefined;
  const kept = unrepair(draft, newest, cleanForTyping(heardAs(translation.lexed, newest)));
  if (isBlank(kept.command)) return undefined;
  return withText(review, { text: kept.command, origin: 'read', draft: kept, picked: review.picked }, rules);
}

/** What the words of a piece write if nothing is repaired. */
function heardAs({ units, words }: Lexed, { first, last }: Piece): string {
  const own = units.filter((unit) => unit.first >= first && unit.last <= last);
  if (own.length === 0)
    return words
      .slice(first, last)
      .map(({ text }) => text)
      .join(' ');
  return own.map(({ text, glued }, at) => (at === 0 || glued ? text : ` ${text}`)).join('');
}

/** The draft with `heard` where the piece was. Pieces behind it move; one that it cut into is left out. */
function unrepair(draft: Draft, repaired: Piece, heard: string): Draft {
  const { command, pieces } = draft;
  const shift = heard.length - (repaired.to - repaired.from);
  return {
    ...draft,
    command: command.slice(0, repaired.from) + heard + command.slice(repaired.to),
    pieces: pieces.flatMap((piece): Piece[] => {
      if (piece === repaired) return [{ ...piece, to: piece.from + heard.length, origin: 'said' }];
      if (piece.to <= repaired.from) return [piece];
      if (piece.from >= repaired.to) return [{ ...piece, from: piece.from + shift, to: piece.to + shift }];
      return [];
    }),
  };
}

/** What keeps the review from being inserted now, if anything does. */
export function findHindrance({ text, risks, confirmed }: Review): Problem | undefined {
  if (isBlank(text)) return { code: 'empty-command', detail: '' };
  const word = confirmWord(text, risks);
  return word !== null && !confirmed ? { code: 'not-confirmed', detail: word } : undefined;
}

/** The word that must be typed before a critical command is inserted: its first one; null where nothing must be. */
export const confirmWord = (text: string, risks: Review['risks']): string | null =>
  risks.some(({ level }) => level === 'critical') ? (text.trim().split(' ')[0] ?? null) : null;
