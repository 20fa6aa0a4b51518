"""Which word a speaker says by mistake for another: its sister (push for pull, main for master), or any word."""

from __future__ import annotations

import random
from collections import Counter, defaultdict

from training.pairs.commands import program_of
from training.pairs.talk import slots

COMMON = 4  # a word said by mistake is one that people know


class Slips:
    def __init__(self, commands: list[str], rng: random.Random) -> None:
        self._rng = rng
        sisters: defaultdict[str, set[str]] = defaultdict(set)
        words: Counter[str] = Counter()
        for command in commands:
            tokens = command.split()
            words.update(t for t in tokens if _plain(t))
            if len(tokens) > 1 and _plain(tokens[1]) and tokens[0] != "sudo":
                sisters[tokens[0]].add(tokens[1])
        self._sisters = {program: sorted(found) for program, found in sisters.items()}
        self._words = sorted(w for w, count in words.items() if count >= COMMON)
        self._alike: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
        for values in slots("everyday-slots").values():
            plain = tuple(v for v in values if _plain(v))
            for value in plain:
                self._alike[value].append(plain)

    def __call__(self, word: str, command: str) -> str:
        sisters = self._sisters.get(program_of(command), [])
        if word in sisters and len(sisters) > 1 and self._rng.random() < 0.7:
            return self._rng.choice(sisters)
        if word in self._alike and self._rng.random() < 0.7:
            return self._rng.choice(self._rng.choice(self._alike[word]))
        if self._rng.random() < 0.5 or not self._words:
            return self._rng.choice(slots("everyday-slots")["word"])
        return self._rng.choice(self._words)


def _plain(token: str) -> bool:
    return token.isalpha() and token.islower() and 2 < len(token) < 11
