"""Tunes the decoder on cached clips. Owns the optimizer, its schedule and the checkpoints.

Token embedding, positions and the encoder are frozen, but for the encoder's last layer if it is given a rate. The rate
warms up, holds, and falls to nothing over the last part; a checkpoint holds weights, optimizer, step and how often each
clip came, so a run that was stopped goes on with `--resume`.
"""

from __future__ import annotations

import json
import math
import random
import time
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from whisper.model import Whisper, disable_sdpa

from .averaging import read_checkpoint
from .model import finish, hidden
from .shards import IGNORED, ClipPool, tensors_of
from .vocabulary_loss import FrozenVocabulary


@dataclass
class Settings:
    steps: int = 7500
    rate: float = 3e-4
    warmup: int = 100
    fall: float = 0.45  # share of the steps over which the rate falls
    batch: int = 24
    weight_decay: float = 0.01
    clip: float = 1.0
    seed: int = 1
    refresh: int = 150  # batches between looks at the shard folder
    save_every: int = 250
    minutes: float = 0.0  # 0: no limit; else the run ends with the steps it has
    encoder: float = 0.0  # the rate of the encoder's last layer, as a share of the decoder's; 0: frozen
    visits: int = 0  # how often a clip may come; 0: no limit; else the run waits for more shards


def rate_at(step: int, s: Settings) -> float:
    warm = min(1.0, (step + 1) / s.warmup)
    left = (s.steps - step) / max(1.0, s.fall * s.steps)
    return s.rate * warm * (0.5 - 0.5 * math.cos(math.pi * min(1.0, left)) if left < 1 else 1.0) + 1e-6


def trained_names(model: Whisper, encoder: bool) -> list[str]:
    """The decoder's blocks and last norm; with `encoder` the encoder's last layer and norm, too."""
    wanted = ["decoder.blocks.", "decoder.ln."]
    if encoder:
        wanted += [f"encoder.blocks.{len(model.encoder.blocks) - 1}.", "encoder.ln_post."]
    return [n for n, _ in model.named_parameters() if n.startswith(tuple(wanted))]


def roughened(audio: torch.Tensor, rng: random.Random, dropped: float = 0.1) -> torch.Tensor:
    """Encoder outputs (batch, positions, width) without some features and moments, other ones each time: else a clip
    that comes several times is learned by heart."""
    kept = audio.new_ones(len(audio), audio.shape[1], 1)
    for clip in kept:
        for _ in range(rng.randint(0, 3)):
            start = rng.randrange(len(clip))
            clip[start : start + rng.randint(2, 6)] = 0
    return audio * kept * torch.nn.functional.dropout(audio.new_ones(len(audio), 1, audio.shape[2]), dropped)


def batch_loss(model: Whisper, batch: list, rng: random.Random, vocabulary: FrozenVocabulary) -> torch.Tensor:
    device = vocabulary.rows.device
    stem, length, tokens, wanted = tensors_of(batch, rng)
    tokens, wanted = tokens.to(device), wanted.to(device)
    audio = finish(model, stem.to(device))[:, :length]
    with torch.autocast(device.type, torch.bfloat16):
        # On the CPU torch's fused attention is slow for short texts.
        with disable_sdpa() if device.type == "cpu" else nullcontext():
            states = hidden(model, tokens, roughened(audio.to(torch.bfloat16), rng))
    kept = wanted != IGNORED
    return vocabulary.loss(states[kept], wanted[kept])


def train(model: Whisper, pool: ClipPool, out: Path, s: Settings, device: torch.device, resume: bool) -> Path:
    """Runs to `s.steps` or for `s.minutes`; leaves checkpoints, a log and final.pt in `out`. Returns the path of the
    last. Raises ValueError where the pool has no shard."""
    torch.manual_seed(s.seed)
    model.to(device)
    out.mkdir(parents=True, exist_ok=True)
    names = trained_names(model, s.encoder > 0)
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(name in names)
    trained = [p for p in model.parameters() if p.requires_grad]
    vocabulary = FrozenVocabulary(model.decoder.token_embedding.weight)
    optimizer = _optimizer(model, s)
    last = out / "last.pt"
    step = _resumed(last, model, optimizer, pool) if resume and last.exists() else 0
    rng = random.Random(f"{s.seed}/{step}" if step else s.seed)
    (out / "settings.json").write_text(json.dumps(asdict(s), indent=1))
    average, started, first = None, time.monotonic(), step
    log = (out / "log.jsonl").open("a")

    def finished() -> bool:
        return step >= s.steps or (s.minutes > 0 and time.monotonic() - started > 60 * s.minutes)

    while not finished():
        if pool.refresh() == 0:
            raise ValueError(f"no whole shard in {pool.folder}")
        batches = pool.batches(rng, s.refresh, s.batch, s.visits)
        if not batches:
            time.sleep(2)
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = rate_at(step, s) * group["share"]
            loss = batch_loss(model, batch, rng, vocabulary)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, s.clip)
            optimizer.step()
            for clip in batch:
                clip.visits += 1
            step += 1
            value = loss.item()
            average = value if average is None else 0.97 * average + 0.03 * value
            if step % 50 == 0:
                pace = (time.monotonic() - started) / (step - first)
                line = {
                    "step": step,
                    "loss": round(average, 4),
                    "seconds_per_step": round(pace, 3),
                    "clips": len(pool.clips),
                }
                print(line, flush=True)
                log.write(json.dumps(line) + "\n")
                log.flush()
            if step % s.save_every == 0 or step == s.steps:
                _save(last, _state(model, names), optimizer, step, pool)
                torch.save(_state(model, names), out / f"step-{step:06d}.pt")
            if finished():
                break
    _save(last, _state(model, names), optimizer, step, pool)
    final = out / "final.pt"
    torch.save(_state(model, names), final)
    return final


def _optimizer(model: Whisper, s: Settings) -> torch.optim.Optimizer:
    """Weight decay for matrices only; the encoder's layer at its share of the rate."""
    parameters = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in parameters if (p.dim() > 1) == matrix and n.startswith(side)],
         "weight_decay": s.weight_decay if matrix else 0.0, "share": share}
        for side, share in (("decoder", 1.0), ("encoder", s.encoder)) for matrix in (True, False) if share
    ]  # fmt: skip
    return torch.optim.AdamW(groups, lr=s.rate, betas=(0.9, 0.98), fused=True)


def _resumed(last: Path, model: Whisper, optimizer: torch.optim.Optimizer, pool: ClipPool) -> int:
    """Takes up weights, optimizer and visits of a checkpoint; returns its step."""
    saved = read_checkpoint(last)
    model.load_state_dict(saved["weights"], strict=False)
    optimizer.load_state_dict(saved["optimizer"])
    pool.restore(saved.get("visits", {}))
    return saved["step"]


def _state(model: Whisper, names: list[str]) -> dict[str, torch.Tensor]:
    state = model.state_dict()
    return {n: state[n].detach().clone() for n in names}


def _save(
    path: Path, weights: dict[str, torch.Tensor], optimizer: torch.optim.Optimizer, step: int, pool: ClipPool
) -> None:
    """A crash while writing leaves the checkpoint before it whole."""
    part = path.with_suffix(".part")
    torch.save({"weights": weights, "optimizer": optimizer.state_dict(), "step": step, "visits": pool.visits()}, part)
    part.rename(path)
