"""The marks and capitals a recogniser sets around the words: sentence case, commas, full stops, `I`."""

from __future__ import annotations

import random
import re

from training.pairs.atoms import BLANK
from training.pairs.pieces import TALK, Piece


def punctuate(text: str, rng: random.Random) -> str:
    """Sentence case, commas, a closing mark, as printed around the words."""
    if not text:
        return text
    if rng.random() < 0.75:
        text = text[0].upper() + text[1:]
    if rng.random() < 0.7 and text[-1].isalnum():
        text += rng.choices((".", "...", "!", "?"), (90, 4, 3, 3))[0]
    return text


def add_commas(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """A comma after some tokens, where the speaker paused."""
    if rng.random() < 0.6:
        return pieces
    rate = rng.choice((0.1, 0.3))
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        last = i + 1 == len(pieces)
        pause = (
            not last
            and pieces[i + 1].kind == BLANK
            and piece.words
            and piece.words[-1].isalnum()
            and rng.random() < rate
        )
        out.append(
            Piece((*piece.words[:-1], piece.words[-1] + ","), piece.kind, piece.written, piece.quote, piece.flag)
            if pause
            else piece
        )
    return out


def print_talk(pieces: list[Piece], rng: random.Random) -> list[Piece]:
    """`I` in capitals, and a comma where talk and command meet, as a recogniser sets them."""
    pieces = [
        Piece(tuple(re.sub(r"^i(?=$|')", "I", w) for w in p.words), TALK, "") if p.kind == TALK else p for p in pieces
    ]
    rate = rng.choice((0.0, 0.3, 0.8))
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        meets = i + 1 < len(pieces) and (piece.kind == TALK) != (pieces[i + 1].kind == TALK)
        pause = meets and piece.words and piece.words[-1].isalpha() and rng.random() < rate
        out.append(
            Piece((*piece.words[:-1], piece.words[-1] + ","), piece.kind, piece.written, piece.quote, piece.flag)
            if pause
            else piece
        )
    return out
