"""The command line: `python -m training.pairs.generate --commands FILE... --out DIR --count N --split train`.

Owns how many of what; the same flags and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
from itertools import accumulate
from pathlib import Path

from training.ear.split import split_of
from training.pairs.atoms import collapse
from training.pairs.commands import dictated, program_of, read_commands, read_described, weigh
from training.pairs.everyday import make_command
from training.pairs.mishear import learn
from training.pairs.prose import given_by, say_described, say_prose
from training.pairs.styles import STYLES, Voice, say
from training.pairs.talk import DEV, TEST, TRAIN, Talk

SHARES = {
    "published": 0.30, "clean": 0.03, "clean-synonyms": 0.04, "fuzzy": 0.13, "natural": 0.17, "chaotic": 0.11, "misheard": 0.07,
    "printed": 0.07, "mixed": 0.05, "prose": 0.015, "described": 0.015,
}
NO_COMMAND = ("prose", "described")


def parse_flags() -> argparse.Namespace:
    flags = argparse.ArgumentParser(prog="training.pairs.generate", description="Make pairs of speech and command.")
    flags.add_argument("--commands", nargs="+", type=Path, required=True, help="files of one command a line")
    flags.add_argument("--described", type=Path, help="JSONL of {said, command}")
    flags.add_argument("--exclude", type=Path, help="JSONL of {command}: never used in train or dev")
    flags.add_argument("--noise", type=Path, help="JSONL of {spoken, heard}: real recogniser errors to learn from")
    flags.add_argument("--out", type=Path, required=True, help="folder; the file is SPLIT.jsonl")
    flags.add_argument("--name", help="file name instead of SPLIT.jsonl")
    flags.add_argument("--count", type=int, default=60000)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--split", choices=("train", "dev", "test"), default="train")
    flags.add_argument("--families", choices=("train", "held-out"), help="default: train, and held-out for test")
    flags.add_argument("--styles", nargs="+", choices=[*STYLES, *NO_COMMAND], help="default: all, in their shares")
    flags.add_argument("--everyday", type=float, default=0.45, help="share of template-made everyday commands")
    return flags.parse_args()


def main() -> None:
    flags = parse_flags()
    flags.out.mkdir(parents=True, exist_ok=True)
    path = flags.out / (flags.name or f"{flags.split}.jsonl")
    rows = generate(flags)
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row) + "\n")
    print(f"{len(rows)} pairs in {path}")


def generate(flags: argparse.Namespace) -> list[dict[str, str]]:
    rng = random.Random(f"{flags.seed}/{flags.split}")
    excluded = _read_excluded(flags.exclude)
    corpus = [c for c in read_commands(flags.commands) if split_of(c) == flags.split and c not in excluded]
    spoken = dictated(corpus)
    weights = list(accumulate(weigh(spoken)))
    described = read_described(flags.described, flags.split)
    now = {"program": ""}
    given = {"wish": lambda: given_by(described, rng, now["program"]) or "do this", "any-wish": lambda: rng.choice(described.wishes)[0] if described.wishes else "do this"}
    voice = Voice(rng, Talk(rng, _parts(flags), given), described, [], _names(spoken), learn(flags.noise) if flags.noise else None)
    shares = {s: SHARES[s] for s in flags.styles} if flags.styles else SHARES
    total = sum(shares.values())
    rows: list[dict[str, str]] = []
    for style, share in shares.items():
        want = round(flags.count * share / total)
        whole_corpus = style == "published" and flags.split == "train" and not flags.styles
        rows += _rows(style, want, voice, now, spoken, weights, flags, whole_corpus, excluded)
    rng.shuffle(rows)
    return rows


def _rows(style, want, voice, now, spoken, weights, flags, whole_corpus, excluded) -> list[dict[str, str]]:  # noqa: ANN001
    rows: list[dict[str, str]] = []
    queue = voice.rng.sample(spoken, len(spoken)) if whole_corpus else []
    tries = 0
    while len(rows) < want and tries < want * 30 + 100:
        tries += 1
        if style in NO_COMMAND:
            command, heard = "", say_prose(voice) if style == "prose" else say_described(voice)
        else:
            command = queue.pop() if queue else _draw(voice.rng, spoken, weights, flags, excluded)
            now["program"] = program_of(command)
            voice.others = [voice.rng.choice(spoken), make_command(voice.rng)]
            heard = say(style, command, voice)
        family = voice.talk.take_used()
        if heard:
            rows.append({"heard": heard, "command": command, "style": style, "family": family})
    return rows


def _draw(rng: random.Random, spoken: list[str], weights: list[float], flags: argparse.Namespace, excluded: set[str]) -> str:
    while rng.random() < flags.everyday:
        command = make_command(rng)
        if split_of(command) == flags.split and command not in excluded:
            return command
    return rng.choices(spoken, cum_weights=weights)[0]


def _read_excluded(path: Path | None) -> set[str]:
    if path is None:
        return set()
    return {collapse(json.loads(line)["command"]) for line in path.read_text(encoding="utf-8").splitlines()}


def _parts(flags: argparse.Namespace) -> frozenset[str]:
    families = flags.families or ("held-out" if flags.split == "test" else "train")
    if families == "train":
        return frozenset({TRAIN})
    return frozenset({TEST if flags.split == "test" else DEV})


def _names(commands: list[str]) -> list[str]:
    """Plain words of the commands, to be said by mistake."""
    return sorted({w for c in commands for w in c.split() if w.isalpha() and w.islower() and 2 < len(w) < 10})


if __name__ == "__main__":
    main()
