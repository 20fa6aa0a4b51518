"""How the words and letters of a command are said: case, casing directives, literals, single letters.

Owns words only; symbols and numbers have their own files. `exact_*` loses nothing, `fuzzy_*` may lose letter case.
"""

from __future__ import annotations

import random
import re

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, WORD, Atom
from training.pairs.manners import Manner
from training.pairs.numbers import ONES, TEENS, TENS
from training.pairs.vocabulary import NATO, forms

_CASE_RUNS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]+|[a-z]+")
# Names whose case everybody knows: said without it, they still mean exactly this.
KNOWN_CASE = frozenset(
    (
        "README HEAD LICENSE TODO PATH HOME USER PWD SHELL EDITOR POST GET PUT DELETE Makefile Dockerfile "
        "Downloads Documents Desktop Pictures Music Bearer Authorization CHANGELOG SELECT FROM WHERE JSON "
        "Users Library Content Type Accept TAGS Gemfile"
    ).split()
)
_DIRECTIVES = (
    "space capital caps camel snake pascal kebab screaming upper constant literal escape word letter tab "
    "oh hundred thousand million"
).split()
STRONG = {form for table in forms().values() for form in table if " " not in form} | {
    *ONES,
    *TEENS,
    *TENS[2:],
    *_DIRECTIVES,
}
MULTI = {form for table in forms().values() for form in table if " " in form and not set(form.split()) & {"space"}}


def exact_word(atom: Atom, sticky: bool = False) -> list[str] | None:
    """Every capital announced; None where a capitalised word would be taken for a form.

    sticky: `_name` follows in small letters, which "all caps" would reach ("all caps database underscore url").
    """
    text = atom.text
    if atom.flag and (len(text) <= 3 or not text.islower()):
        return [w for c in text for w in exact_letter(c)]
    if text.islower():
        return ["literal", text] if text in STRONG else [text]
    words: list[str] = []
    runs = _CASE_RUNS.findall(text)
    if any(run.lower() in STRONG and len(run) > 1 for run in runs):
        return None
    for run in runs:
        if sticky and run.isupper():
            words += [w for c in run for w in exact_letter(c)]
        elif len(run) > 1 and run.isupper():
            words += ["all", "caps", run.lower()]
        elif run[0].isupper():
            words += ["capital", run.lower()]
        else:
            words.append(run)
    return words


def exact_letter(letter: str) -> list[str]:
    return ["capital", letter.lower()] if letter.isupper() else [letter]


def say_compound(atoms: list[Atom], i: int, rng: random.Random) -> tuple[list[str], int] | None:
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
    if (
        len(names) > 1
        and len(marks) == 1
        and all(len(n) > 1 for n in names)
        and not any(n.lower() in STRONG for n in names)
    ):
        mark = marks.pop()
        if all(n.islower() for n in names):
            return (["snake" if mark == "_" else "kebab", *case, *names], end - i - 1)
        if mark == "_" and all(n.isupper() for n in names):
            if rng.random() < 0.5:
                return (["all", "caps", *" underscore ".join(n.lower() for n in names).split()], end - i - 1)
            return (
                [*rng.choice((["screaming", "snake", "case"], ["screaming", "case"])), *(n.lower() for n in names)],
                end - i - 1,
            )
    runs = _CASE_RUNS.findall(first.text)
    if (
        len(names) == 1
        and len(runs) > 1
        and all(len(r) > 1 for r in runs)
        and all(r[1:].islower() and r[0].isupper() for r in runs[1:])
    ):
        if runs[0].islower():
            return (["camel", *case, *(r.lower() for r in runs)], 0)
        if runs[0][1:].islower():
            return (["pascal", *case, *(r.lower() for r in runs)], 0)
    return None


def is_sticky(atoms: list[Atom], i: int) -> bool:
    """Whether capitals are followed by `_name` in small letters."""
    return (
        i + 2 < len(atoms)
        and atoms[i].text[-1:].isupper()
        and atoms[i + 1].text[0] == "_"
        and atoms[i + 2].text.islower()
    )


def is_assigned(atoms: list[Atom], i: int) -> bool:
    """Whether an atom is (part of) the name in `NAME=value`, which everybody writes in capitals."""
    while i < len(atoms) and (atoms[i].text.isupper() or atoms[i].text == "_"):
        i += 1
    return i < len(atoms) and atoms[i].text == "="


def fuzzy_word(atoms: list[Atom], i: int, rng: random.Random, manner: Manner) -> list[str] | None:
    """The word as said by this speaker; None where it cannot be told from a form."""
    atom, before = atoms[i], atoms[i - 1] if i else None
    text = atom.text
    vowels = bool(re.search("[aeiouy]", text.lower()))
    if len(text) == 1 or (
        atom.after_dash and atom.flag and (len(text) <= 3 or not vowels or (not text.islower() and len(text) < 7))
    ):
        if (
            len(text) > 1
            and text in ("not", "ok", "in", "out", "all", "log", "key", "run", "url", "old", "new", "net")
            and rng.random() < 0.6
        ):
            return [text]
        if len(text) > 1 and text.islower() and rng.random() < 0.18:
            return [text]  # "dash la" heard as one word
        return [w for c in text for w in fuzzy_letter(c, atom.after_dash, rng, manner)]
    if text.islower():
        return ["literal", text] if text in STRONG else [text]
    if rng.random() < 0.4 and not manner.lower:
        return [text]  # the transcript happens to print the case
    constant = text.isupper() and before is not None and (before.text in "${_" or is_assigned(atoms, i))
    known = text in KNOWN_CASE or constant
    if known and (manner.lower or rng.random() < 0.5) and text.lower() not in STRONG:
        return [text.lower()]
    if rng.random() < manner.capitals or manner.lower:
        return exact_word(atom, is_sticky(atoms, i))
    return [text]


def fuzzy_letter(letter: str, flag: bool, rng: random.Random, manner: Manner) -> list[str]:
    if letter.isupper() and rng.random() < manner.capitals:
        return ["capital", letter.lower() if manner.letters != "upper" else letter]
    if flag and manner.nato and rng.random() < manner.nato:
        return [*(["capital"] if letter.isupper() else []), NATO[ord(letter.lower()) - 97]]
    if manner.letters == "kept":
        return [letter]
    return [letter.upper() if manner.letters == "upper" else letter.lower()]
