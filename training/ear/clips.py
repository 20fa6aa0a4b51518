"""Speaks utterances and caches what the frozen layers of the encoder make of them. Owns the shard files and how clips
are laid out.

A shard is `NNNN.f16` (what goes into the encoder's last layer, one clip after another) and `NNNN.jsonl` (one line a
clip, in the same order). The seed and the number of a shard fix what is in it, so a broken run goes on where it
stopped, and shards can be made apart.
"""

from __future__ import annotations

import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from whisper.model import Whisper

from .augment import augment, empty_clip, warp
from .corpus import MAX_WORDS, Corpus, Utterance, parted
from .model import FULL_CONTEXT, encode_stem, mel
from .spoken_forms import pronounce
from .voices import RATE, Voices, draw

CONTEXTS = (128, 192, 256, 320, 384, 448, 512)
PER_POSITION = RATE // 50  # samples of one encoder position
SHARD = 240
PAUSED = 0.3  # share of the clips with pauses inside


Spoken = tuple[Utterance, str, np.ndarray]  # what was said, by which voice, its samples


@dataclass
class Clip:
    utterance: Utterance
    voice: str
    samples: np.ndarray
    context: int
    end: float  # seconds at which speech ends


def speech(
    said: str, voice: str, voices: Voices, rng: random.Random, plain: bool = False, talk: bool = False
) -> np.ndarray:
    """The words as the voice says them, with no silence around. A word with a plus in it is said as two. `talk`: "a" is
    the article and no letter."""
    words = said.replace("+", " ").split()
    return voices.say(" ".join(w if talk and w == "a" else pronounce(w, rng) for w in words), voice, rng, plain)


def paused_speech(said: str, voice: str, voices: Voices, rng: random.Random, talk: bool = False) -> np.ndarray:
    """The words with one or two pauses between them, as of a person who thinks."""
    words = said.split()
    cuts = sorted(rng.sample(range(1, len(words)), rng.choice((1, 1, 2)) if len(words) > 5 else 1))
    parts: list[np.ndarray] = []
    for start, end in zip([0, *cuts], [*cuts, len(words)], strict=True):
        if parts:
            parts.append(np.zeros(int(rng.uniform(0.2, 1.6) * RATE), np.float32))
        parts.append(speech(" ".join(words[start:end]), voice, voices, rng, talk=talk))
    return np.concatenate(parts)


def torn_speech(said: str, next_word: str, voice: str, voices: Voices, rng: random.Random) -> np.ndarray:
    """The words, and the first part of one more: as where a recording is cut in mid-word."""
    whole = speech(said, voice, voices, rng)
    torn = speech(next_word, voice, voices, rng)
    pause = np.zeros(int(rng.uniform(0, 0.08) * RATE), np.float32)
    return np.concatenate([whole, pause, torn[: int(len(torn) * rng.uniform(0.25, 0.5))]])


def lay_out(samples: np.ndarray, utterance: Utterance, rng: random.Random) -> tuple[np.ndarray, int, float] | None:
    """Silence before, and a context to hold it: often the smallest, sometimes with speech to the very last sample."""
    to_the_end = utterance.kind == "cut" or rng.random() < 0.12
    needed = len(samples) / PER_POSITION
    fitting = [c for c in CONTEXTS if c >= needed + 2]
    if not fitting:
        return None
    if to_the_end:
        context = fitting[0]
        lead = context * PER_POSITION - len(samples)
        if lead > 0.9 * RATE:  # too much silence in front: let the speech start sooner, the sound ends where it ends
            lead = rng.randint(0, RATE // 2)
    else:
        contexts = (fitting[0], rng.choice(fitting), CONTEXTS[-1], FULL_CONTEXT)
        (context,) = rng.choices(contexts, (0.65, 0.17, 0.15, 0.03))
        room = context * PER_POSITION - len(samples)
        lead = min(room, int(rng.uniform(0, 0.5 if rng.random() < 0.85 else 1.5) * RATE))
    return np.concatenate([np.zeros(lead, np.float32), samples]), context, (lead + len(samples)) / RATE


def make(corpus: Corpus, voices: Voices, rng: random.Random, store: list[Spoken]) -> Clip | None:
    """One training clip. Most of those in joe's slow, natural voice reuse what he said before, warped and soiled
    anew."""
    utterance = corpus.draw(rng)
    voice = draw(rng, voices.engines)
    if utterance.kind == "empty":
        samples, voice = empty_clip(rng), "none"
    elif voice == "joe:" and len(store) > 8 and rng.random() < 0.7:
        utterance, voice, samples = joined(*rng.sample(store, 2), rng) if rng.random() < 0.6 else rng.choice(store)
        samples = warp(samples, rng.uniform(0.85, 1.18))
    else:
        spoken = parted(utterance.said, corpus.compounds, rng)
        talk = utterance.kind == "prose" and rng.random() < 0.5
        if utterance.kind == "cut":
            samples = torn_speech(spoken, rng.choice(corpus.vocabulary), voice, voices, rng)
        elif rng.random() < PAUSED and len(utterance.said.split()) > 3:
            samples = paused_speech(spoken, voice, voices, rng, talk)
        else:
            samples = speech(spoken, voice, voices, rng, talk=talk)
        if not 0.2 * RATE < len(samples):
            return None
        if voice == "joe:":
            store.append((utterance, voice, samples))
    if rng.random() < 0.65 and utterance.kind != "empty":
        samples = augment(samples, rng, 0.7 if voice.startswith("flite") else 0.5)
    laid = lay_out(samples, utterance, rng)
    return laid and Clip(utterance, voice, *laid)


def joined(first: Spoken, second: Spoken, rng: random.Random) -> Spoken:
    """Two things said by one voice, one after the other; the first alone if they are too long together."""
    words = f"{first[0].said} {second[0].said}"
    if first[0].kind == "cut" or len(first[2]) + len(second[2]) > 8.5 * RATE or len(words.split()) > MAX_WORDS:
        return first
    kind = "cut" if second[0].kind == "cut" else "joined"
    pause = np.zeros(int(rng.uniform(0, 0.6) * RATE), np.float32)
    return Utterance(kind, words), first[1], np.concatenate([first[2], pause, second[2]])


def write_shard(
    folder: Path, number: int, corpus: Corpus, voices: Voices, model: Whisper, seed: int, size: int = SHARD
) -> float:
    """Makes and encodes one shard; returns the seconds it took."""
    started = time.monotonic()
    rng = random.Random(f"{seed}/{number}")
    store: list[Spoken] = []
    clips: list[Clip] = []
    while len(clips) < size:
        try:
            clip = make(corpus, voices, rng, store)
        except (RuntimeError, ValueError, OSError) as error:
            print(f"skipped: {error!r:.120}", flush=True)
            continue
        if clip:
            clips.append(clip)
    clips.sort(key=lambda c: c.context)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{number:04d}.f16.part").open("wb") as out:
        for group in _same_context(clips, 8):
            mels = torch.stack([mel(c.samples, c.context) for c in group])
            out.write(encode_stem(model, mels).to(torch.float16).numpy().tobytes())
    lines = [
        json.dumps({"said": c.utterance.said, "command": c.utterance.command, "kind": c.utterance.kind, "voice": c.voice,
                    "context": c.context, "end": round(c.end, 2)})
        for c in clips
    ]  # fmt: skip
    (folder / f"{number:04d}.f16.part").rename(folder / f"{number:04d}.f16")
    (folder / f"{number:04d}.jsonl").write_text("\n".join(lines) + "\n")  # last: its presence says the shard is whole
    return time.monotonic() - started


def _same_context(clips: list[Clip], most: int) -> list[list[Clip]]:
    groups: list[list[Clip]] = []
    for clip in clips:
        if (
            groups
            and groups[-1][0].context == clip.context
            and len(groups[-1]) < (most if clip.context < FULL_CONTEXT else 2)
        ):
            groups[-1].append(clip)
        else:
            groups.append([clip])
    return groups
