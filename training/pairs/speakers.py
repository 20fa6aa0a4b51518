"""How one person says a command aloud: clean (blanks said, exact) and fuzzy (synonyms, blanks mostly unsaid).

Clean must lead a rule-based listener to exactly the command. Fuzzy may lose letter case and blanks, never a word.
"""

from __future__ import annotations

import random

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, SYMBOLS, WORD, Atom, cut
from training.pairs.manners import Manner, PlainHabits
from training.pairs.numbers import say_number, say_published
from training.pairs.pieces import Piece, piece_of
from training.pairs.vocabulary import Habits
from training.pairs.words import MULTI, exact_word, fuzzy_word, is_sticky, say_compound

# Quotes said as a pair: "open quote ... close quote".
PAIRED = {'"': ("quote", "quote", "double quote", "quotes"), "'": ("single quote", "single quotes")}
OPENERS = ("open", "open", "opening", "begin")
CLOSERS = ("close", "close", "closing", "end")


def say_clean(command: str, rng: random.Random, synonyms: bool) -> list[Piece] | None:
    """Every blank and capital said. None where a word could not be told from a form."""
    habits = Habits(rng, 0.2) if synonyms else PlainHabits()
    pieces: list[Piece] = []
    atoms = cut(command)
    for i, atom in enumerate(atoms):
        if atom.kind == BLANK:
            words = ["space"] * len(atom.text)
        elif atom.kind == SYMBOL:
            words = habits.say(atom.text)
        elif atom.kind == NUMBER:
            words = say_number(atom.text, rng) if synonyms else say_published(atom.text)
        else:
            words = exact_word(atom, is_sticky(atoms, i))
        if words is None:
            return None
        pieces.append(piece_of(atom, words))
    return pieces


def say_fuzzy(command: str, rng: random.Random, manner: Manner) -> list[Piece] | None:
    """None where the words would mean something else than the command."""
    atoms = cut(command)
    pieces: list[Piece] = []
    cased = False
    skip = 0
    paired = rng.random() < 0.1
    inside = False
    for i, atom in enumerate(atoms):
        if skip:
            skip -= 1
            continue
        before, after = (atoms[i - 1] if i else None), (atoms[i + 1] if i + 1 < len(atoms) else None)
        if atom.kind == BLANK:
            must = _must_say_blank(atom, before, after) or (cased and after is not None and after.kind != SYMBOL)
            words = ["space"] if must or rng.random() < manner.spaces else []
            cased = False
        elif atom.kind == SYMBOL:
            words, cased = manner.habits.say(atom.text), False
            if atom.text in PAIRED and not atom.quote and (before is None or before.text != "\\"):
                if paired:
                    words = [rng.choice(CLOSERS if inside else OPENERS), *rng.choice(PAIRED[atom.text]).split()]
                inside = not inside
        elif atom.kind == NUMBER:
            words = say_number(atom.text, rng) if manner.free_numbers else say_published(atom.text)
        else:
            compound = say_compound(atoms, i, rng) if rng.random() < manner.casing else None
            if compound:
                words, skip = compound
                pieces.append(
                    Piece(tuple(words), WORD, "".join(a.text for a in atoms[i : i + skip + 1]), atom.quote, atom.flag)
                )
                cased = True
                continue
            words = fuzzy_word(atoms, i, rng, manner)
            if words is None:
                return None
            cased = "caps" in words
        pieces.append(piece_of(atom, words))
    return pieces if not _hides_a_form(pieces) else None


def _must_say_blank(blank: Atom, before: Atom | None, after: Atom | None) -> bool:
    if before is None or after is None or len(blank.text) > 1:
        return True
    if before.kind == NUMBER and after.kind == NUMBER:
        return True
    if before.text == "\\" or before.text + after.text in SYMBOLS:
        return True
    return bool(blank.quote) and (before.text == blank.quote or after.text == blank.quote)


def _hides_a_form(pieces: list[Piece]) -> bool:
    """Whether plain words side by side spell a symbol ("less than", "and and")."""
    words = [w if p.kind == WORD else "\0" for p in pieces for w in p.words]
    return any(" ".join(words[i : i + n]) in MULTI for n in (2, 3) for i in range(len(words) - n + 1))
