"""Words that a recogniser prints in two: host name for hostname, n p m for npm.

Only where a listener puts them together again: the whole is common in commands, the halves are common words.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable

from training.pairs.vocabulary import form_words

COMMON_WHOLE, COMMON_HALF = 4, 6
PLAIN_WORD = 20  # as common in wishes as this, a word is printed whole ("output", "target")
_INITIALS = re.compile(r"[b-df-hj-np-tv-xz]{2,5}")


def find_compounds(commands: Iterable[str], wishes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The words of commands that are two words of everyday language written together."""
    wholes = Counter(w for c in commands for w in re.findall(r"(?<![A-Za-z])[a-z]{6,}(?![A-Za-z])", c))
    halves = Counter(w for wish in wishes for w in wish.split() if w.isalpha() and w.islower() and len(w) > 2)
    common = {w for w, count in halves.items() if count >= COMMON_HALF} - form_words()
    found: dict[str, tuple[str, str]] = {}
    for whole, count in sorted(wholes.items()):
        cuts = [i for i in range(3, len(whole) - 2) if whole[:i] in common and whole[i:] in common]
        plain = halves[whole] >= PLAIN_WORD and not whole.endswith("name")
        if count >= COMMON_WHOLE and cuts and not plain:
            found[whole] = (whole[: cuts[0]], whole[cuts[0] :])
    return found


def print_apart(
    words: list[str], compounds: dict[str, tuple[str, str]], rng: random.Random, rate: float
) -> tuple[list[str], int]:
    """The words with some compounds in two and some initials letter by letter, and how many."""
    out: list[str] = []
    edits = 0
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        parts: Iterable[str] = ()
        if before != "literal" and rng.random() < rate:
            if word in compounds:
                parts = compounds[word]
            elif _INITIALS.fullmatch(word) and before not in ("dash", "minus", "hyphen", "tack"):
                parts = (word.upper() if rng.random() < 0.5 else word) if rng.random() < 0.6 else (word.upper(),)
        out.extend(parts or (word,))
        edits += bool(parts)
    return out, edits
