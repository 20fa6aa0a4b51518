"""False starts, corrections and stutters whose outcome is still exactly the command.

What is taken back is always followed by a cue; nothing is repeated without one where a repeat could be data.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from training.pairs.atoms import BLANK, NUMBER, SYMBOL, WORD
from training.pairs.numbers import say_number, say_published
from training.pairs.pieces import Piece, join, talk, token_end, token_kind, token_starts
from training.pairs.talk import Talk


def restart(pieces: list[Piece], other: list[Piece] | None, speaker: Talk, rng: random.Random) -> list[Piece]:
    """The start of this (or of another) command, a cue, then all of it from the beginning."""
    source = other if other and rng.random() < 0.45 else pieces
    cut = rng.randint(1, max(1, min(len(source) - 1, 9)))
    begun = list(source[:cut])
    while begun and begun[-1].kind == BLANK:
        begun.pop()
    if not begun:
        return pieces
    if rng.random() < 0.2 and begun[-1].kind == WORD and len(begun[-1].written) > 3 and len(begun[-1].words) == 1:
        broken = begun[-1].words[0][: rng.randint(2, len(begun[-1].words[0]) - 1)]
        begun[-1] = talk(broken)
    begun = [Piece(p.words, "talk", "") for p in begun]
    # Whatever is said between, a command that begins again from its first word replaces what was begun.
    cue = speaker.say("restarts") if source is not pieces or rng.random() < 0.92 else speaker.say("prose")
    return [*begun, talk(cue), *pieces]


def correct(pieces: list[Piece], speaker: Talk, rng: random.Random, vocabulary: Callable[[str], str]) -> list[Piece]:
    """One part said wrong, a cue, the part said right: from there, from one symbol before, or the whole token."""
    said_names = [i for i, p in enumerate(pieces) if i and p.kind in (WORD, NUMBER) and p.words]
    quoted = [i for i in said_names if pieces[i].quote]
    if quoted and rng.random() < 0.35:
        return _correct_whole(pieces, rng.choice(quoted), speaker, rng, vocabulary)
    places = [i for i in said_names if not pieces[i].quote]
    if not places:
        return pieces
    i = rng.choice(places)
    wrong = _wrong(pieces[i], rng, vocabulary)
    if wrong is None or wrong.words == pieces[i].words:
        return pieces
    starts = token_starts(pieces)
    start = max((s for s in starts if s <= i), default=i)
    if i - start > 1 and rng.random() < 0.4:
        return _correct_whole(pieces, i, speaker, rng, vocabulary)
    roll = rng.random()
    # Most people go back to where the token began.
    if start == i or roll < 0.15:
        back = i
    elif roll < 0.45 and pieces[i - 1].kind == SYMBOL:
        back = i - 1
    else:
        back = start
    ahead = i + 1
    if rng.random() < 0.5:
        ahead = token_end(pieces, i)
        if ahead > i + 1 and back > start:
            back = start
    cue = speaker.say("cues")
    if rng.random() < 0.05 and wrong.kind == WORD and len(wrong.written) > 1:
        cue = f"{cue} not {join([wrong])}"
    said = [Piece(p.words, "talk", "") for p in [*pieces[back:i], wrong, *pieces[i + 1 : ahead]]]
    return [*pieces[:back], *said, talk(cue), *pieces[back:]]


def _correct_whole(
    pieces: list[Piece], at: int, speaker: Talk, rng: random.Random, vocabulary: Callable[[str], str]
) -> list[Piece]:
    """A whole token (a path, a quoted string, a user and host) with other words in it, a cue, the token as it should
    be."""
    start = max((s for s in token_starts(pieces) if s <= at), default=at)
    end = token_end(pieces, start)
    said: list[Piece] = []
    for i in range(start, end):
        piece = pieces[i]
        other = None
        if piece.kind in (WORD, NUMBER) and piece.words and (i == at or rng.random() < 0.3):
            other = _wrong(piece, rng, vocabulary)
        said.append(other or piece)
    if join(said) == join(pieces[start:end]):
        return pieces
    begun = [Piece(p.words, "talk", "") for p in said]
    return [*pieces[:start], *begun, talk(speaker.say("cues")), *pieces[start:]]


def retract(pieces: list[Piece], extra: list[Piece], speaker: Talk, rng: random.Random) -> list[Piece]:
    """A flag too many, then words that take it back by name."""
    flags = [s for s in token_starts(extra)[1:] if token_kind(extra, s) == "flag"]
    starts = token_starts(pieces)[1:]
    if not flags or not starts:
        return pieces
    start = rng.choice(flags)
    flag = extra[start : token_end(extra, start)]
    if any(p.kind != SYMBOL and p.kind != WORD for p in flag) or join(flag) in join(pieces):
        return pieces
    speaker.name_it(join(flag))
    at = rng.choice([*starts, len(pieces)])
    return [*pieces[:at], talk(join(flag)), talk(speaker.say("retracts")), *pieces[at:]]


def _wrong(piece: Piece, rng: random.Random, vocabulary: Callable[[str], str]) -> Piece | None:
    text = piece.written
    if piece.kind == NUMBER:
        digits = list(text)
        at = rng.randrange(len(digits))
        digits[at] = rng.choice([d for d in "123456789" if d != digits[at]])
        other = (
            "".join(digits)
            if rng.random() < 0.7
            else str(rng.choice((1, 2, 3, 5, 8, 10, 22, 80, 443, 3000, 8000, 8080)))
        )
        words = say_published(other) if rng.random() < 0.5 else say_number(other, rng)
        return Piece(tuple(words), NUMBER, other) if other != text else None
    if all(len(w) == 1 for w in piece.words):
        if len(piece.words) > 1 and rng.random() < 0.4:
            return Piece(piece.words[: rng.randint(1, len(piece.words) - 1)], WORD, text[:1])
        letters = [rng.choice("abcdefghilmnoprstuvx") for _ in piece.words]
        if piece.words[0].isupper():
            letters = [c.upper() for c in letters]
        return Piece(tuple(letters), WORD, "".join(letters))
    other = vocabulary(text)
    return (
        Piece((other,), WORD, other) if other and re.fullmatch("[a-z]{2,}", other) and other != text.lower() else None
    )


def stutter(pieces: list[Piece], speaker: Talk, rng: random.Random) -> list[Piece]:
    """A word begun twice: only the program or subcommand, or with a filler between."""
    words = [i for i, p in enumerate(pieces[:4]) if p.kind == WORD and len(p.words) == 1 and len(p.written) > 1]
    if not words:
        return pieces
    i = rng.choice(words)
    whole = pieces[i].words[0]
    if sum(w == whole for p in pieces for w in p.words) > 1:
        return pieces
    begun = whole if rng.random() < 0.6 else whole[: max(1, len(whole) // 2)]
    filler = [talk(speaker.say("fillers", "sounds") or "uh")] if i or rng.random() < 0.5 else []
    return [*pieces[:i], talk(begun), *filler, *pieces[i:]]
