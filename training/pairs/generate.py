"""The command line: `python -m training.pairs.generate --commands FILE... --out DIR --count N --split train`.

Owns how many of what; the same flags and seed give the same file.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from itertools import accumulate
from pathlib import Path

from training.pairs.atoms import collapse
from training.pairs.commands import Described, dictated, program_of, read_commands, read_described, weigh
from training.pairs.compounds import find_compounds
from training.pairs.everyday import make_command
from training.pairs.mishear import learn
from training.pairs.prose import given_by, say_described, say_prose, spoken_names
from training.pairs.slips import Slips
from training.pairs.styles import STYLES, Voice, say
from training.pairs.talk import DEV, TEST, TRAIN, Talk
from training.split import split_of

SHARES = {
    "published": 0.26,
    "clean": 0.03,
    "clean-synonyms": 0.04,
    "fuzzy": 0.12,
    "natural": 0.19,
    "chaotic": 0.13,
    "misheard": 0.07,
    "printed": 0.06,
    "mixed": 0.06,
    "prose": 0.02,
    "described": 0.02,
}
EVERYDAY_POOL = 20_000  # made once, at most; of dev and test one in twenty belongs to the split
NO_COMMAND = ("prose", "described")
Row = dict[str, str]


def parse_flags(arguments: list[str] | None = None) -> argparse.Namespace:
    flags = argparse.ArgumentParser(prog="training.pairs.generate", description="Make pairs of speech and command.")
    flags.add_argument("--commands", nargs="+", type=Path, required=True, help="files of one command a line")
    flags.add_argument("--described", type=Path, help="JSONL of {said, command}")
    flags.add_argument("--exclude", type=Path, help="JSONL of {command}: left out of every split")
    flags.add_argument("--noise", type=Path, help="JSONL of {spoken, heard}: real recogniser errors to learn from")
    flags.add_argument("--out", type=Path, required=True, help="folder; the file is SPLIT.jsonl")
    flags.add_argument("--name", help="file name instead of SPLIT.jsonl")
    flags.add_argument("--count", type=int, default=60000)
    flags.add_argument("--seed", type=int, default=1)
    flags.add_argument("--split", choices=("train", "dev", "test"), default="train")
    flags.add_argument("--families", choices=("train", "held-out"), help="default: train, and held-out for test")
    flags.add_argument("--styles", nargs="+", choices=[*STYLES, *NO_COMMAND], help="default: all, in their shares")
    flags.add_argument("--everyday", type=float, default=0.45, help="share of template-made everyday commands")
    return flags.parse_args(arguments)


class Generator:
    """Draws commands of one split and says them, one style after the other."""

    def __init__(self, flags: argparse.Namespace) -> None:
        self._flags = flags
        self._rng = random.Random(f"{flags.seed}/{flags.split}")
        self._excluded = _read_excluded(flags.exclude)
        self._corpus = self._shuffled(flags.commands)
        self._spoken = dictated(self._corpus)
        self._weights = list(accumulate(weigh(self._spoken)))
        self._program = ""
        self._by_program: defaultdict[str, list[str]] = defaultdict(list)
        self._everyday = self._make_everyday(min(EVERYDAY_POOL, 500 + 2 * flags.count))
        for command in [*self._spoken, *self._everyday]:
            self._by_program[program_of(command)].append(command)
        described = read_described(flags.described, flags.split)
        self._voice = Voice(
            self._rng,
            self._talk(described),
            described,
            [],
            Slips(self._spoken, self._rng),
            learn(flags.noise) if flags.noise else None,
            find_compounds(self._spoken, (wish for wish, _ in described.wishes)),
        )

    def _shuffled(self, paths: list[Path]) -> list[str]:
        """The split's commands, the first file's before the others'."""
        seen: dict[str, None] = {}
        for path in paths:
            commands = read_commands([path]) if path == paths[0] else dictated(read_commands([path]))
            self._rng.shuffle(commands)
            seen.update(
                dict.fromkeys(c for c in commands if split_of(c) == self._flags.split and c not in self._excluded)
            )
        return list(seen)

    def _make_everyday(self, tries: int) -> list[str]:
        """Commands from templates that belong to the split, the likely ones several times."""
        made = (make_command(self._rng) for _ in range(tries if self._flags.split == "train" else 3 * tries))
        return [c for c in made if split_of(c) == self._flags.split and c not in self._excluded]

    def rows(self) -> list[Row]:
        shares = {s: SHARES[s] for s in self._flags.styles} if self._flags.styles else SHARES
        total = sum(shares.values())
        rows = [
            row
            for style, share in shares.items()
            for row in self._rows_of(style, round(self._flags.count * share / total))
        ]
        self._rng.shuffle(rows)
        return rows

    def _rows_of(self, style: str, want: int) -> list[Row]:
        # The benchmark's style goes over the corpus once before it draws by weight.
        whole = style == "published" and self._flags.split == "train" and not self._flags.styles
        queue = self._corpus[: want if whole else 0]
        rows: list[Row] = []
        heard_before: set[str] = set()
        said: Counter[str] = Counter()
        for _ in range(want * 30 + 100):
            if len(rows) >= want:
                break
            command = "" if style in NO_COMMAND else queue.pop() if queue else self._draw()
            heard = self._say(style, command)
            family = self._voice.talk.take_used()
            enough = self._flags.split != "train" and command and said[command] >= 2
            if heard and not enough and (style not in NO_COMMAND or heard not in heard_before):
                heard_before.add(heard)
                said[command] += 1
                rows.append({"heard": heard, "command": command, "style": style, "family": family})
        return rows

    def _say(self, style: str, command: str) -> str | None:
        if style == "prose":
            return say_prose(self._voice)
        if style == "described":
            return say_described(self._voice)
        self._program = program_of(command)
        self._voice.others = [
            self._rng.choice(self._spoken),
            make_command(self._rng),
            *self._rng.sample(self._by_program.get(self._program, []) or [command], 1),
        ]
        return say(style, command, self._voice)

    def _draw(self) -> str:
        if self._rng.random() < self._flags.everyday:
            return self._rng.choice(self._everyday)
        return self._rng.choices(self._spoken, cum_weights=self._weights)[0]

    def _talk(self, described: Described) -> Talk:
        given = {
            "program": lambda: self._program if self._program.isalpha() else "the command",
            "wish": lambda: given_by(described, self._rng, self._program) or "do this",
            "any-wish": lambda: self._rng.choice(described.wishes)[0] if described.wishes else "do this",
        }
        return Talk(self._rng, _part(self._flags), {**spoken_names(self._rng), **given})


def _read_excluded(path: Path | None) -> set[str]:
    if path is None:
        return set()
    return {collapse(json.loads(line)["command"]) for line in path.read_text(encoding="utf-8").splitlines()}


def _part(flags: argparse.Namespace) -> str:
    families = flags.families or ("held-out" if flags.split == "test" else "train")
    return TRAIN if families == "train" else TEST if flags.split == "test" else DEV


def main() -> None:
    flags = parse_flags()
    flags.out.mkdir(parents=True, exist_ok=True)
    path = flags.out / (flags.name or f"{flags.split}.jsonl")
    rows = Generator(flags).rows()
    with path.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row) + "\n")
    print(f"{len(rows)} pairs in {path}")


if __name__ == "__main__":
    main()
