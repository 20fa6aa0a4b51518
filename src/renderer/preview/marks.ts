/** Owns which characters of a command are marked, and why: risks, repairs, what nobody said, what is pointed at. */
import type { Alignment, ReviewView } from '../../contract/views.ts';
import type { Mark } from './tokens.ts';

/** What the pointer or the keyboard is on: a heard word, or a span of the command; by index into the alignment. */
export interface Pointed {
  readonly on: 'word' | 'span';
  readonly at: number;
}

/** Marks that the review has by itself. */
export function reviewMarks({ command, risks, alignment, route }: ReviewView): Mark[] {
  const marks: Mark[] = [];
  for (const { from, to, level } of risks) {
    if (to > command.length) continue;
    marks.push({ from, to, kind: level });
    if (command.slice(from, to).trim() === '' && level !== 'notice') marks.push({ from, to, kind: 'blank' });
  }
  if (!alignment) return marks;
  for (const { from, to, repaired } of alignment.spans) if (repaired) marks.push({ from, to, kind: 'repaired' });
  if (route === 'normalizer')
    for (const range of findUnsaid(command, alignment)) marks.push({ ...range, kind: 'unsaid' });
  return marks;
}

/** Stretches that no heard word wrote, token by token: a blank is nothing that anybody says. */
export function findUnsaid(command: string, { spans }: Alignment): { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  let from = 0;
  for (const span of [...spans, { from: command.length, to: command.length }]) {
    if (span.from > from) gaps.push({ from, to: span.from });
    from = Math.max(from, span.to);
  }
  return gaps.flatMap((gap) =>
    [...command.slice(gap.from, gap.to).matchAll(/\S+/g)].map(({ 0: text, index }) => ({
      from: gap.from + index,
      to: gap.from + index + text.length,
    })),
  );
}

/** Marks of the command's characters for what is pointed at: outlined where one is, filled where it belongs. */
export function pointedMarks(alignment: Alignment, pointed: Pointed): Mark[] {
  if (pointed.on === 'word') {
    return (alignment.words[pointed.at]?.ranges ?? []).map(({ from, to }) => ({ from, to, kind: 'aligned' }));
  }
  const span = alignment.spans[pointed.at];
  return span ? [{ from: span.from, to: span.to, kind: 'here' }] : [];
}

/** The class of a heard word for what is pointed at. */
export function wordMark(alignment: Alignment, pointed: Pointed | null, word: number): 'here' | 'aligned' | undefined {
  if (pointed?.on === 'word') return pointed.at === word ? 'here' : undefined;
  const span = pointed && alignment.spans[pointed.at];
  return span && span.first <= word && word < span.last ? 'aligned' : undefined;
}
