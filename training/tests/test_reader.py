"""The reader's training end to end on a tiny corpus, and TypeScript and Python agreeing on every score."""

import json
import random
from pathlib import Path

import numpy as np
import pytest
import torch

from training.reader import features, figures, gate, rank, tag, train
from training.reader.codec import RANK_COUNT, TAG_QUESTIONS, WHOLE_COUNT, read_weights
from training.reader.train import DECISIONS
from training.split import split_of

COMMANDS = [
    "git push -u origin main",
    "ls -la /tmp",
    "grep -r needle src",
    "tar -xzf archive.tar.gz",
    "sudo rm -rf build",
]
SAID = {"-": " dash ", "/": " slash ", ".": " dot "}


def say(command: str) -> str:
    heard = command
    for symbol, word in SAID.items():
        heard = heard.replace(symbol, word)
    letters = {"la": "l a", "rf": "r f", "xzf": "x z f"}
    return " ".join(letters.get(word, word) for word in heard.split())


def make_pairs(count: int, seed: int) -> list[dict]:
    rng = random.Random(seed)
    openings = ["", "okay so the command is ", "i would like to run ", "please type "]
    pairs = []
    for _ in range(count):
        command = rng.choice(COMMANDS)
        opening = rng.choice(openings)
        pairs.append({"heard": opening + say(command), "command": command, "style": "natural", "family": opening})
    return pairs


def write_lines(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reader")
    pairs = write_lines(folder / "pairs.jsonl", make_pairs(300, 1))
    commands = folder / "commands.txt"
    commands.write_text("\n".join(COMMANDS))
    described = write_lines(folder / "described.jsonl", [{"said": "list the files", "command": COMMANDS[1]}])
    lexicon = features.ROOT / "resources/models/lexicon.txt"
    out = folder / "reader.bin"
    figures_ = train.main(
        ["--pairs", str(pairs), "--lexicon", str(lexicon), "--commands", str(commands), "--described", str(described)]
        + ["--work", str(folder / "work"), "--out", str(out), "--epochs", "2", "--least", "1"]
    )
    return folder, lexicon, out, figures_


def test_learns_the_pairs_it_was_given(trained):
    folder, lexicon, out, learned = trained
    assert learned["aligned"] > 290
    rows = figures.read_with(out, lexicon, write_lines(folder / "others.jsonl", make_pairs(60, 2)), folder / "work")
    assert figures.score(rows)["all"]["exact"] > 95


def test_the_same_seed_gives_the_same_file(trained):
    folder, lexicon, out, _ = trained
    again = folder / "again.bin"
    train.main(
        ["--pairs", str(folder / "pairs.jsonl"), "--lexicon", str(lexicon), "--commands", str(folder / "commands.txt")]
        + [
            "--described",
            str(folder / "described.jsonl"),
            "--work",
            str(folder / "again"),
            "--out",
            str(again),
            "--epochs",
            "2",
            "--least",
            "1",
        ]
    )
    assert again.read_bytes() == out.read_bytes()


def test_python_and_typescript_score_alike(trained):
    folder, lexicon, out, _ = trained
    scored = folder / "scored"
    scored.mkdir()
    pairs = write_lines(folder / "parity.jsonl", make_pairs(300, 3))
    features.extract(folder / "work/build/extract.mjs", "score", reader=out, lexicon=lexicon, pairs=pairs, out=scored)
    weights, scale = read_weights(out)
    widths = json.loads((scored / "decisions.json").read_text())["widths"]
    compared = 0
    for name in DECISIONS:
        rows = features.load_rows(scored / f"{name}.slots", widths[name])
        odds = np.fromfile(scored / f"{name}.odds", np.float64)
        assert len(rows) == len(odds)
        mine = weights[np.asarray(rows)].astype(np.int64).sum(axis=1) * scale if len(rows) else np.zeros(0)
        np.testing.assert_allclose(mine, odds, rtol=1e-12, atol=1e-12)
        compared += len(odds)
    assert compared > 2000


def test_python_and_typescript_tag_alike(trained):
    folder, lexicon, out, _ = trained
    tagged, scored = folder / "tagged.bin", folder / "tags-scored"
    scored.mkdir()
    pairs = ["--pairs", str(folder / "pairs.jsonl"), "--reader", str(out), "--lexicon", str(lexicon)]
    learned = tag.main([*pairs, "--work", str(folder / "tags"), "--out", str(tagged), "--epochs", "2"])
    assert learned["units"] > 1000
    others = write_lines(folder / "tagged.jsonl", make_pairs(100, 4))
    features.extract(
        folder / "work/build/extract.mjs", "score", reader=tagged, lexicon=lexicon, pairs=others, out=scored
    )
    rows = tag.Rows(scored)
    model = tag.load_tagger(tagged)
    odds = np.fromfile(scored / "tags.odds", np.float64).reshape(-1, TAG_QUESTIONS)
    for u, (start, size) in enumerate(zip(rows.starts, rows.sizes, strict=True)):
        inputs, sizes, _ = rows.batch(np.array([u]))
        with torch.no_grad():
            mine = model(inputs, sizes)[0].numpy()
        np.testing.assert_allclose(mine, odds[start : start + size], rtol=1e-4, atol=1e-4)
    assert len(odds) > 400 and np.ptp(odds) > 1


def test_thresholds_refuse_what_would_be_wrong():
    chances = np.array([0.99, 0.98, 0.97, 0.9, 0.8])
    right = np.array([True, True, True, False, True])
    assert gate.pick_threshold(chances, right) == pytest.approx(0.97)
    assert gate.pick_threshold(chances, np.zeros(5, bool)) > 0.999


def test_split_is_by_command_and_not_by_blanks():
    assert split_of(" echo  4 ") == split_of("echo 4")
    splits = [split_of(f"echo {n}") for n in range(400)]
    assert 8 <= splits.count("test") <= 40
    assert 8 <= splits.count("dev") <= 40


def test_the_ranking_learns_what_the_search_does_not_see(tmp_path):
    rng = np.random.default_rng(1)
    rows = []
    for _ in range(400):
        numbers = np.zeros((3, WHOLE_COUNT), np.float32)
        numbers[:, 0] = [-1, -1.2, -1.4]
        right = int(rng.integers(0, 3))
        numbers[right, 5] = 1
        rows.append((right, numbers, False))
    ways = rank.Ways(rows)
    everyone = np.arange(len(rows))
    ranking = rank.Ranking(ways, everyone, 1)
    assert ranking.share_right(ways, everyone) < 0.6
    ranking.train(ways, everyone, 6, 1.0, 1)
    assert ranking.share_right(ways, everyone) == 1
    assert sum(part.size for part in ranking.parts()) == RANK_COUNT
