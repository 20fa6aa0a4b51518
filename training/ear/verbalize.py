"""Turns a written command into the words a person would say for it. Owns both ways of speaking: "space" said, or
run-on."""

from __future__ import annotations

import random
import re

from .spoken_forms import PRONOUNCED, SEQUENCES, SYMBOLS, number

PIECE = re.compile(r"[A-Za-z]+|[0-9]+| ")
# find's -or, and the like.
FLAG_WORDS = frozenset("or and not all out in for add key tag max min env new old log top ok".split())
LONG_CLUSTERS = frozenset("tulpn avzp avzh xzvf czvf tlnp rlpt plant alrt lart ltra ltrh lahtr".split())
VOWEL = re.compile("[aeiouy]")


def verbalize(command: str, rng: random.Random, with_space: bool) -> str | None:
    """Lower-case spoken words, or None where a character has no name."""
    words: list[str] = []
    synonyms = rng.random() < 0.3  # a speaker who does not keep to the plain names
    at = 0
    while at < len(command):
        said, at = _next(command, at, rng, with_space, synonyms)
        if said is None:
            return None
        words.append(said)
    return " ".join(w for w in words if w)


def _next(command: str, at: int, rng: random.Random, with_space: bool, synonyms: bool) -> tuple[str | None, int]:
    def choose(forms: tuple[str, ...]) -> str:
        return rng.choice(forms) if synonyms else forms[0]

    for written, forms in SEQUENCES:
        if command.startswith(written, at):
            return choose(forms), at + len(written)
    piece = PIECE.match(command, at)
    if piece is None:
        forms = SYMBOLS.get(command[at])
        return (choose(forms) if forms else None), at + 1
    text = piece.group()
    if text == " ":
        return ("space" if with_space else ""), piece.end()
    if text.isdigit():
        return number(text, rng), piece.end()
    is_cluster = at > 0 and command[at - 1] == "-" and (at < 2 or command[at - 2] == " ")
    return say_word(text, rng, is_cluster), piece.end()


def say_word(word: str, rng: random.Random, is_cluster: bool = False) -> str:
    """One run of letters: a cluster of flags is spelled, a name is read, casing is said about half the time for
    flags."""
    lower = word.lower()
    if len(word) == 1 or (is_cluster and lower not in FLAG_WORDS and (len(word) <= 3 or lower in LONG_CLUSTERS)):
        return " ".join(_letter(c, rng) for c in word)
    if word in PRONOUNCED or (word.islower() and _is_word(word)):
        return word
    if word.isupper():
        if len(word) <= 3 or not VOWEL.search(lower):
            return ("all caps " if rng.random() < 0.4 else "") + (lower if lower in PRONOUNCED else " ".join(lower))
        return rng.choice(("all caps ", "upper ", "")) + lower
    if re.fullmatch("[A-Z][a-z]+", word):
        return ("capital " if rng.random() < 0.6 else "") + (
            lower if _is_word(lower) or lower in PRONOUNCED else " ".join(lower)
        )
    if re.fullmatch("[a-z]+(?:[A-Z][a-z]+)+", word):
        return ("camel case " if rng.random() < 0.6 else "") + re.sub("([A-Z])", r" \1", word).lower()
    if re.fullmatch("(?:[A-Z][a-z]+){2,}", word):
        return ("pascal case " if rng.random() < 0.6 else "") + re.sub("([A-Z])", r" \1", word).lower().strip()
    return " ".join(lower) if len(lower) <= 6 else lower


def _is_word(word: str) -> bool:
    return len(word) > 1 and VOWEL.search(word) is not None


def _letter(c: str, rng: random.Random) -> str:
    return ("capital " if c.isupper() and rng.random() < 0.5 else "") + c.lower()
