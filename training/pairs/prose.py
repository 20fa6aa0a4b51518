"""Speech that holds no dictated command: talk, questions, and wishes that only describe one."""

from __future__ import annotations

import random
import re

from training.pairs.commands import Described
from training.pairs.everyday import numbers
from training.pairs.manners import fuzzy_manner
from training.pairs.pieces import join
from training.pairs.published import say_published_style
from training.pairs.speakers import say_fuzzy
from training.pairs.styles import Voice
from training.pairs.talk import Given, slots

WISHES = (
    "i want to",
    "i need to",
    "how do i",
    "can you",
    "could you please",
    "please",
    "i would like to",
    "help me",
    "what is the command to",
    "show me how to",
    "let's",
    "we have to",
    "how can i",
    "is there a way to",
    "i'd like to",
)
NOT_IMPERATIVE = frozenset(
    "is are what what's which where who why how when did does i i'd something somebody any since everything".split()
)


def say_prose(voice: Voice) -> str:
    """Whole sentences of no command; two in a row now and then."""
    words = voice.talk.say("prose")
    if voice.rng.random() < 0.25:
        words = f"{words} {voice.talk.say('prose')}"
    return _printed(words, voice.rng) if voice.rng.random() < 0.5 else words


def spoken_names(rng: random.Random) -> Given:
    """The slots of everyday commands, filled and said aloud: `<file>` is "read me dot md"."""

    def say_name(value: str) -> str:
        pieces = say_fuzzy(value, rng, fuzzy_manner(rng, gentle=True))
        return join(pieces) if pieces else say_published_style(value)

    listed = {
        name: (lambda values=values: say_name(rng.choice(values)))
        for name, values in slots("everyday-slots").items()
        if name != "name"
    }
    drawn = {name: (lambda draw=draw: say_name(draw())) for name, draw in numbers(rng).items()}
    return {**listed, **drawn}


def say_described(voice: Voice) -> str | None:
    """What somebody wants: from the descriptions, or from the templates with spoken names."""
    if voice.rng.random() < 0.6 or not voice.described.wishes:
        words = voice.talk.say("described")
        if words.split()[0] not in NOT_IMPERATIVE:
            words = f"{_lead(voice.rng)} {words}".strip()
        return _printed(words, voice.rng) if voice.rng.random() < 0.3 else words
    wishes = voice.described.wishes
    said, _ = voice.rng.choice(wishes)
    lead = _lead(voice.rng)
    if lead and said.split()[0].endswith("s"):
        lead = ""
    words = f"{lead} {said}".strip()
    return _printed(words, voice.rng) if voice.rng.random() < 0.4 else words.lower()


def _lead(rng: random.Random) -> str:
    return rng.choice(WISHES) if rng.random() < 0.4 else ""


def _printed(words: str, rng: random.Random) -> str:
    end = (
        "?"
        if words.lower().startswith(("how", "what", "can", "could", "is", "do", "where", "why", "who", "did", "are"))
        else "."
    )
    words = re.sub(r"\bi(?=$|[' ])", "I", words)
    return words[0].upper() + words[1:] + (end if rng.random() < 0.8 else "")


def given_by(described: Described, rng: random.Random, program: str) -> str | None:
    """A wish that this program answers, to say before dictating it."""
    wishes = [w for w in described.by_program.get(program, ()) if _is_infinitive(w)]
    return rng.choice(wishes) if wishes else None


def _is_infinitive(wish: str) -> bool:
    """Whether it can stand after "I want to"."""
    first = wish.split()[0]
    return first not in ("the", "a", "an", "all", "this", "same", "recursively") and not (
        first.endswith("s") and first not in ("process", "compress", "pass", "access")
    )
