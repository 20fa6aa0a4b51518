"""The whole recipe in under a minute, on a Whisper made of noise: proves that every step runs, teaches nothing."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import torch

from . import delta, ggml, model
from .clips import write_shard
from .corpus import Corpus
from .ggml import F16, F32, ModelFile, Tensor
from .model import finish, greedy
from .shards import ClipPool
from .train import Settings, train
from .voices import Voices

COMMANDS = [
    f"{tool} -{flag} file{n}.txt" for tool in ("ls", "grep", "tar", "cat") for flag in "alrx" for n in range(12)
]
PROSE = "The door was open when we came home. They went to the market early. She has read that book before.\n" * 2
WIDTH, HEADS, LAYERS = 64, 2, 1


def random_model(path: Path, seed: int = 0) -> None:
    """A whisper.cpp f16 file of the English vocabulary with one narrow layer on each side."""
    from whisper.audio import mel_filters
    from whisper.model import ModelDimensions, Whisper

    torch.manual_seed(seed)
    dims = ModelDimensions(80, 1500, WIDTH, HEADS, LAYERS, 51864, 448, WIDTH, HEADS, LAYERS)
    state = Whisper(dims).state_dict()
    state["decoder.positional_embedding"] = torch.randn(448, WIDTH) * 0.02
    tensors = []
    for name, value in state.items():
        matrix = value.dim() >= 2 and "positional" not in name
        data = value.numpy().astype("<f2" if matrix else "<f4").tobytes()
        tensors.append(Tensor(name, F16 if matrix else F32, tuple(value.shape[::-1]), data))
    filters = mel_filters("cpu", 80).numpy().astype("<f4")
    middle = struct.pack("<2i", *filters.shape) + filters.tobytes() + struct.pack("<i", 0)
    values = (51864, 1500, WIDTH, HEADS, LAYERS, 448, WIDTH, HEADS, LAYERS, 80, ggml.FTYPE_F16)
    file = ModelFile(dict(zip(ggml.HPARAMS, values, strict=True)), middle, tensors)
    parts = [file.head()]
    for t in tensors:
        name = t.name.encode()
        parts.append(struct.pack(f"<{3 + len(t.shape)}i", len(t.shape), len(name), t.kind, *t.shape) + name + t.data)
    path.write_bytes(b"".join(parts))


def run(folder: Path) -> dict:
    """Speaks, encodes, trains, stops, resumes, averages, exports, applies, hears. Returns what it found."""
    folder.mkdir(parents=True, exist_ok=True)
    base, commands, prose = folder / "base.bin", folder / "commands.txt", folder / "prose.txt"
    random_model(base)
    commands.write_text("\n".join(COMMANDS))
    prose.write_text(PROSE)
    corpus, whisper = Corpus([commands], [], [prose], "train"), model.load(base)
    write_shard(folder / "shards", 0, corpus, Voices(), whisper, seed=1, size=16)
    pool = ClipPool(folder / "shards", WIDTH)
    settings = Settings(steps=4, batch=8, warmup=1, refresh=2, save_every=2, encoder=0.1)
    train(whisper, pool, folder / "run", settings, torch.device("cpu"), resume=False)
    settings.steps = 6
    final = train(model.load(base), pool, folder / "run", settings, torch.device("cpu"), resume=True)
    tuned = {k: v.numpy().astype(np.float32) for k, v in torch.load(final).items()}
    header = delta.write(folder / "tiny.delta", base, "tiny", tuned, {})
    delta.apply(folder / "tiny.delta", base, folder / "result.bin")
    result = model.load(folder / "result.bin")
    with torch.no_grad():
        audio = finish(result, torch.from_numpy(np.array(pool.clips[0].audio))[None]).float()
    return {"header": header, "heard": greedy(result, audio, most=4), "clips": len(pool.clips)}
