"""Speaks the test and dev sets once, as WAV files with a list. Owns which sets there are and who speaks them."""

from __future__ import annotations

import json
import random
import wave
from pathlib import Path

import numpy as np

from .augment import add_noise, empty_clip
from .clips import speech
from .corpus import Corpus
from .voices import DEV_VOICES, RATE, Voices, draw

HELD_OUT_ESPEAK = ("espeak:en-us+Annie", "espeak:en-gb+m7")
LONGEST = 9.6  # seconds


def write(folder: Path, test: Corpus, dev: Corpus, voices: Voices, count: int, seed: int = 11) -> int:
    """Makes every set of `count` clips; returns how many clips there are."""
    folder.mkdir(parents=True, exist_ok=True)
    rng, rows = random.Random(seed), []

    def keep(name: str, voice: str, said: str, command: str | None, samples: np.ndarray) -> None:
        file = f"{name}-{sum(r['set'] == name for r in rows):03d}.wav"
        quiet = np.zeros(RATE // 5, np.float32) if said else np.zeros(0, np.float32)
        save(folder / file, np.concatenate([quiet, samples, quiet[: RATE // 10]]))
        rows.append({"file": file, "set": name, "voice": voice.rstrip(":"), "reference": said, "command": command})

    def speak(name: str, voice: str, said: str, command: str | None, plain: bool = True, noisy: str = "") -> bool:
        samples = speech(said, voice, voices, rng, plain=plain)
        if not 0.2 * RATE < len(samples) < LONGEST * RATE:
            return False
        keep(name, voice, said, command, samples)
        if noisy:
            padded = np.concatenate([np.zeros(RATE // 5, np.float32), samples, np.zeros(RATE // 10, np.float32)])
            keep(noisy, voice, said, command, add_noise(padded, rng, 10, rng.choice(("white", "pink", "fan"))))
        return True

    def commands(
        name: str, corpus: Corpus, kinds: tuple[str, ...], voice_of, plain: bool = True, noisy: str = ""
    ) -> None:  # noqa: ANN001
        done, seen = 0, set()
        while done < count:
            u = corpus.command(rng, kinds[done % len(kinds)])
            if u.said not in seen and speak(name, voice_of(), u.said, u.command, plain, noisy):
                seen.add(u.said)
                done += 1

    mixed = ("corpus", "corpus", "everyday")
    commands("known", test, mixed, lambda: draw(rng, voices.engines - {"joe"}), plain=False)
    commands("joe", test, mixed, lambda: "joe:")
    commands("rms", test, mixed, lambda: "flite:rms", noisy="rms-10dB")
    commands("espeak-held-out", test, mixed, lambda: rng.choice(HELD_OUT_ESPEAK))
    commands("heart-new", test, ("corpus",), lambda: "heart:", noisy="heart-new-10dB")
    commands("heart-everyday", test, ("everyday",), lambda: "heart:", noisy="heart-everyday-10dB")
    commands("dev", dev, mixed, lambda: rng.choice(DEV_VOICES), plain=False)
    for name, corpus, voice in (
        ("prose-rms", test, "flite:rms"),
        ("prose-heart", test, "heart:"),
        ("prose-dev", dev, ""),
    ):
        sentences = rng.sample(corpus.prose, min(len(corpus.prose), 3 * count))
        done = 0
        for said in sentences:
            done += done < count and speak(name, voice or rng.choice(DEV_VOICES), said, None)
    for _ in range(60):
        keep("empty", "none", "", None, empty_clip(rng))
    (folder / "list.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    return len(rows)


def save(path: Path, samples: np.ndarray) -> None:
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def load(path: Path) -> np.ndarray:
    with wave.open(str(path)) as reader:
        return np.frombuffer(reader.readframes(reader.getnframes()), "<i2").astype(np.float32) / 32768
