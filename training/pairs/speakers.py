"""How one person says a command aloud: clean (blanks said, exact) and fuzzy (synonyms, blanks mostly unsaid).

Clean must lead a rule-based listener to exactly the command. Fuzzy may lose letter case and blanks, never a word.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, WORD, Atom, cut
from training.pairs.numbers import ONES, TEENS, TENS, say_number, say_published
from training.pairs.pieces import Piece, piece_of
from training.pairs.vocabulary import NATO, Habits, forms, plain_form

_CASE_RUNS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")
# Names whose case everybody knows: said without it, they still mean exactly this.
KNOWN_CASE = {
    "README", "HEAD", "LICENSE", "TODO", "PATH", "HOME", "USER", "PWD", "SHELL", "EDITOR", "POST", "GET", "PUT", "DELETE",
    "Makefile", "Dockerfile", "Downloads", "Documents", "Desktop", "Pictures", "Music", "Bearer", "Authorization",
    "CHANGELOG", "SELECT", "FROM", "WHERE", "JSON", "Users", "Library", "Content", "Type", "Accept", "TAGS", "Gemfile",
}
_STRONG = (
    {form for table in forms().values() for form in table if " " not in form} | set(ONES) | set(TEENS) | set(TENS[2:])
    | set("space capital caps camel snake pascal kebab screaming upper constant literal escape word letter tab oh hundred thousand million".split())
)
_MULTI = {form for table in forms().values() for form in table if " " in form and not set(form.split()) & {"space"}}


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
    return Manner(
        Habits(rng, 0.04 if gentle else 0.15), rng.choices((0.0, 0.15, 0.5), (70, 20, 10))[0],
        rng.choices(("upper", "lower", "kept"), (3, 5, 2))[0], rng.choice((0.0, 0.5, 0.9)),
        0.08 if gentle else 0.3, rng.choices((0.0, 0.6), (95, 5) if gentle else (90, 10))[0], rng.random() < 0.6, True,
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


def say_clean(command: str, rng: random.Random, synonyms: bool) -> list[Piece] | None:
    """Every blank and capital said. None where a word could not be told from a form."""
    habits = Habits(rng, 0.2) if synonyms else PlainHabits()
    pieces: list[Piece] = []
    for atom in cut(command):
        if atom.kind == BLANK:
            words = ["space"] * len(atom.text)
        elif atom.kind == SYMBOL:
            words = habits.say(atom.text)
        elif atom.kind == NUMBER:
            words = say_number(atom.text, rng) if synonyms else say_published(atom.text)
        else:
            words = _clean_word(atom)
        pieces.append(piece_of(atom, words))
    return pieces


def _clean_word(atom: Atom) -> list[str]:
    text = atom.text
    if atom.flag and (len(text) <= 3 or not text.islower()):
        return [w for c in text for w in _exact_letter(c)]
    if text.islower():
        return ["literal", text] if text in _STRONG else [text]
    words: list[str] = []
    runs = _CASE_RUNS.findall(text)
    for run in runs:
        if len(run) > 1 and run.isupper():
            words += ["all", "caps", run.lower()]
        elif run[0].isupper():
            words += ["capital", run.lower()]
        else:
            words.append(run)
    return words if len(words) > 1 or words[0] not in _STRONG else ["literal", *words]


def _exact_letter(letter: str) -> list[str]:
    return ["capital", letter.lower()] if letter.isupper() else [letter]


def say_fuzzy(command: str, rng: random.Random, manner: Manner) -> list[Piece] | None:
    """None where the words would mean something else than the command."""
    atoms = cut(command)
    pieces: list[Piece] = []
    cased = False
    skip = 0
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
        elif atom.kind == NUMBER:
            words = say_number(atom.text, rng) if manner.free_numbers else say_published(atom.text)
        else:
            compound = _say_compound(atoms, i, rng) if rng.random() < manner.casing else None
            if compound:
                words, skip = compound
                pieces.append(Piece(tuple(words), WORD, "".join(a.text for a in atoms[i : i + skip + 1]), atom.quote, atom.flag))
                cased = True
                continue
            words = _fuzzy_word(atom, before, rng, manner)
            cased = "caps" in words
        if words is None:
            return None
        pieces.append(piece_of(atom, words))
    return pieces if not _hides_a_form(pieces) else None


def _must_say_blank(blank: Atom, before: Atom | None, after: Atom | None) -> bool:
    if before is None or after is None or len(blank.text) > 1:
        return True
    if before.kind == NUMBER and after.kind == NUMBER:
        return True
    if before.text == "\\":
        return True
    return bool(blank.quote) and (before.text == blank.quote or after.text == blank.quote)


def _say_compound(atoms: list[Atom], i: int, rng: random.Random) -> tuple[list[str], int] | None:
    """my_new_file as "snake case my new file": words and how many further atoms they cover."""
    first = atoms[i]
    if first.flag or first.quote or (i and (atoms[i - 1].kind not in (BLANK, SYMBOL) or atoms[i - 1].text in "_-")):
        return None
    end = i + 1
    while end + 1 < len(atoms) and atoms[end].text in "_-" and atoms[end + 1].kind == WORD:
        end += 2
    names = [a.text for a in atoms[i:end] if a.kind == WORD]
    marks = {a.text for a in atoms[i:end] if a.kind == SYMBOL}
    if end < len(atoms) and atoms[end].kind in (WORD, NUMBER):
        return None
    case = rng.choice((["case"], ["case"], []))
    if len(names) > 1 and len(marks) == 1 and all(len(n) > 1 for n in names) and not any(n.lower() in _STRONG for n in names):
        mark = marks.pop()
        if all(n.islower() for n in names):
            return (["snake" if mark == "_" else "kebab", *case, *names], end - i - 1)
        if mark == "_" and all(n.isupper() for n in names):
            return ([*rng.choice((["screaming", "snake", "case"], ["screaming", "case"])), *(n.lower() for n in names)], end - i - 1)
    runs = _CASE_RUNS.findall(first.text)
    if len(names) == 1 and len(runs) > 1 and all(len(r) > 1 for r in runs) and all(r[1:].islower() and r[0].isupper() for r in runs[1:]):
        if runs[0].islower():
            return (["camel", *case, *(r.lower() for r in runs)], 0)
        if runs[0][1:].islower():
            return (["pascal", *case, *(r.lower() for r in runs)], 0)
    return None


def _fuzzy_word(atom: Atom, before: Atom | None, rng: random.Random, manner: Manner) -> list[str] | None:
    text = atom.text
    vowels = bool(re.search("[aeiouy]", text.lower()))
    if len(text) == 1 or (atom.after_dash and atom.flag and (len(text) <= 3 or not vowels or (not text.islower() and len(text) < 7))):
        if len(text) > 1 and text in ("not", "ok", "in", "out", "all", "log", "key", "run", "url", "old", "new", "net") and rng.random() < 0.6:
            return [text]
        if len(text) > 1 and text.islower() and rng.random() < 0.18:
            return [text]  # "dash la" heard as one word
        return [w for c in text for w in _fuzzy_letter(c, atom.after_dash, rng, manner)]
    if text.islower():
        return ["literal", text] if text in _STRONG else [text]
    if rng.random() < 0.4 and not manner.lower:
        return [text]  # the transcript happens to print the case
    known = text in KNOWN_CASE or (before is not None and before.text in "${" and text.isupper())
    if known and (manner.lower or rng.random() < 0.5) and text.lower() not in _STRONG:
        return [text.lower()]
    if rng.random() < manner.capitals or manner.lower:
        return _clean_word(atom)
    return [text]


def _fuzzy_letter(letter: str, flag: bool, rng: random.Random, manner: Manner) -> list[str]:
    if letter.isupper() and rng.random() < manner.capitals:
        return ["capital", letter.lower() if manner.letters != "upper" else letter]
    if flag and manner.nato and rng.random() < manner.nato:
        return [*(["capital"] if letter.isupper() else []), NATO[ord(letter.lower()) - 97]]
    if manner.letters == "kept":
        return [letter]
    return [letter.upper() if manner.letters == "upper" else letter.lower()]


def _hides_a_form(pieces: list[Piece]) -> bool:
    """Whether plain words side by side spell a symbol ("less than", "and and")."""
    words = [w if p.kind == WORD else "\0" for p in pieces for w in p.words]
    return any(" ".join(words[i : i + n]) in _MULTI for n in (2, 3) for i in range(len(words) - n + 1))
