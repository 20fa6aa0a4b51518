/** Owns which keys 1 to 9 choose what, and in what order choices are shown. Read by the keys and by the rows alike. */
import type { ReviewView, Risk } from '../../contract/views.ts';

export interface Choice {
  /** '1' to '9' */
  readonly key: string;
  readonly reading: number | 'safer';
  readonly command: string;
}

/** The gravest risk; risks come gravest first. */
export const gravest = ({ risks, level }: ReviewView): Risk | undefined =>
  risks.find((risk) => risk.level === level) ?? risks[0];

/** The safer form that `pick safer` takes. */
export const saferForm = ({ risks, command }: ReviewView): string | undefined =>
  risks.find(({ safer }) => safer !== undefined && safer !== command)?.safer;

/** A consequence is told in a row of its own: then the command stands above it, and not among its readings. */
export const isGrave = ({ level }: ReviewView): boolean => level === 'high' || level === 'critical';

/**
 * Readings are shown where it is not sure, once the second hearing has had its say, and once another one was picked.
 */
export const showsReadings = (review: ReviewView): boolean =>
  !review.editing &&
  !review.checking &&
  review.readings.length > (review.picked < 0 ? 0 : 1) &&
  (!review.sure || review.picked !== 0);

/** The command's row is one of the readings' rows: each stays where it is, only the choice moves. */
export const isList = (review: ReviewView): boolean =>
  showsReadings(review) && !isGrave(review) && review.message === null && !review.edited && !isOther(review);

/** The command is none of the readings: a safer form, or a repair taken back. */
const isOther = ({ readings, picked, command }: ReviewView): boolean => picked >= 0 && readings[picked] !== command;

/**
 * What can be chosen besides, in the order of the keys. In a list all readings are choices, each under its own number.
 */
export function findChoices(review: ReviewView): Choice[] {
  const numbered = review.readings.map((command, reading): Omit<Choice, 'key'> => ({ reading, command }));
  if (isList(review) || (!isGrave(review) && saferForm(review) === undefined))
    return numbered.map((choice, at) => ({ key: String(at + 1), ...choice }));
  const safer = saferForm(review);
  const others = numbered.filter(({ command }) => command !== review.command && command !== safer);
  const first: Omit<Choice, 'key'>[] = safer === undefined ? [] : [{ reading: 'safer', command: safer }];
  return [...first, ...others].slice(0, 9).map((choice, at) => ({ key: String(at + 1), ...choice }));
}
