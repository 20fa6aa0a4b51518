"""Puts talk around and inside a command: openings, closings, asides, fillers, links to the next token.

Never removes or changes a piece of the command; talk never ends in a word that reads as one.
"""

from __future__ import annotations

import random

from training.pairs.atoms import BLANK, WORD
from training.pairs.pieces import TALK, Piece, talk, token_kind, token_starts
from training.pairs.talk import Talk


def surround(
    pieces: list[Piece], speaker: Talk, rng: random.Random, opening: float = 0.75, closing: float = 0.5
) -> list[Piece]:
    """Words before and after."""
    out = list(pieces)
    if rng.random() < opening:
        first = speaker.say("openings")
        if rng.random() < 0.15:
            first = f"{speaker.say('fillers')} {first}"
        out.insert(0, talk(first))
    if rng.random() < closing:
        out.append(talk(speaker.say("closings")))
    return out


def link(pieces: list[Piece], speaker: Talk, rng: random.Random, rate: float) -> list[Piece]:
    """Words between tokens: "and then with the flag", "it's", "um", a whole aside."""
    starts = [i for i in token_starts(pieces)[1:] if rng.random() < rate and not _in_compound(pieces, i)]
    chosen = set(rng.sample(starts, min(len(starts), rng.choice((1, 2, 3, 4)))))
    out: list[Piece] = []
    for i, piece in enumerate(pieces):
        if i in chosen:
            words = _between(pieces, i, speaker, rng)
            if words:
                if out and out[-1].kind == BLANK and out[-1].words:
                    out[-1] = Piece((), BLANK, out[-1].written)
                out.append(talk(words))
        out.append(piece)
    return out


def _in_compound(pieces: list[Piece], start: int) -> bool:
    """Between two numbers the said blank is all there is: leave it."""
    before = pieces[start - 2] if start >= 2 else None
    return before is not None and before.kind == "number" and pieces[start].kind == "number"


def _between(pieces: list[Piece], start: int, speaker: Talk, rng: random.Random) -> str:
    roll = rng.random()
    kind = token_kind(pieces, start)
    subcommand = kind == "word" and start == 2 and pieces[0].kind == WORD
    if roll < (0.75 if subcommand else 0.3):
        return speaker.say("fillers")
    if roll < 0.42:
        return speaker.say("asides")
    before = next((p.written for p in reversed(pieces[:start]) if p.kind != BLANK), "")
    kind = "any" if subcommand else "pipe" if before == "|" else "into" if before in (">", ">>") else kind
    return (speaker.say("links", kind) if rng.random() < 0.7 else "") or speaker.say("links", "any")


def wander(pieces: list[Piece], speaker: Talk, rng: random.Random) -> list[Piece]:
    """Fillers anywhere, even between the parts of a token."""
    out: list[Piece] = []
    rate = rng.choice((0.03, 0.08))
    for i, piece in enumerate(pieces):
        if i and not piece.quote and piece.kind != TALK and rng.random() < rate:
            out.append(talk(speaker.say("fillers", "sounds") or speaker.say("fillers")))
        out.append(piece)
    return out
