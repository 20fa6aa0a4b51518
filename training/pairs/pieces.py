"""An utterance before it is a string: each atom of the command with the words it is said with.

Styles make pieces, talk and stumbles put more between them, mis-hearings change their words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from training.pairs.atoms import BLANK, SYMBOL, Atom

CASING = frozenset(("camel", "snake", "pascal", "kebab", "screaming"))
TALK = "talk"  # words that are no part of the command


@dataclass(frozen=True)
class Piece:
    words: tuple[str, ...]
    kind: str
    written: str
    quote: str = ""
    flag: bool = False


def piece_of(atom: Atom, words: Iterable[str]) -> Piece:
    return Piece(tuple(words), atom.kind, atom.text, atom.quote, atom.flag)


def talk(words: str) -> Piece:
    return Piece(tuple(words.split()), TALK, "")


def join(pieces: Iterable[Piece]) -> str:
    return " ".join(w for piece in pieces for w in piece.words)


def count_words(pieces: Iterable[Piece]) -> int:
    return sum(len(piece.words) for piece in pieces)


def runs_into_talk(pieces: list[Piece]) -> bool:
    """Whether a casing directive would eat the talk after it: it ends only at a said blank or a symbol."""
    return any(p.words and p.words[0] in CASING and q.kind == TALK for p, q in pairwise([p for p in pieces if p.words]))


def token_starts(pieces: list[Piece]) -> list[int]:
    """Where the command's tokens begin, quoted blanks not counted."""
    return [
        i
        for i, p in enumerate(pieces)
        if p.kind != BLANK and (i == 0 or (pieces[i - 1].kind == BLANK and not pieces[i - 1].quote))
    ]


def token_end(pieces: list[Piece], start: int) -> int:
    """Index after the last piece of the token that begins at start."""
    end = start
    while end < len(pieces) and (pieces[end].kind != BLANK or pieces[end].quote):
        end += 1
    return end


def token_kind(pieces: list[Piece], start: int) -> str:
    """What a speaker would call the token: flag, operator, quoted, path, number or word."""
    first = pieces[start]
    end = token_end(pieces, start)
    if first.kind == SYMBOL:
        if first.written in ("-", "--") and end > start + 1:
            return "flag"
        if first.written in "\"'":
            return "quoted"
        if first.written in ("|", "||", "&&", ";", ">", ">>", "<", "2>", "2>&1", "&"):
            return "operator"
    if any(p.written in ("/", "~", ".") for p in pieces[start:end]):
        return "path"
    return "number" if first.kind == "number" and end == start + 1 else "word"
