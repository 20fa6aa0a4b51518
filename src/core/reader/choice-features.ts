/**
 * Owns the features of two choices of the search: is this unit dropped, and is it read as one of its alternatives.
 * Never scores.
 */
import { type FeatureList, TEMPLATES } from './feature-list.ts';
import type { Form } from './form.ts';
import { extendHash, hashText } from './hash.ts';
import type { History } from './history.ts';
import type { LexiconIndex } from './lexicon-index.ts';
import { PAD, type Utterance } from './utterance.ts';
import { pathOf } from './word-facts.ts';

const at = (list: Int32Array | Uint8Array, i: number): number => list[i] ?? 0;

/** Features that unit `i` is dropped after `h`; `levels` are the first stage's. */
export function dropFeatures(
  u: Utterance,
  levels: Uint8Array,
  i: number,
  h: History,
  x: LexiconIndex,
  list: FeatureList,
): void {
  const p = i + PAD;
  const m = u.marks;
  const [level, before, after] = [
    at(levels, i),
    i > 0 ? at(levels, i - 1) : 20,
    i + 1 < u.size ? at(levels, i + 1) : 20,
  ];
  const w = at(u.said, p);
  const [o1, o, q1] = [at(u.classes, p - 1), at(u.classes, p), at(u.classes, p + 1)];
  const print = at(u.print, i) * 2 + u.separators;
  const known = at(u.known, i) * 4 + at(u.starts, p);
  const kept = Math.min(4, h.kept);
  const run = h.drops * 8 + kept;
  const kind = h.currentKind;
  const own = u.forms[i]?.lower ?? '';
  const joined = x.token(h, extendHash(h.current, own), h.currentText, own);
  const alone = x.token(h, hashText(own), own, '');
  const left = Math.min(4, u.size - 1 - i);
  list.start(TEMPLATES.drop);
  list.add2(level, print);
  list.add2(level, run);
  list.add3(level, before, after);
  list.add4(level, before, after, h.drops);
  list.add2(level, o);
  list.add3(level, o, run);
  list.add3(level, o1, o);
  list.add3(level, o, q1);
  list.add3(level, h.text1, w);
  const same =
    (h.text1 === at(u.ids, p) ? 1 : 0) + (h.text2 === at(u.ids, p) ? 2 : 0) + (h.previous === at(u.ids, p) ? 4 : 0);
  list.add4(level, same, h.drops, o);
  list.add4(level, same, h.drops, at(m.echoAhead, i));
  list.add4(level, at(m.echoAhead, i), at(m.echoBehind, i), h.drops);
  list.add3(level, at(m.sinceCue, i), h.drops);
  list.add3(level, at(m.restart, i), h.drops);
  list.add4(level, at(m.restart, i), at(m.restart, i + 1), o);
  list.add3(level, kind, o);
  list.add3(level, kind, joined * 32 + alone);
  list.add3(level, h.command, w);
  list.add3(level, h.command, h.text1);
  list.add3(level, at(m.toCue, i), at(m.undone, i));
  list.add4(at(m.toCue, i), at(m.undone, i), h.drops, at(m.returns, i));
  list.add3(level, at(m.again, i), at(m.before, i));
  list.add3(level, h.quote, at(m.quotesAhead, i));
  list.add3(h.quote, w, h.drops);
  list.add3(o, print, left);
  list.add3(level, known, run);
  list.add3(level, h.wantsCommand ? 1 : 0, known);
  list.add3(level, Math.min(3, h.tokens), left);
  list.add3(level, h.flagBits, kind);
  list.add3(h.previousFlag, kind, w);
  list.add3(print, at(u.print, i + 1), level);
  list.add3(h.kind1, at(u.kinds, p), level);
  list.add2(u.symbolShare, level);
  const fresh = at(m.fresh, i) * 9 + at(m.freshLater, i) * 3 + at(m.freshSince, i);
  list.add3(level, fresh, kept);
  list.add4(level, fresh, h.wantsCommand ? 1 : 0, h.drops);
  list.add3(level, h.drops > 0 ? at(u.said, p - 1) : 0, w);
}

/** Features that unit `i` is read as `form`, one of its alternatives, after `h`. */
export function alternativeFeatures(
  u: Utterance,
  levels: Uint8Array,
  i: number,
  form: Form,
  h: History,
  x: LexiconIndex,
  list: FeatureList,
): void {
  const p = i + PAD;
  const end = p + form.span;
  const own = u.forms[i];
  // What is replaced: the first and last said words and how many.
  const from = extendHash(at(u.said, p) + form.span, form.span > 1 ? (u.forms[i + form.span - 1]?.lower ?? '') : '');
  const pair = extendHash(from, form.text);
  const { why } = form;
  const heard = own?.lower ?? '';
  const bits = (text: string) =>
    h.wantsCommand
      ? 8 + x.command(extendHash(h.current, text), h.currentText, text)
      : x.token(h, extendHash(h.current, text), h.currentText, text);
  const fits = bits(form.lower) * 256 + bits(heard);
  const commands = x.command(form.id, form.text, '') * 4 + x.command(at(u.ids, p), heard, '');
  const alone = (x.token(h, form.id, form.text, '') * 8 + x.token(h, at(u.ids, p), heard, '')) * 16 + commands;
  const kind = h.currentKind;
  const path = pathOf(at(u.facts, i));
  list.start(TEMPLATES.alternative);
  list.add(why);
  list.add(pair);
  list.add2(pair, at(u.said, p - 1));
  list.add2(pair, at(u.said, end));
  list.add2(pair, h.command);
  list.add2(pair, h.wantsCommand ? 1 : 0);
  list.add2(pair, kind);
  list.add2(pair, h.text1);
  list.add3(pair, h.text2, h.text1);
  list.add2(pair, at(levels, i));
  list.add2(pair, u.separators);
  list.add3(pair, at(u.said, p - 1), at(u.said, end));
  list.add2(pair, h.previous);
  list.add3(pair, h.quote, at(u.marks.quotesAhead, i));
  list.add3(why, kind, at(u.classes, p));
  list.add3(why, fits, h.wantsCommand ? 1 : 0);
  list.add3(why, alone, kind);
  list.add4(why, alone, h.text1, at(u.print, i));
  list.add3(why, form.id, h.text1);
  list.add3(why, form.id, h.command);
  list.add3(why, form.id, kind);
  list.add3(why, h.drops, at(levels, i));
  list.add3(why, at(u.facts, i), h.text1);
  list.add3(why, path, h.text1);
  list.add3(why, h.kind1, at(u.classes, end));
  list.add3(why, at(u.print, i), h.kind1);
  list.add4(why, at(u.classes, p - 1), at(u.classes, p), at(u.classes, end));
}
