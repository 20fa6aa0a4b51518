"""Tests of the ear's training: texts, splits, file formats, scoring, and the whole recipe on a model of noise."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import numpy as np
import pytest

from training.ear import ggml, scoring
from training.ear.corpus import READABLE, Corpus, Utterance, compounds_of, parted, sentences_of
from training.ear.everyday import EVERYDAY, everyday_command
from training.ear.spoken_forms import number
from training.ear.verbalize import verbalize
from training.split import RESERVED, split_of


def plain(command: str, with_space: bool) -> str | None:
    """A speaker who keeps to the plain names."""
    for seed in range(100):
        rng = random.Random(seed)
        if rng.random() >= 0.3:
            return verbalize(command, random.Random(seed), with_space)
    raise AssertionError


def test_both_ways_of_speaking() -> None:
    assert plain("git push -u origin main", False) == "git push dash u origin main"
    assert plain("git push -u origin main", True) == "git space push space dash u space origin space main"
    assert plain("find . -name *.txt", False) == "find dot dash name star dot txt"
    assert plain("ls -la | wc -l", False) == "ls dash l a pipe wc dash l"
    assert plain("echo \x07", False) is None


def test_numbers_are_never_wrong() -> None:
    rng = random.Random(0)
    assert {number("755", rng) for _ in range(50)} == {"seven fifty five", "seven five five"}
    assert "eighty eighty" in {number("8080", rng) for _ in range(50)}
    assert number("7", rng) == "seven"
    assert number("42", rng) == "forty two"
    assert all(number("007", rng) in ("zero zero seven", "zero oh seven") for _ in range(20))


def test_reserved_commands_are_never_trained_on() -> None:
    assert all(split_of(c) == "test" for c in RESERVED)
    assert split_of("git  push   origin main") == "test"
    assert 0.03 < sum(split_of(f"cmd {n}") == "test" for n in range(2000)) / 2000 < 0.07


def test_every_pattern_can_be_said() -> None:
    rng = random.Random(0)
    assert len(EVERYDAY) > 300
    for _ in range(500):
        command = everyday_command(rng)
        assert "{" not in command or "{}" in command or "awk" in command, command
        assert verbalize(command, rng, True), command


def test_corpus_keeps_the_excluded_out(tmp_path: Path) -> None:
    lines = [f"tool{n} --flag" for n in range(200)]
    (tmp_path / "c.txt").write_text("\n".join(lines))
    (tmp_path / "x.jsonl").write_text('{"command": "tool7 --flag"}\n')
    (tmp_path / "p.txt").write_text("We went home early that day. It wasn't late.")
    train = Corpus([tmp_path / "c.txt"], [tmp_path / "x.jsonl"], [tmp_path / "p.txt"], "train")
    assert "tool7 --flag" not in train.commands
    assert all(split_of(c) == "train" for c in train.commands)
    assert "we went home early that day" in sentences_of(tmp_path / "p.txt")
    with pytest.raises(ValueError, match="no train commands"):
        Corpus([], [], [], "train")


def test_rare_tools_and_names_of_two_words(tmp_path: Path) -> None:
    lines = [f"git -m tool{n}" for n in range(200)] + [f"runlevel {n}" for n in range(4)]
    (tmp_path / "c.txt").write_text("\n".join(lines))
    (tmp_path / "p.txt").write_text("We went home early that day.")
    corpus = Corpus([tmp_path / "c.txt"], [], [tmp_path / "p.txt"], "train")
    compounds = compounds_of(["runlevel", "gitlevel"], ["we run a level game"] * 3)
    assert compounds == {"runlevel": ("run", "level")}
    rng = random.Random(0)
    evenly = [corpus.command(rng, "corpus", rare=True).said.startswith("runlevel") for _ in range(200)]
    assert 60 < sum(evenly) < 140
    assert {parted("runlevel x", compounds, rng) for _ in range(50)} == {"runlevel x", "run+level x"}


def test_rare_names_come_as_often_as_usual_ones(tmp_path: Path) -> None:
    lines = [f"git push branch{n}" for n in range(300)] + [f"zoxide query {n} --verbose" for n in range(4)]
    (tmp_path / "c.txt").write_text("\n".join(lines))
    (tmp_path / "p.txt").write_text("We went home early that day.")
    corpus = Corpus([tmp_path / "c.txt"], [], [tmp_path / "p.txt"], "train")
    assert set(corpus.by_name) == {"git", "push", "branch", "zoxide", "query", "verbose"}
    rng = random.Random(0)
    drawn = [u for u in (corpus.draw(rng) for _ in range(600)) if u.kind == "names"]
    assert len(drawn) > 60
    assert all(u.command is None for u in drawn)
    assert sum("zoxide" in u.said for u in drawn) > len(drawn) / 5


def test_coined_names_are_new_and_can_be_read(tmp_path: Path) -> None:
    names = "terraform transform platform plaster raster faster format former reform storm".split()
    (tmp_path / "c.txt").write_text("\n".join(f"{name} {n}" for name in names for n in range(4)))
    (tmp_path / "p.txt").write_text("We went home early that day.")
    corpus = Corpus([tmp_path / "c.txt"], [], [tmp_path / "p.txt"], "train")
    rng = random.Random(0)
    coined = {corpus.coined(rng) for _ in range(200)} - set(corpus.by_name)
    assert len(coined) > 3
    assert all(4 <= len(name) <= 9 and READABLE.fullmatch(name) for name in coined)


def test_two_things_said_become_one() -> None:
    pytest.importorskip("torch")
    from training.ear.clips import joined

    rng = random.Random(0)
    short, other = (Utterance("corpus", said, said) for said in ("git push", "cd src"))
    sound = np.ones(16000, np.float32)
    both, voice, samples = joined((short, "joe:", sound), (other, "joe:", sound), rng)
    assert (both.said, both.command, voice) == ("git push cd src", None, "joe:")
    assert len(samples) >= 32000
    long = np.ones(8 * 16000, np.float32)
    assert joined((short, "joe:", long), (other, "joe:", sound), rng)[0] is short
    torn = Utterance("cut", "cd")
    assert joined((torn, "joe:", sound), (other, "joe:", sound), rng)[0] is torn


def test_clips_are_roughened_anew() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("whisper")
    from training.ear.train import roughened

    rng, audio = random.Random(0), torch.ones(4, 100, 50)
    torch.manual_seed(0)
    once, again = roughened(audio, rng), roughened(audio, rng)
    assert once.shape == audio.shape
    assert 0.05 < (once == 0).float().mean() < 0.3
    assert not torch.equal(once, again)
    assert audio.min() == 1  # the clip itself stays whole: it comes again


def test_clips_that_came_often_enough_stay_away_and_a_resumed_run_knows_them(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("whisper")
    from training.ear.shards import ClipPool

    rows = [{"context": 64, "end": 1.0, "said": said} for said in ("ls", "git status", "cd dash")]
    (tmp_path / "0000.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    np.zeros((3 * 64, 4), np.float16).tofile(tmp_path / "0000.f16")
    pool = ClipPool(tmp_path, 4)
    pool.restore({"0000.jsonl": [0, 1, 2]})
    assert pool.refresh() == 3
    rng = random.Random(0)
    chosen = [clip for batch in pool.batches(rng, 5, 8, visits=2) for clip in batch]
    assert sorted(clip.row["said"] for clip in chosen) == ["git status", "ls"]
    for clip in chosen:
        clip.visits += 1
    assert pool.visits() == {"0000.jsonl": [1, 2, 2]}
    assert len([clip for batch in pool.batches(rng, 5, 8) for clip in batch]) == 3
    other = ClipPool(tmp_path, 4)
    other.restore({"0000.jsonl": [2, 2]})  # of another shard that had this name
    other.refresh()
    assert other.visits() == {"0000.jsonl": [0, 0, 0]}


def test_mean_of_checkpoints(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from training.ear.averaging import averaged, checkpoints, mean_of

    for step in (100, 200, 300, 400):
        torch.save({"w": torch.full((2,), float(step))}, tmp_path / f"step-{step:06d}.pt")
    assert mean_of(checkpoints(tmp_path, 200))["w"].tolist() == [300, 300]
    assert mean_of(checkpoints(tmp_path, 150, 300))["w"].tolist() == [250, 250]
    with pytest.raises(ValueError, match="no checkpoint"):
        checkpoints(tmp_path, 500)
    assert averaged({"w": torch.zeros(1), "x": torch.ones(1)}, {"w": torch.ones(1)}, 0.75)["w"].item() == 0.75


def test_scoring() -> None:
    assert scoring.errors("find dot dash name star dot txt", "Find . -name star.txt") == (1, 7)
    assert scoring.errors("sleep five", "sleep 5.") == (0, 2)
    assert scoring.errors("", "[BLANK_AUDIO]") == (0, 0)
    assert scoring.loops("set ashy set ashy set ashy set ashy set ashy")
    assert not scoring.loops("one ninety two dot one sixty eight dot one dot one")


def test_q8_0_is_near_and_keeps_zero() -> None:
    values = np.concatenate([np.random.default_rng(0).standard_normal(320), np.zeros(32)]).astype(np.float32)
    back = ggml.dequantize_q8_0(ggml.quantize_q8_0(values))
    assert np.abs(back - values).max() < 0.02
    assert not back[320:].any()


def test_damaged_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"not a model")
    with pytest.raises(ggml.ModelFileError):
        ggml.read(tmp_path / "a.bin")


@pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")
def test_the_whole_recipe(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("whisper")
    from training.ear import delta, tiny

    found = tiny.run(tmp_path)
    assert found["clips"] == 16
    changed = {t["name"].split(".")[0] for t in found["header"]["tensors"]}
    assert changed == {"decoder", "encoder"}
    assert found["header"]["result"]["bytes"] == (tmp_path / "result.bin").stat().st_size
    data = (tmp_path / "tiny.delta").read_bytes()
    (tmp_path / "short.delta").write_bytes(data[:-100])
    with pytest.raises(ggml.ModelFileError, match="cut short"):
        delta.read(tmp_path / "short.delta")
    other = tmp_path / "other.bin"
    tiny.random_model(other, seed=9)
    with pytest.raises(ggml.ModelFileError, match="not the base"):
        delta.apply(tmp_path / "tiny.delta", other, tmp_path / "no.bin")
