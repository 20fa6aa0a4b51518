"""Hears training-split clips with some weights and counts what was misheard. Owns the pairs and the table made of them.

Only clips of training commands in training voices go in: the held-out voices and commands must not teach the reader
either.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from whisper.model import Whisper

from .model import finish, greedy
from .scoring import align, words_of
from .shards import CachedClip, ClipPool


def confusions(reference: str, heard: str) -> Iterator[tuple[str, str, str, str]]:
    """(meant, heard, word before, word after) for each run of words that differ; "" for nothing."""
    pairs = list(align(words_of(reference), words_of(heard)))
    at = 0
    while at < len(pairs):
        if pairs[at][0] == pairs[at][1]:
            at += 1
            continue
        end = at
        while end < len(pairs) and pairs[end][0] != pairs[end][1]:
            end += 1
        meant = " ".join(a for a, _ in pairs[at:end] if a)
        got = " ".join(b for _, b in pairs[at:end] if b)
        yield meant, got, pairs[at - 1][0] if at else "^", pairs[end][0] if end < len(pairs) else "$"
        at = end


def collect(model: Whisper, shards: Path, out: Path, table: Path, name: str, limit: int, seed: int = 3) -> None:
    """Writes one line a clip to `out` (appending), and the counted confusions of this call to `table`."""
    pool = ClipPool(shards, model.dims.n_audio_state)
    pool.refresh()
    clips = [
        c
        for c in pool.clips
        if c.row["command"] and c.row["kind"] in ("corpus", "everyday") and c.row["context"] <= 512
    ]
    random.Random(seed).shuffle(clips)
    clips = sorted(clips[:limit], key=lambda c: (c.row["context"], len(c.ids)))
    counts: Counter[tuple[str, str, str, str]] = Counter()
    with out.open("a") as lines:
        for group in _groups(clips, 24):
            with torch.no_grad():
                audio = finish(model, torch.from_numpy(np.stack([c.audio for c in group]))).float()
            for clip, text in zip(group, greedy(model, audio, suppress_blank=True), strict=True):
                row = clip.row
                lines.write(json.dumps({"said": row["said"], "heard": text, "command": row["command"],
                                        "voice": row["voice"], "kind": row["kind"], "model": name}) + "\n")  # fmt: skip
                counts.update(confusions(row["said"], text))
    pairs: Counter[tuple[str, str]] = Counter()
    contexts: dict[tuple[str, str], Counter[str]] = {}
    for (meant, got, before, after), n in counts.items():
        pairs[meant, got] += n
        contexts.setdefault((meant, got), Counter())[f"{before} _ {after}"] += n
    with table.open("w") as rows:
        rows.write("heard\tmeant\tcount\tcontexts\n")
        for (meant, got), n in pairs.most_common():
            seen = "; ".join(f"{c} ({k})" for c, k in contexts[meant, got].most_common(4))
            rows.write(f"{got}\t{meant}\t{n}\t{seen}\n")


def _groups(clips: list[CachedClip], size: int) -> Iterator[list[CachedClip]]:
    at = 0
    while at < len(clips):
        end = at
        while end < min(len(clips), at + size) and clips[end].row["context"] == clips[at].row["context"]:
            end += 1
        yield clips[at:end]
        at = end
