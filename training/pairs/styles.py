"""The styles by name: command -> what was said, or None where it could not be said truthfully in that style."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from training.pairs import natural, printed, punctuation, stumbles
from training.pairs.atoms import BLANK, cut
from training.pairs.commands import Described
from training.pairs.compounds import print_apart
from training.pairs.manners import fuzzy_manner, plain_manner
from training.pairs.mishear import Edit, mishear
from training.pairs.pieces import Piece, join, runs_into_talk
from training.pairs.published import say_published_style
from training.pairs.speakers import say_clean, say_fuzzy
from training.pairs.talk import Talk

LONGEST = 60  # spoken words


@dataclass
class Voice:
    """Everything an utterance is drawn from besides the command."""

    rng: random.Random
    talk: Talk
    described: Described
    others: list[str]  # commands to begin by mistake
    slip: Callable[[str, str], str]  # a word to say by mistake for another, of a command
    noise: dict[str, list[Edit]] | None = None
    compounds: dict[str, tuple[str, str]] = field(default_factory=dict)


def _base(command: str, voice: Voice) -> list[Piece] | None:
    """The command itself, said plainly or with a few habits."""
    manner = plain_manner(voice.rng) if voice.rng.random() < 0.6 else fuzzy_manner(voice.rng, gentle=True)
    return say_fuzzy(command, voice.rng, manner)


def published(command: str, voice: Voice) -> str | None:
    return say_published_style(command)


def clean(command: str, voice: Voice) -> str | None:
    return _text(say_clean(command, voice.rng, synonyms=False))


def clean_synonyms(command: str, voice: Voice) -> str | None:
    return _text(say_clean(command, voice.rng, synonyms=True))


def fuzzy(command: str, voice: Voice) -> str | None:
    return _text(say_fuzzy(command, voice.rng, fuzzy_manner(voice.rng)))


def natural_style(command: str, voice: Voice) -> str | None:
    pieces = _base(command, voice) if voice.rng.random() < 0.88 else say_clean(command, voice.rng, synonyms=False)
    return _text(_natural(pieces, command, voice))


def _natural(pieces: list[Piece] | None, command: str, voice: Voice) -> list[Piece] | None:
    if pieces is None:
        return None
    rng = voice.rng
    length = len(pieces)
    if rng.random() < 0.55:
        pieces = natural.link(pieces, voice.talk, rng, rng.choice((0.15, 0.3, 0.6)))
    linked = len(pieces) > length
    pieces = natural.surround(pieces, voice.talk, rng, *((0.5, 0.3) if linked else (0.8, 0.55)))
    return pieces if len(pieces) > length else natural.surround(pieces, voice.talk, rng, 1.0, 0.0)


def chaotic(command: str, voice: Voice) -> str | None:
    rng, pieces = voice.rng, _base(command, voice)
    if pieces is None:
        return None
    before = len(pieces)
    roll = rng.random()
    if roll < 0.56:
        pieces = stumbles.correct(pieces, voice.talk, rng, lambda word: voice.slip(word, command))
    if roll > 0.5:
        other = _base(rng.choice(voice.others), voice)
        pieces = stumbles.restart(pieces, other, voice.talk, rng)
    if rng.random() < 0.07:
        extra = _base(rng.choice(voice.others), voice)
        pieces = stumbles.retract(pieces, extra or [], voice.talk, rng)
    if rng.random() < 0.2:
        pieces = stumbles.stutter(pieces, voice.talk, rng)
    if rng.random() < 0.3:
        pieces = natural.wander(pieces, voice.talk, rng)
    if len(pieces) == before:
        return None
    if rng.random() < 0.35:
        pieces = natural.surround(pieces, voice.talk, rng, 0.7, 0.4)
    return _text(pieces)


def misheard(command: str, voice: Voice) -> str | None:
    rng = voice.rng
    pieces = _base(command, voice) if rng.random() < 0.9 else say_clean(command, rng, synonyms=False)
    if pieces is not None and rng.random() < 0.2:
        pieces = natural.surround(pieces, voice.talk, rng)
    if pieces is None:
        return None
    return _misheard(pieces, voice, rng.choice((0.25, 0.5, 0.8)))


def _misheard(pieces: list[Piece] | None, voice: Voice, rate: float) -> str | None:
    """None where nothing was misheard."""
    text = _text(pieces)
    if text is None:
        return None
    heard, edits = mishear(text.split(), voice.rng, rate, voice.noise)
    heard, splits = print_apart(heard, voice.compounds, voice.rng, rate / 3)
    return " ".join(heard) if edits or splits else None


def printed_style(command: str, voice: Voice) -> str | None:
    rng = voice.rng
    pieces = printed.print_pieces(command, rng, fuzzy_manner(rng, gentle=True))
    if pieces is None:
        return None
    pieces = punctuation.add_commas(pieces, rng)
    return punctuation.punctuate(join(pieces), rng)


def mixed(command: str, voice: Voice) -> str | None:
    """Two styles in one utterance."""
    rng = voice.rng
    roll = rng.random()
    if roll < 0.38:  # talk, as printed
        pieces = printed.print_pieces(command, rng, fuzzy_manner(rng, gentle=True))
        pieces = _natural(pieces, command, voice)
        pieces = pieces and punctuation.print_talk(pieces, rng)
        return None if pieces is None or runs_into_talk(pieces) else punctuation.punctuate(join(pieces), rng)
    if roll < 0.63:  # the middle zone: separators and a wrong word
        return _misheard(say_clean(command, rng, synonyms=False), voice, 0.7)
    if roll < 0.8:  # blanks said in one half only
        said, run_on = say_clean(command, rng, synonyms=rng.random() < 0.5), _base(command, voice)
        blanks = [i for i, a in enumerate(cut(command)) if a.kind == BLANK and not a.quote]
        if not said or not run_on or len(said) != len(run_on) or not blanks:
            return None
        at = rng.choice(blanks)
        return _text(said[:at] + run_on[at:] if rng.random() < 0.5 else run_on[:at] + said[at:])
    pieces = printed.print_pieces(command, rng, fuzzy_manner(rng, gentle=True))
    if pieces is None:
        return None
    other = _base(rng.choice(voice.others), voice)
    pieces = punctuation.print_talk(stumbles.restart(pieces, other, voice.talk, rng), rng)
    return punctuation.punctuate(join(pieces), rng)


def _text(pieces: list[Piece] | None) -> str | None:
    return None if pieces is None or runs_into_talk(pieces) else join(pieces)


STYLES: dict[str, Callable[[str, Voice], str | None]] = {
    "published": published,
    "clean": clean,
    "clean-synonyms": clean_synonyms,
    "fuzzy": fuzzy,
    "natural": natural_style,
    "chaotic": chaotic,
    "misheard": misheard,
    "printed": printed_style,
    "mixed": mixed,
}


def say(style: str, command: str, voice: Voice) -> str | None:
    """What was said, at most LONGEST words and long enough to mean something."""
    heard = STYLES[style](command, voice)
    if heard is None or not heard.strip() or len(heard.split()) > LONGEST:
        return None
    return " ".join(heard.split())
