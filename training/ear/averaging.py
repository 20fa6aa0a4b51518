"""Weight files: reading them, and their means (of the checkpoints of a run, of tuned and original ones). Owns no choice
of what to average."""

from __future__ import annotations

import pickle
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

State = Mapping[str, torch.Tensor]


def averaged(official: State, tuned: State, share: float) -> dict[str, torch.Tensor]:
    """share x tuned + (1 - share) x official, for the tensors that were tuned."""
    return {k: share * v + (1 - share) * official[k] for k, v in tuned.items()}


def read_checkpoint(path: Path) -> Any:
    """What `torch.save` wrote. Raises ValueError with what to do where the file is cut short or none of ours, OSError
    where it cannot be read."""
    try:
        return torch.load(path, weights_only=True, map_location="cpu")
    except (RuntimeError, EOFError, pickle.UnpicklingError, zipfile.BadZipFile) as error:
        raise ValueError(
            f"{path} is cut short or no checkpoint. Those before it are whole: go on with --init step-NNNNNN.pt"
        ) from error


def checkpoints(run: Path, first: int, last: int = 0) -> list[Path]:
    """The checkpoints of a run from step `first` to step `last` (0: to the end), in order. Raises ValueError where
    there are none."""
    steps = {int(m[1]): path for path in run.glob("step-*.pt") if (m := re.fullmatch(r"step-(\d+)", path.stem))}
    found = [steps[n] for n in sorted(steps) if n >= first and (not last or n <= last)]
    if not found:
        raise ValueError(f"no checkpoint from step {first} on in {run}")
    return found


def mean_of(paths: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The plain mean of weights, summed one file after another."""
    total = {k: v.clone() for k, v in read_checkpoint(paths[0]).items()}
    for path in paths[1:]:
        for name, value in read_checkpoint(path).items():
            total[name] += value
    return {k: v / len(paths) for k, v in total.items()}
