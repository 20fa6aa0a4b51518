"""Tests of what the ear's training says about files that are missing or damaged: one sentence, nothing lost, no trace
of a bug."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("whisper")

from training.ear import tiny  # noqa: E402
from training.ear.averaging import read_checkpoint  # noqa: E402


def ear(*flags: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "training.ear", *map(str, flags)], capture_output=True, text=True, check=False
    )


def test_a_checkpoint_cut_short_is_named_and_the_others_stay(tmp_path: Path) -> None:
    base, run, shards = tmp_path / "base.bin", tmp_path / "run", tmp_path / "shards"
    tiny.random_model(base, seed=1)
    run.mkdir()
    shards.mkdir()
    weights = {"decoder.ln.weight": torch.ones(4)}
    torch.save(weights, run / "step-000050.pt")
    whole = (run / "step-000050.pt").read_bytes()
    for size in (0, 100, len(whole) - 40):
        (run / "last.pt").write_bytes(whole[:size])
        said = ear("train", "--base", base, "--shards", shards, "--out", run, "--resume", "--device", "cpu")
        assert said.returncode == 1
        assert "last.pt is cut short or no checkpoint" in said.stderr and "--init" in said.stderr
        assert "Traceback" not in said.stderr
    assert torch.equal(read_checkpoint(run / "step-000050.pt")["decoder.ln.weight"], weights["decoder.ln.weight"])


def test_missing_training_data_is_named(tmp_path: Path) -> None:
    base, out = tmp_path / "base.bin", tmp_path / "shards"
    tiny.random_model(base, seed=1)
    said = ear("synth", "--base", base, "--commands", tmp_path / "none.txt", "--prose", base, "--out", out)
    assert said.returncode == 1 and "none.txt does not exist" in said.stderr and "Traceback" not in said.stderr
    (tmp_path / "empty.txt").write_text("")
    said = ear(
        "synth", "--base", base, "--commands", tmp_path / "empty.txt", "--prose", tmp_path / "empty.txt", "--out", out
    )
    assert said.returncode == 1 and "no train commands in the corpora given" in said.stderr
    said = ear(
        "train", "--base", base, "--shards", tmp_path / "no-shards", "--out", tmp_path / "run", "--device", "cpu"
    )
    assert said.returncode == 1 and "no whole shard in" in said.stderr
