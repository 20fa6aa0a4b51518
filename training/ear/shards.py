"""Reads cached clips, encoded but for the encoder's last layer, for training: which clips there are, and batches of one
context. Owns the order of visits."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .model import BLANK, text_ids, tokenizer

IGNORED = -100


@dataclass
class CachedClip:
    row: dict
    audio: np.ndarray = field(repr=False)  # float16 (context, width), mapped from the shard: about 0.2 MB a clip
    ids: tuple[int, ...]
    visits: int = 0


class ClipPool:
    """All whole shards in a folder; `refresh` takes in those that appeared since."""

    def __init__(self, folder: Path, width: int) -> None:
        self.folder, self.width = folder, width
        self._shards: dict[str, list[CachedClip]] = {}
        self._visited: dict[str, list[int]] = {}

    @property
    def clips(self) -> list[CachedClip]:
        return [clip for shard in self._shards.values() for clip in shard]

    def visits(self) -> dict[str, list[int]]:
        """How often each clip came, by shard: for a checkpoint, so that a run that goes on knows what it has seen."""
        return self._visited | {name: [clip.visits for clip in shard] for name, shard in self._shards.items()}

    def restore(self, visited: dict[str, list[int]]) -> None:
        """Takes the visits of a checkpoint, before the first `refresh`."""
        self._visited = visited

    def refresh(self) -> int:
        """Takes in the shards that are new; returns how many clips there are. Raises ValueError for a shard cut
        short."""
        for listing in sorted(self.folder.glob("*.jsonl")):
            if listing.name in self._shards:
                continue
            rows = [json.loads(line) for line in listing.read_text().splitlines()]
            data = np.memmap(listing.with_suffix(".f16"), np.float16, "r")
            expected = sum(r["context"] for r in rows) * self.width
            if data.size != expected:
                raise ValueError(f"{listing.with_suffix('.f16')} holds {data.size} values, its list says {expected}")
            visited = self._visited.get(listing.name, [])
            if len(visited) != len(rows):  # another shard of that name: nobody has seen it
                visited = [0] * len(rows)
            at, shard = 0, []
            for row, visits in zip(rows, visited, strict=True):
                size = row["context"] * self.width
                audio = data[at : at + size].reshape(row["context"], self.width)
                shard.append(CachedClip(row, audio, text_ids(row["said"]), visits))
                at += size
            self._shards[listing.name] = shard
        return len(self.clips)

    def batches(self, rng: random.Random, count: int, size: int, visits: int = 0) -> list[list[CachedClip]]:
        """`count` batches or about as many: the least visited clips first, one context a batch, clips of like length
        together. Clips that were visited `visits` times already stay away (0: none does). Who visits a clip counts
        it."""
        usable = [c for c in self.clips if not visits or c.visits < visits]
        chosen = sorted(usable, key=lambda c: (c.visits, rng.random()))[: count * size]
        groups: dict[int, list[CachedClip]] = defaultdict(list)
        for clip in chosen:
            groups[clip.row["context"]].append(clip)
        batches = []
        for context, group in groups.items():
            group.sort(key=lambda c: c.row["end"] + rng.uniform(-0.8, 0.8))
            step = size if context <= 512 else max(1, size // 3)
            batches += [group[i : i + step] for i in range(0, len(group), step)]
        rng.shuffle(batches)
        return batches


def tensors_of(
    batch: list[CachedClip], rng: random.Random, timestamps: float = 0.15
) -> tuple[Tensor, int, Tensor, Tensor]:
    """What goes into the encoder's last layer; how many of its outputs are looked at; decoder input, targets. The
    target at the first place tells speech from silence, as Whisper was taught.

    A share of the clips is told with timestamps, so that both ways of decoding stay intact. Of the empty clips half
    end at once and half say [BLANK_AUDIO]: decoders that forbid an empty answer then give the one that every
    caller knows to drop.
    """
    t = tokenizer()
    inputs, targets = [], []
    for clip in batch:
        ids = list(clip.ids)
        if not ids:
            body = list(text_ids(BLANK)) if rng.random() < 0.5 else []
            sequence = [t.sot, t.no_timestamps, *body, t.eot]
            first = t.no_speech
        elif rng.random() < timestamps and clip.row["kind"] != "cut":
            end = t.timestamp_begin + min(1500, round(clip.row["end"] / 0.02))
            sequence = [t.sot, t.timestamp_begin, *ids, end, t.eot]
            first = IGNORED
        else:
            sequence = [t.sot, t.no_timestamps, *ids, t.eot]
            first = t.no_timestamps
        inputs.append(sequence[:-1])
        targets.append([first, *sequence[2:]])
    longest = max(map(len, inputs))
    tokens = torch.tensor([row + [t.eot] * (longest - len(row)) for row in inputs])
    wanted = torch.tensor([row + [IGNORED] * (longest - len(row)) for row in targets])
    length = batch[0].row["context"]
    if rng.random() < 0.7:  # most of the silence behind speech teaches nothing and costs most of the time
        length = min(length, round(max(c.row["end"] for c in batch) * 50) + rng.randint(2, 24))
    return torch.from_numpy(np.stack([c.audio for c in batch])), length, tokens, wanted
