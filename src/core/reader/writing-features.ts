/**
 * Owns the features of the two writing decisions: does a blank stand before this form, and in which case is it written.
 * Never scores.
 */
import { type FeatureList, TEMPLATES } from './feature-list.ts';
import { type Form, LOWER } from './form.ts';
import { habitAt } from './habits.ts';
import { EMPTY_TEXT, extendHash, join } from './hash.ts';
import { CURRENT, type History } from './history.ts';
import type { LexiconIndex } from './lexicon-index.ts';
import { pairKey, TOKEN_PAIR, TOKEN_START, WHOLE_TOKEN } from './token-counts.ts';
import { GLUED, PAD, PRINTED, SEPARATED, type Utterance } from './utterance.ts';
import { pathOf, usualCaseOf } from './word-facts.ts';

const at = (list: Int32Array | Uint8Array, i: number): number => list[i] ?? 0;
const DASH_CODE = 45;
const NOWHERE = { command: 0, commandName: '', subcommand: 0, subcommandName: '' };

/** How the lexicon sees the open token, the token that joining makes, and the form as a token of its own. */
function lexiconView(h: History, form: Form, x: LexiconIndex): number {
  const { lower } = form;
  const joined = extendHash(h.current, lower);
  if (h.wantsCommand && h.quote === 0) {
    const inside = { command: h.current, commandName: h.currentText, subcommand: 0, subcommandName: '' };
    const open = x.command(h.current, h.currentText, '');
    return 4096 + open * 256 + x.command(joined, h.currentText, lower) * 32 + x.token(inside, form.id, lower, '');
  }
  const open = h.currentLength === 0 ? 32 : x.token(h, h.current, h.currentText, '');
  let both = x.token(h, joined, h.currentText, lower);
  if (both === 0) both = x.token(h, extendHash(h.current, form.upper), h.currentText, form.upper) * 8;
  return open * 4096 + both * 64 + x.token(h, form.id, lower, '') * 4 + x.command(form.id, lower, '');
}

/** How often the open token, the token that joining makes, and the form alone were seen: six classes as one number. */
function tokenView(u: Utterance, h: History, form: Form): { open: number; joined: number; alone: number } {
  const both = (hash: number) => u.tokens.classOf(hash, WHOLE_TOKEN) * 5 + u.tokens.classOf(hash, TOKEN_START);
  return {
    open: both(h.currentLower),
    joined: both(extendHash(h.currentLower, form.lower)),
    alone: both(extendHash(EMPTY_TEXT, form.lower)),
  };
}

/** Features that a blank stands before `form` (of unit `i`, followed by unit `j`) after `h`. */
export function gapFeatures(u: Utterance, i: number, form: Form, h: History, x: LexiconIndex, list: FeatureList): void {
  const p = i + PAD;
  const j = p + form.span;
  const [d, e] = [at(u.ids, j), at(u.ids, j + 1)];
  const [kd, ke] = [at(u.kinds, j), at(u.kinds, j + 1)];
  const { id: m, kindAtom: km } = form;
  const { text1: b, text2: a, text3: f, kind1: kb, kind2: ka, command: cm, current: cur } = h;
  const kind = h.currentKind;
  const length = Math.min(h.currentLength, 6);
  const q = h.quote * 4 + at(u.marks.quotesAhead, i);
  const fp = h.previousFlag;
  const print = (at(u.print, i) & (SEPARATED | GLUED)) * 2 + u.separators + h.drops * 8;
  const view = lexiconView(h, form, x);
  const gaps = h.gap1 * 2 + h.gap2;
  const kkm = join(kind * 64 + length, km);
  const path = pathOf(at(u.facts, i));
  const odd = at(u.classes, p);
  list.start(TEMPLATES.gap);
  list.add3(print, b, m);
  list.add3(print, kb, km);
  list.add2(print, form.printed);
  list.add(m);
  list.add2(b, m);
  list.add3(a, b, m);
  list.add3(b, m, d);
  list.add2(m, d);
  list.add3(m, d, e);
  list.add4(f, a, b, m);
  list.add2(cur, m);
  list.add3(cur, m, d);
  list.add(kkm);
  list.add3(h.previous, cur, m);
  list.add2(cm, m);
  list.add3(cm, b, m);
  list.add3(cm, cur, m);
  list.add3(q, b, m);
  list.add5(q, ka, kb, km, kd);
  list.add5(ka, kb, km, kd, ke);
  list.add4(ka, kb, km, kd);
  list.add4(h.quote, kind, m, d);
  list.add4(cm, h.previous, kind, km);
  list.add4(cm, h.flag, kind, km);
  list.add4(kb, odd, form.shape, Math.min(9, form.text.length));
  list.add2(form.tail, kb);
  list.add2(d, e);
  list.add4(cm, Math.min(4, h.argument), kind, km);
  list.add3(cm, m, d);
  list.add4(kind, h.first, b, m);
  list.add4(b, m, d, e);
  list.add4(cm, a, b, m);
  list.add5(kind, fp, kb, km, kd);
  list.add3(gaps, b, m);
  list.add4(gaps, kb, km, kd);
  list.add5(cm, fp, h.flag, kb, km);
  list.add3(form.head, kb, kind);
  list.add3(Math.min(3, h.tokens), kb, km);
  list.add5(cm, q, kind, kb, km);
  list.add3(cur, km, kd);
  list.add3(h.previous, kind, m);
  list.add3(cm, h.flag, m);
  list.add3(view, kind, km);
  list.add4(view, kb, km, kd);
  list.add3(view, cm, fp);
  list.add3(h.flagBits, kkm, fp);
  list.add4(h.flagBits, kind, kb, km);
  list.add4(cm, h.subcommand, kind, m);
  list.add4(cm, h.subcommand, h.flag, kkm);
  list.add4(path, kb, kind, odd);
  list.add3(kb, km, odd);
  list.add4(cm, cur, km, kd);
  const seen = tokenView(u, h, form);
  const all = join(join(seen.open, seen.joined), seen.alone);
  list.add(all);
  list.add3(all, kind, km);
  list.add3(all, kb, km);
  list.add2(all, print);
  list.add4(seen.open, seen.joined, kind, km);
  list.add5(seen.joined, kind, kb, km, kd);
  list.add4(seen.open, seen.alone, kb, km);
  list.add4(seen.joined, seen.alone, cm, km);
  const habit = habitAt(h.habits, b, m) + (kind === CURRENT.flag && h.currentLength === 2 ? 64 * h.valueHabit : 0);
  list.add3(habit, b, m);
  list.add4(habit, kb, km, kd);
  list.add3(habit, kind, km);
  const pair = u.tokens.classOf(pairKey(h.previousLower, h.currentLower), TOKEN_PAIR);
  list.add3(pair, seen.open, kind);
  list.add4(pair, kb, km, kd);
  list.add4(pair, seen.open, seen.joined, kind);
}

/** Features of the case of `form`, written after a blank if `gap`; `base` says which decision. */
export function caseFeatures(
  u: Utterance,
  i: number,
  form: Form,
  h: History,
  gap: boolean,
  x: LexiconIndex,
  base: number,
  list: FeatureList,
): void {
  const p = i + PAD;
  // A capital that a person asked for makes another word of it; one that a recogniser printed does not.
  const m = form.printed !== LOWER && (u.caseStyle & PRINTED) === 0 ? join(form.id, form.printed) : form.id;
  const b = h.text1;
  const open = gap ? 0 : h.current;
  const newCommand = gap && h.wantsCommand;
  const cm = newCommand ? h.current : h.command;
  const previous = gap ? h.current : h.previous;
  const kind = gap ? CURRENT.empty : h.currentKind;
  const d = at(u.ids, p + form.span);
  const style = form.printed * 16 + u.caseStyle;
  const flag = gap && h.first === DASH_CODE ? h.current : h.flag;
  const head = gap ? '' : h.currentText;
  const hash = gap ? EMPTY_TEXT : h.current;
  const place = newCommand ? NOWHERE : h;
  const lower = x.token(place, extendHash(hash, form.lower), head, form.lower);
  const upper = x.token(place, extendHash(hash, form.upper), head, form.upper);
  const usual = usualCaseOf(at(u.facts, i));
  const starts = (h.kept === 0 || newCommand ? 1 : 0) + (i === 0 ? 2 : 0);
  list.start(base);
  list.add(style);
  list.add2(m, form.printed);
  list.add2(m, style);
  list.add2(open, m);
  list.add3(open, m, form.printed);
  list.add2(cm, m);
  list.add3(cm, m, style);
  list.add3(cm, open, m);
  list.add4(cm, open, m, d);
  list.add3(b, m, d);
  list.add2(m, d);
  list.add2(b, m);
  list.add3(previous, open, m);
  list.add4(cm, flag, open, m);
  list.add3(h.text2, b, m);
  list.add4(h.kind2, h.kind1, at(u.kinds, p + form.span), style);
  list.add3(gap ? 1 : 0, m, b);
  list.add2(h.quote, m);
  list.add3(h.quote, style, usual);
  list.add3(cm, m, d);
  list.add4(cm, previous, open, m);
  list.add3(h.upper, b, style);
  list.add3(h.upper, kind, style);
  list.add3(h.hasDollar ? 1 : 0, style, m);
  list.add3(Math.min(9, form.text.length), kind, style);
  list.add3(usual, style, starts);
  list.add4(usual, style, kind, b);
  list.add4(lower, upper, kind, style);
  list.add4(cm, lower, upper, m);
  list.add3(at(u.marks.sinceSymbol, i), usual, style);
  list.add2(form.tail, style);
  list.add2(join(h.kind1, kind), style);
  const [kd, ke] = [at(u.kinds, p + form.span), at(u.kinds, p + form.span + 1)];
  list.add5(lower, upper, kind, kd, ke);
  list.add4(cm, open, m, kd);
  list.add5(cm, open, m, kd, ke);
  list.add4(style, usual, h.hasDollar ? 1 : 0, h.quote);
}
