/**
 * Owns the features of the first stage: is the unit talk or command, and does one begin where the other ends. They look
 * only at what was said. Never scores.
 */
import { type FeatureList, TEMPLATES } from './feature-list.ts';
import { PAD, SEPARATED, type Utterance, WEAK } from './utterance.ts';

const at = (list: Int32Array | Uint8Array, i: number): number => list[i] ?? 0;

/** Features that unit `i` is talk. */
export function talkFeatures(u: Utterance, i: number, list: FeatureList): void {
  const p = i + PAD;
  const m = u.marks;
  const [w3, w2, w1] = [at(u.said, p - 3), at(u.said, p - 2), at(u.said, p - 1)];
  const [w, n1, n2, n3] = [at(u.said, p), at(u.said, p + 1), at(u.said, p + 2), at(u.said, p + 3)];
  const [o3, o2, o1] = [at(u.classes, p - 3), at(u.classes, p - 2), at(u.classes, p - 1)];
  const [o, q1, q2, q3] = [at(u.classes, p), at(u.classes, p + 1), at(u.classes, p + 2), at(u.classes, p + 3)];
  const print = at(u.print, i) * 2 + u.separators;
  const known = at(u.known, i) * 4 + at(u.starts, p);
  const known1 = at(u.known, i + 1) * 4 + at(u.starts, p + 1);
  const known0 = i > 0 ? at(u.known, i - 1) * 4 + at(u.starts, p - 1) : -1;
  const from = Math.min(6, i);
  const left = Math.min(5, u.size - 1 - i);
  const cue = at(m.toCue, i);
  const since = at(m.sinceCue, i);
  const again = at(m.again, i) * 16 + at(m.before, i);
  const undone = at(m.undone, i) * 2 + at(m.returns, i);
  const near = at(m.symbolsNear, i);
  list.start(TEMPLATES.talk);
  list.add(print);
  list.add2(w, (at(u.print, i) & WEAK) * 2);
  list.add2(w1, w);
  list.add2(w, n1);
  list.add3(w2, w1, w);
  list.add3(w, n1, n2);
  list.add3(w1, w, n1);
  list.add(w1);
  list.add(n1);
  list.add(w2);
  list.add(n2);
  list.add2(w2, w1);
  list.add2(n1, n2);
  list.add3(w3, w2, w1);
  list.add3(n1, n2, n3);
  list.add2(o, print);
  list.add2(o1, o);
  list.add2(o, q1);
  list.add3(o1, o, q1);
  list.add5(o2, o1, o, q1, q2);
  list.add4(o, q1, q2, q3);
  list.add4(o3, o2, o1, o);
  list.add2(known, o);
  list.add2(known, q1);
  list.add2(known, o1);
  list.add2(known, w1);
  list.add2(known, n1);
  list.add3(known0, known, known1);
  list.add3(known, near, at(m.toSymbol, i));
  list.add3(near, o, u.symbolShare);
  list.add3(at(m.toSymbol, i), at(m.sinceSymbol, i), o);
  list.add3(at(m.toSymbol, i), at(m.sinceSymbol, i), known);
  list.add2(from, o);
  list.add2(from, w);
  list.add2(left, o);
  list.add2(left, w);
  list.add3(from, known, o1);
  list.add3(u.separators, at(u.print, i) & SEPARATED, o);
  list.add4(u.separators, at(u.print, i) & SEPARATED, at(u.print, i + 1) & SEPARATED, known);
  list.add3(cue, at(m.cueAtom, i), undone);
  list.add3(cue, undone, again);
  list.add3(cue, undone, o);
  list.add3(cue, undone, known);
  list.add2(since, w);
  list.add3(since, o, at(m.cueAtom, i));
  list.add3(at(m.inCue, i), w, q1);
  list.add3(at(m.inCue, i), o1, q1);
  list.add2(again, o);
  list.add3(u.symbolShare, known, o);
  list.add3(at(m.quotesAhead, i), o, u.symbolShare);
  list.add3(w, cue === 9 ? 0 : 1, undone);
  const echo = at(m.echoAhead, i) * 8 + at(m.echoBehind, i);
  list.add2(echo, o);
  list.add3(echo, known, o1);
  list.add3(echo, cue, since);
  const restart = at(m.restart, i);
  list.add2(restart, o);
  list.add3(restart, known, undone);
  const fresh = at(m.fresh, i) * 9 + at(m.freshLater, i) * 3 + at(m.freshSince, i);
  list.add2(fresh, o);
  list.add3(fresh, known, restart);
  list.add4(fresh, at(m.toSymbol, i), at(m.sinceSymbol, i), known);
  list.add4(fresh, cue, since, undone);
  list.add4(restart, i > 0 ? at(m.restart, i - 1) : 4, at(m.restart, i + 1), at(m.toSymbol, i));
}

/**
 * Features of the border between units `i - 1` and `i` for one pair of labels: 1 command to talk, 2 talk to command,
 * 3 talk to talk. Command to command is the zero that the others are measured from.
 */
export function edgeFeatures(u: Utterance, i: number, pair: number, list: FeatureList): void {
  const p = i + PAD;
  const m = u.marks;
  const [w1, w] = [at(u.said, p - 1), at(u.said, p)];
  const [o1, o] = [at(u.classes, p - 1), at(u.classes, p)];
  const known = at(u.known, i) * 4 + at(u.starts, p);
  const print = at(u.print, i) * 2 + u.separators;
  list.start(TEMPLATES.edge + 100 * (pair - 1));
  list.add(print);
  list.add(w);
  list.add(w1);
  list.add2(w1, w);
  list.add2(o1, o);
  list.add3(o1, o, at(u.classes, p + 1));
  list.add3(at(u.classes, p - 2), o1, o);
  list.add2(known, w1);
  list.add2(known, o1);
  list.add2(at(m.inCue, i), at(m.sinceCue, i) * 4 + at(m.undone, i));
  list.add3(at(m.cueAtom, i), at(m.inCue, i), at(m.sinceCue, i));
  list.add2(Math.min(6, i), known);
  list.add2(Math.min(5, u.size - i), o1);
  list.add3(print, o, u.symbolShare);
  list.add2(at(u.print, i - 1), o);
  list.add2(at(m.fresh, i), at(m.freshLater, i));
  list.add3(at(m.fresh, i), o1, known);
  list.add3(at(m.restart, i), at(m.restart, i - 1), at(m.fresh, i));
}
