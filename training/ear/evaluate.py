"""Hears test sets with some weights and reports word errors. Owns what is counted, and the curve over shares of
averaging."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import torch
from whisper.model import Whisper

from . import testset
from .averaging import State, averaged
from .model import encode_stem, finish, greedy, mel
from .scoring import errors, loops
from .voices import RATE

CONTEXT = 512


class EncodedSet:
    """Clips of some sets, encoded once but for the encoder's last layer, and heard many times."""

    def __init__(self, model: Whisper, folder: Path, sets: Sequence[str], tight: bool = False, limit: int = 0,
                 cache: Path | None = None) -> None:  # fmt: skip
        rows = [json.loads(line) for line in (folder / "list.jsonl").read_text().splitlines()]
        self.rows: list[dict] = []
        for name in sets or sorted({r["set"] for r in rows}):
            chosen = [r for r in rows if r["set"] == name]
            self.rows += chosen[:limit] if limit else chosen
        self.audio: list[torch.Tensor] = torch.load(cache) if cache and cache.exists() else []
        for row in self.rows[len(self.audio) :]:
            samples = testset.load(folder / row["file"])
            context = max(64, math.floor(len(samples) / RATE * 50)) if tight else CONTEXT
            self.audio.append(encode_stem(model, mel(samples, context)[None])[0].to(torch.float16))
        if cache and not cache.exists():
            torch.save(self.audio, cache)

    def hear(self, model: Whisper, batch: int = 24, suppress_blank: bool = False, prompt: str = "") -> list[str]:
        heard = [""] * len(self.rows)
        order = sorted(range(len(self.rows)), key=lambda i: (len(self.audio[i]), len(self.rows[i]["reference"])))
        groups: dict[int, list[int]] = defaultdict(list)
        for i in order:
            groups[len(self.audio[i])].append(i)
        for group in groups.values():
            for at in range(0, len(group), batch):
                part = group[at : at + batch]
                with torch.no_grad():
                    audio = finish(model, torch.stack([self.audio[i] for i in part])).float()
                for i, text in zip(
                    part, greedy(model, audio, suppress_blank=suppress_blank, prompt=prompt), strict=True
                ):
                    heard[i] = text
        return heard

    def report(self, heard: Sequence[str]) -> dict[str, dict[str, float]]:
        """Per set: word error rate in %, share of clips right in %, loops, words heard where nothing was said."""
        sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
        for row, text in zip(self.rows, heard, strict=True):
            wrong, words = errors(row["reference"], text)
            s = sums[row["set"]]
            for k, value in enumerate((wrong, words, wrong == 0, 1, loops(text) and not loops(row["reference"]))):
                s[k] += int(value)
        out = {}
        for name, (wrong, words, right, clips, looped) in sums.items():
            out[name] = {"wer": round(100 * wrong / words, 2) if words else float(wrong),
                         "right": round(100 * right / clips, 1), "clips": clips, "loops": looped}  # fmt: skip
        return out

    def write(self, path: Path, heard: Sequence[str], model: str) -> None:
        """One line a clip, for programs that read transcripts."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w") as out:
            for row, text in zip(self.rows, heard, strict=True):
                line = {"heard": text, "command": row["command"], "set": row["set"], "voice": row["voice"],
                        "reference": row["reference"], "model": model, "file": row["file"]}  # fmt: skip
                out.write(json.dumps(line) + "\n")


def share_curve(model: Whisper, official: State, tuned: State, dev: EncodedSet, shares: Sequence[float]) -> list[dict]:
    """The dev sets at each share of the tuned weights; the model is left with the last."""
    curve = []
    for share in shares:
        model.load_state_dict(averaged(official, tuned, share), strict=False)
        report = dev.report(dev.hear(model))
        curve.append({"share": share, **{name: figures["wer"] for name, figures in report.items()}})
        print(curve[-1], flush=True)
    return curve
