"""Says a command by the rules of the published run-on benchmark: no blanks, one form a symbol.

Exact by design: it must reproduce the benchmark's own utterances from their commands.
"""

from __future__ import annotations

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, WORD, Atom, cut
from training.pairs.numbers import say_published

FORMS = {
    "-": "dash",
    ".": "dot",
    "/": "slash",
    "\\": "backslash",
    "|": "pipe",
    ">": "greater than",
    "<": "less than",
    "*": "star",
    "!": "bang",
    "#": "hash",
    "~": "tilde",
    "@": "at",
    "$": "dollar",
    "%": "percent",
    "^": "caret",
    "&": "ampersand",
    "=": "equals",
    "+": "plus",
    ":": "colon",
    ";": "semicolon",
    "_": "underscore",
    ",": "comma",
    "?": "question mark",
    '"': "quote",
    "'": "single quote",
    "`": "backtick",
    "(": "open paren",
    ")": "close paren",
    "[": "open bracket",
    "]": "close bracket",
    "{": "open brace",
    "}": "close brace",
    ">>": "append",
    "2>": "two redirect",
    "2>&": "two redirect ampersand",
    "2>&1": "two redirect ampersand one",
    "2>>": "two append",
    "&&": "and and",
    "||": "pipe pipe",
    "&>>": "ampersand append",
}


def say_symbol(text: str) -> list[str]:
    whole = FORMS.get(text)
    return whole.split() if whole else [w for c in text for w in FORMS[c].split()]


def say_atom(atom: Atom) -> list[str]:
    if atom.kind == BLANK:
        return []
    if atom.kind == NUMBER:
        return say_published(atom.text)
    if atom.kind == SYMBOL:
        return say_symbol(atom.text)
    if atom.kind == WORD and (len(atom.text) == 1 or (atom.after_dash and len(atom.text) <= 3)):
        return list(atom.text.upper())
    return [atom.text]


def say_published_style(command: str) -> str:
    return " ".join(w for atom in cut(command) for w in say_atom(atom))
