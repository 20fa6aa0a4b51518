"""How people talk around a command: phrases from data/*.txt in named families, filled in by chance.

A family line is `[name]` or `[name dev]` or `[name test]`; families marked dev or test are never used to train.
In a phrase `(a|b|)` is a choice and `<slot>` is filled from data/slots.txt or from what the caller passes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
TRAIN, DEV, TEST = "train", "dev", "test"
KINDS = ("openings", "closings", "asides", "fillers", "links", "cues", "restarts", "retracts", "prose", "described")
_CHOICE = re.compile(r"\(([^()]*)\)")
_HEADER = re.compile(r"\[([a-z0-9-]+)(?: (dev|test))?\]")
_SLOT = re.compile(r"<([a-z-]+)>")


@dataclass(frozen=True)
class Family:
    name: str
    part: str
    phrases: tuple[str, ...]


@cache
def read_families(kind: str) -> tuple[Family, ...]:
    families: list[Family] = []
    name, part, phrases = "", TRAIN, []
    for line in [*(DATA / f"{kind}.txt").read_text(encoding="utf-8").splitlines(), "[end]"]:
        line = line.strip()
        header = _HEADER.fullmatch(line)
        if header:
            if phrases:
                families.append(Family(name, part, tuple(phrases)))
            name, part, phrases = header[1], header[2] or TRAIN, []
        elif line and not line.startswith("#"):
            phrases.append(line)
    return tuple(families)


@cache
def slots(table: str = "slots", part: str = TRAIN) -> dict[str, tuple[str, ...]]:
    """The fillings of each slot: those of the part where it has its own, else those of training."""
    families = read_families(table)
    return {f.name: f.phrases for f in families if f.part == TRAIN} | {
        f.name: f.phrases for f in families if f.part == part
    }


Given = Mapping[str, Callable[[], str]]


def expand(text: str, rng: random.Random, given: Given | None = None, table: str = "slots", part: str = TRAIN) -> str:
    """Choices and slots filled in, innermost first."""
    while True:
        match = _CHOICE.search(text)
        if match:
            text = text[: match.start()] + rng.choice(match[1].split("|")) + text[match.end() :]
            continue
        match = _SLOT.search(text)
        if not match:
            return " ".join(text.split())
        name = match[1]
        value = given[name]() if given and name in given else rng.choice(slots(table, part)[name])
        text = text[: match.start()] + value + text[match.end() :]


class Talk:
    """Phrases of the families of one part; remembers which families it used."""

    def __init__(self, rng: random.Random, part: str, given: Given | None = None) -> None:
        self._rng = rng
        self._given = given
        self._part = part
        self._families = {kind: [f for f in read_families(kind) if f.part == part] for kind in KINDS}
        self.used: list[str] = []
        self._it = ""

    def name_it(self, words: str) -> None:
        """What <it> stands for in the next phrase."""
        self._it = words

    def say(self, kind: str, prefix: str = "") -> str:
        """One phrase; with a prefix only from families of that name or `prefix-...`; "" where there is none."""
        families = [
            f for f in self._families[kind] if not prefix or f.name == prefix or f.name.startswith(prefix + "-")
        ]
        if not families:
            return ""
        family = self._rng.choices(families, [len(f.phrases) ** 0.5 for f in families])[0]
        self.used.append(f"{kind}/{family.name}")
        return expand(
            self._rng.choice(family.phrases),
            self._rng,
            {**(self._given or {}), "it": lambda: self._it},
            part=self._part,
        )

    def take_used(self) -> str:
        used, self.used = self.used, []
        return "+".join(dict.fromkeys(used))
