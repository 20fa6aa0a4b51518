/**
 * Owns what the tagger sees of one unit: rows of its table, one for each of the unit's own facts and landmarks. What
 * stands beside the unit it finds out by itself. Never looks at what has been written.
 */
import { type FeatureList, TEMPLATES } from './feature-list.ts';
import { PAD, type Utterance } from './utterance.ts';

const at = (list: Int32Array | Uint8Array, i: number): number => list[i] ?? 0;

/** Lists the slots of unit `i`, as many for every unit; `tagRowOf` of tag-model.ts makes rows of them. */
export function tagAtoms(u: Utterance, i: number, list: FeatureList): void {
  const p = i + PAD;
  const m = u.marks;
  const form = u.forms[i];
  const [first] = u.alternatives[i] ?? [];
  list.start(TEMPLATES.tag);
  list.add(at(u.ids, p));
  list.add(at(u.said, p));
  list.add2(at(u.ids, p), form?.printed ?? 0);
  list.add(at(u.kinds, p));
  list.add(at(u.classes, p));
  list.add2(at(u.known, i), at(u.starts, p));
  list.add2(at(u.print, i), u.separators);
  list.add(at(u.facts, i));
  list.add(form?.head ?? 0);
  list.add(form?.tail ?? 0);
  list.add2(form?.shape ?? 0, Math.min(9, form?.text.length ?? 0));
  list.add2(u.caseStyle, form?.printed ?? 0);
  list.add3(at(m.toCue, i), at(m.undone, i), at(m.returns, i));
  list.add3(at(m.sinceCue, i), at(m.inCue, i), at(m.cueAtom, i));
  list.add2(at(m.again, i), at(m.before, i));
  list.add2(at(m.echoAhead, i), at(m.echoBehind, i));
  list.add(at(m.restart, i));
  list.add3(at(m.fresh, i), at(m.freshLater, i), at(m.freshSince, i));
  list.add(at(m.quotesAhead, i));
  list.add2(at(m.toSymbol, i), at(m.sinceSymbol, i));
  list.add(Math.min(6, i));
  list.add(Math.min(5, u.size - 1 - i));
  list.add3(first?.id ?? 0, first?.repaired ? 1 : 0, first?.span ?? 0);
  list.add2(u.symbolShare, u.caseStyle);
}
