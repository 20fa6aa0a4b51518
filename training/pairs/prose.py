"""Speech that holds no dictated command: talk, questions, and wishes that only describe one."""

from __future__ import annotations

import random

from training.pairs.commands import Described
from training.pairs.styles import Voice
from training.pairs.talk import Talk

WISHES = (
    "", "", "", "", "i want to", "i need to", "how do i", "can you", "could you please", "please", "i would like to", "help me",
    "what is the command to", "show me how to", "let's", "we have to", "how can i", "is there a way to", "i'd like to",
)


def say_prose(voice: Voice) -> str:
    """Whole sentences of no command; two in a row now and then."""
    words = voice.talk.say("prose")
    if voice.rng.random() < 0.25:
        words = f"{words} {voice.talk.say('prose')}"
    return _printed(words, voice.rng) if voice.rng.random() < 0.5 else words


def say_described(voice: Voice) -> str | None:
    """A wish from the descriptions; no word of it is dictated."""
    wishes = voice.described.wishes
    if not wishes:
        return None
    said, _ = voice.rng.choice(wishes)
    lead = voice.rng.choice(WISHES)
    if lead and said.split()[0].endswith("s"):
        lead = ""
    words = f"{lead} {said}".strip()
    return _printed(words, voice.rng) if voice.rng.random() < 0.4 else words.lower()


def _printed(words: str, rng: random.Random) -> str:
    end = "?" if words.lower().startswith(("how", "what", "can", "could", "is", "do", "where", "why", "who", "did", "are")) else "."
    return words[0].upper() + words[1:] + (end if rng.random() < 0.8 else "")


def given_by(described: Described, rng: random.Random, program: str) -> str | None:
    """A wish that this program answers, to say before dictating it."""
    wishes = [w for w in described.by_program.get(program, ()) if _is_infinitive(w)]
    return rng.choice(wishes) if wishes else None


def _is_infinitive(wish: str) -> bool:
    """Whether it can stand after "I want to"."""
    first = wish.split()[0]
    return first not in ("the", "a", "an", "all", "this", "same", "recursively") and not (first.endswith("s") and first not in ("process", "compress", "pass", "access"))
