"""The spoken forms of the symbols (data/vocabulary.json) and one speaker's habits among them."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
NATO = (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey xray yankee zulu"
).split()
DIRECTIVES = frozenset(
    "space capital caps all camel snake pascal kebab screaming upper constant literal escape word "
    "letter case scratch strike nope tab oh hundred thousand million hammer new line".split()
)


@cache
def forms() -> dict[str, dict[str, float]]:
    return json.loads((DATA / "vocabulary.json").read_text(encoding="utf-8"))


@cache
def form_words() -> frozenset[str]:
    """Every word that may be (part of) a symbol, a number or a directive: as a plain word it needs `literal`."""
    from training.pairs.numbers import ONES, TEENS, TENS

    words = {w for table in forms().values() for form in table for w in form.split()}
    return frozenset(words | set(ONES) | set(TEENS) | set(TENS[2:]) | DIRECTIVES)


class Habits:
    """One speaker: for each symbol a favourite form, kept to most of the time."""

    def __init__(self, rng: random.Random, wander: float) -> None:
        self._rng = rng
        self._wander = wander
        self._favourite: dict[str, str] = {}

    def say(self, symbol: str) -> list[str]:
        table = forms().get(symbol)
        if table is None:
            return [w for c in symbol for w in self.say(c)]
        fresh = self._rng.choices(list(table), list(table.values()))[0]
        kept = self._favourite.setdefault(symbol, fresh)
        return (fresh if self._rng.random() < self._wander else kept).split()


def plain_form(symbol: str) -> list[str]:
    """The most usual form."""
    table = forms().get(symbol)
    return max(table, key=lambda k: table[k]).split() if table else [w for c in symbol for w in plain_form(c)]
