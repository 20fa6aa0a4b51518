"""Speaks unseen commands with five synthetic voices: WAV files and a list for `saydash demo LIST`. Owns only this test
set.

Half of the commands are everyday ones, half from the corpora; all are of the test split. The words are said in both
ways of speaking. Two of the voices (flite rms, espeak Annie) are never heard in training.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import wave
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from training.ear.corpus import Corpus
from training.ear.spoken_forms import pronounce
from training.ear.voices import RATE, Voices

VOICES = ("flite:rms", "flite:slt", "espeak:en-us+Annie", "espeak:en-us", "festival:slt_hts")
LONGEST = 9.5  # seconds


def main() -> None:
    flags = argparse.ArgumentParser(description=__doc__)
    flags.add_argument("--commands", type=Path, nargs="+", required=True)
    flags.add_argument("--exclude", type=Path, nargs="*", default=[])
    flags.add_argument("--out", type=Path, required=True)
    flags.add_argument("--count", type=int, default=24, help="recordings of each voice")
    flags.add_argument("--seed", type=int, default=5)
    args = flags.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    corpus = Corpus(args.commands, args.exclude, [], "test")
    voices = Voices()
    rows = []
    for voice in VOICES:
        seen: set[str] = set()
        while len(seen) < args.count:
            kind = "everyday" if len(seen) % 2 == 0 else "corpus"
            said = corpus.command(rng, kind)
            if said.said in seen:
                continue
            aloud = " ".join(pronounce(word, rng) for word in said.said.split())
            samples = voices.say(aloud, voice, rng, plain=True)
            if not 0.3 * RATE < len(samples) < LONGEST * RATE:
                continue
            seen.add(said.said)
            name = f"{voice.replace(':', '-').replace('+', '-')}-{len(seen):02d}.wav"
            save(args.out / name, samples)
            rows.append({"file": name, "voice": voice, "said": said.said, "command": said.command})
    (args.out / "list.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    print(f"{len(rows)} recordings in {args.out}")


def save(path: Path, samples: np.ndarray) -> None:
    quiet = np.zeros(RATE // 6, np.float32)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.concatenate([quiet, samples, quiet]) * 32767).astype("<i2").tobytes())


if __name__ == "__main__":
    main()
