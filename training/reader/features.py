"""Owns the calls of the TypeScript extractor, which has the only implementation of lexer, features and search."""

import os
import subprocess
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]


def bundle(work: Path) -> Path:
    """Bundles the extractor into `work`/build and returns its path."""
    env = {**os.environ, "READER_BUNDLE": str(work / "build")}
    rolldown = ROOT / "node_modules/.bin/rolldown"
    subprocess.run(
        [rolldown, "-c", "training/reader/bundle.config.ts"], cwd=ROOT, env=env, check=True, capture_output=True
    )
    return work / "build/extract.mjs"


def extract(script: Path, mode: str, **flags: Path) -> None:
    named = [part for name, value in flags.items() for part in (f"--{name}", str(value))]
    subprocess.run(["node", "--max-old-space-size=6000", str(script), mode, *named], check=True)


def load_rows(path: Path, width: int) -> np.ndarray:
    """The slots of a row file as a (rows, width) array on disk."""
    if width == 0 or path.stat().st_size == 0:
        return np.zeros((0, max(1, width)), np.uint32)
    return np.memmap(path, np.uint32, "r").reshape(-1, width)


def load_labels(path: Path) -> np.ndarray:
    return np.fromfile(path, np.uint8)
