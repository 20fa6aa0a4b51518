"""A speaker's manner: what stays the same through one utterance (forms, blanks, letter case, directives)."""

from __future__ import annotations

import random
from dataclasses import dataclass

from training.pairs.vocabulary import Habits, plain_form


@dataclass
class Manner:
    """What stays the same through one utterance."""

    habits: Habits
    spaces: float  # how often a blank is said
    letters: str  # "upper", "lower" or "kept": the case single letters come in
    capitals: float  # how often a capital is announced
    casing: float  # how often a compound name is said with a casing directive
    nato: float
    lower: bool  # plain words whose case everybody knows lose it
    free_numbers: bool


def fuzzy_manner(rng: random.Random, gentle: bool = False) -> Manner:
    """gentle: the mild habits that talk and stumbles are built upon."""
    nato = rng.choices((0.0, 1.0), (97, 3) if gentle else (90, 10))[0]
    return Manner(
        # After a letter's name a said blank would read as the end of a word: who names letters says no blanks.
        Habits(rng, 0.04 if gentle else 0.15),
        0.0 if nato else rng.choices((0.0, 0.15, 0.5), (70, 20, 10))[0],
        rng.choices(("upper", "lower", "kept"), (3, 5, 2))[0],
        rng.choice((0.0, 0.5, 0.9)),
        0.08 if gentle else 0.3,
        nato,
        rng.random() < 0.6,
        True,
    )


def plain_manner(rng: random.Random) -> Manner:
    """One form a symbol, as the benchmark says them, letters in either case."""
    manner = fuzzy_manner(rng, gentle=True)
    manner.habits = PlainHabits()
    manner.casing = manner.nato = 0.0
    return manner


class PlainHabits(Habits):
    def __init__(self) -> None:
        super().__init__(random.Random(0), 0.0)

    def say(self, symbol: str) -> list[str]:
        return plain_form(symbol)
