"""Cuts a command into the smallest things a person says: words, numbers, symbols, blanks.

Owns the cutting only; how an atom is said is decided by the styles. Never changes a character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD, NUMBER, SYMBOL, BLANK = "word", "number", "symbol", "blank"

# Longest first: what one spoken form may cover.
SYMBOLS = (
    "2>&1",
    "...",
    "<<<",
    "2>&",
    "&>>",
    "2>>",
    "2>",
    "&>",
    ">>",
    "<<",
    "&&",
    "||",
    "--",
    "..",
    "==",
    "::",
    "__",
    "**",
)
_PIECES = re.compile(r"(\s+)|([A-Za-z]+)|([0-9]+)|(.)", re.S)


@dataclass(frozen=True)
class Atom:
    kind: str
    text: str
    start: int
    after_dash: bool  # glued to a dash: a flag, or the tail of a hyphenated word
    flag: bool  # letters of a short flag: the dash before them opens its token
    quote: str  # the quote mark this atom stands inside, or ""


def collapse(command: str) -> str:
    """One blank where the corpus has several; nobody can say two."""
    return re.sub(r"\s+", " ", command).strip()


def cut(command: str) -> list[Atom]:
    atoms: list[Atom] = []
    quote = ""
    at = 0
    while at < len(command):
        symbol = next((s for s in SYMBOLS if command.startswith(s, at) and _opens(s, command, at)), None)
        match = _PIECES.match(command, at)
        assert match is not None
        if symbol:
            text, kind = symbol, SYMBOL
        elif match[1]:
            text, kind = match[1], BLANK
        elif match[2]:
            text, kind = match[2], WORD
        elif match[3]:
            text, kind = match[3], NUMBER
        else:
            text, kind = match[4], SYMBOL
        after = at > 0 and atoms[-1].text == "-"
        flag = after and (at == 1 or command[at - 2] in " |=('\"[") and not quote
        escaped = at > 0 and command[at - 1] == "\\" and quote != "'"
        closes = quote != "" and text == quote and not escaped
        atoms.append(Atom(kind, text, at, after, flag, "" if closes else quote))
        if kind == SYMBOL and text in "\"'" and not escaped:
            quote = "" if closes else (quote or text)
        at += len(text)
    return atoms


def _opens(symbol: str, command: str, at: int) -> bool:
    """`2>` is a redirection only where the 2 is a word of its own."""
    return not symbol.startswith("2") or at == 0 or not command[at - 1].isalnum()
