"""Owns the training of the ranking of whole readings: a choice among the ways that the search ends with.

    python -m training.reader.rank --reader reader.bin --lexicon resources/models/lexicon.txt --work /tmp/reader \\
        --out resources/models/reader.bin dev.jsonl dev-heldout.jsonl

Pairs must be unseen by the reader, as for the gate: on those it trained on the search is too sure of itself.
"""

import argparse
import json
import zlib
from pathlib import Path

import numpy as np

from training.reader.codec import RANK_UNITS, set_rank
from training.reader.features import bundle, extract

BATCH = 128
RATE = 3e-3
#: How much of the decay each part gets: linear weights, units, biases, outputs.
DECAYS = (0.2, 1.0, 0.1, 0.1)


def is_kept_back(pair: dict) -> bool:
    """Is it about one of the commands (a quarter) that the first ranking is not trained on? The gate learns from
    those."""
    return zlib.crc32((pair["command"] or pair["heard"]).encode()) % 4 == 0


class Ways:
    """Numbers of the ways of each utterance where one is right and one is wrong, padded to the most ways."""

    def __init__(self, rows: list[tuple[int, np.ndarray, bool]]):
        most = max(len(numbers) for _, numbers, _ in rows)
        self.x = np.zeros((len(rows), most, rows[0][1].shape[1]), np.float32)
        self.real = np.zeros((len(rows), most), bool)
        self.right = np.array([right for right, _, _ in rows])
        self.kept_back = np.array([back for _, _, back in rows])
        for n, (_, numbers, _) in enumerate(rows):
            self.x[n, : len(numbers)] = numbers
            self.real[n, : len(numbers)] = True


def load_ways(path: Path, pairs: Path) -> list[tuple[int, np.ndarray, bool]]:
    """Of each utterance: which way is right, the numbers of all, and whether its command is kept back."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    said = [json.loads(line) for line in pairs.read_text(encoding="utf-8").splitlines() if line]
    rows = []
    for row in (json.loads(line) for line in lines if line):
        if row["right"] >= 0 and len(row["numbers"]) > 1:
            pair = said[row["pair"]]
            rows.append((row["right"], np.array(row["numbers"], np.float32), is_kept_back(pair)))
    return rows


class Ranking:
    """Linear over the numbers, and a few hidden units over the numbers beside those of the search's first way."""

    def __init__(self, ways: Ways, chosen: np.ndarray, seed: int):
        rng = np.random.default_rng(seed)
        flat = ways.x[chosen][ways.real[chosen]]
        self.spread = flat.std(axis=0) + 1e-3
        self.middle = flat.mean(axis=0)
        width = flat.shape[1]
        self.w = [
            np.zeros(width, np.float32),
            rng.uniform(-1, 1, (2 * width, RANK_UNITS)).astype(np.float32) / np.sqrt(2 * width).astype(np.float32),
            np.zeros(RANK_UNITS, np.float32),
            rng.uniform(-1, 1, RANK_UNITS).astype(np.float32) / 4,
        ]
        self.w[0][0] = self.spread[0]

    def inputs(self, x: np.ndarray) -> np.ndarray:
        return np.concatenate([(x - self.middle) / self.spread, (x - x[:, :1]) / self.spread], axis=2)

    def scores(self, a: np.ndarray, real: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        hidden = np.tanh(a @ self.w[1] + self.w[2])
        z = a[:, :, : len(self.w[0])] @ self.w[0] + hidden @ self.w[3]
        return np.where(real, z, -1e9), hidden

    def train(self, ways: Ways, chosen: np.ndarray, epochs: int, decay: float, seed: int) -> "Ranking":
        """Adam with decoupled weight decay and a falling rate, over batches of utterances."""
        rng = np.random.default_rng(seed)
        first, second = ([np.zeros_like(part) for part in self.w] for _ in range(2))
        step = 0
        steps = epochs * -(-len(chosen) // BATCH)
        for _ in range(epochs):
            for batch in np.array_split(rng.permutation(chosen), -(-len(chosen) // BATCH)):
                rate = RATE * (1 - step / steps)
                step += 1
                for k, g in enumerate(self.gradient(ways, batch)):
                    first[k] += 0.1 * (g - first[k])
                    second[k] += 0.001 * (g * g - second[k])
                    move = first[k] / (1 - 0.9**step) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
                    self.w[k] -= (rate * (move + DECAYS[k] * decay * self.w[k])).astype(np.float32)
        return self

    def gradient(self, ways: Ways, batch: np.ndarray) -> list[np.ndarray]:
        a, real = self.inputs(ways.x[batch]), ways.real[batch]
        z, hidden = self.scores(a, real)
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        p[np.arange(len(batch)), ways.right[batch]] -= 1
        p = (p / len(batch)).astype(np.float32)
        back = p[:, :, None] * self.w[3] * (1 - hidden * hidden)
        flat, width = a.reshape(-1, a.shape[2]), len(self.w[0])
        return [
            flat[:, :width].T @ p.ravel(),
            flat.T @ back.reshape(-1, RANK_UNITS),
            back.sum(axis=(0, 1)),
            hidden.reshape(-1, RANK_UNITS).T @ p.ravel(),
        ]

    def share_right(self, ways: Ways, chosen: np.ndarray) -> float:
        z, _ = self.scores(self.inputs(ways.x[chosen]), ways.real[chosen])
        return float((z.argmax(axis=1) == ways.right[chosen]).mean())

    def parts(self) -> list[np.ndarray]:
        """As the file has them, over plain numbers: linear, own, first, bias, out."""
        width = len(self.w[0])
        own, beside = self.w[1][:width].T / self.spread, self.w[1][width:].T / self.spread
        return [self.w[0] / self.spread, own + beside, -beside, self.w[2] - own @ self.middle, self.w[3]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--for-gate", type=Path, help="where to write a reader whose ranking has not seen a quarter of the commands"
    )
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--decay", type=float, default=2.0)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    script = bundle(args.work)
    rows: list[tuple[int, np.ndarray, bool]] = []
    for path in args.pairs:
        out = args.work / f"ways-{path.name}"
        extract(script, "ways", reader=args.reader, lexicon=args.lexicon, pairs=path, out=out)
        rows += load_ways(out, path)
    ways = Ways(rows)
    print(f"{len(rows)} utterances; right by the search {100 * float((ways.right == 0).mean()):.2f}%")
    inside, held = np.nonzero(~ways.kept_back)[0], np.nonzero(ways.kept_back)[0]
    ranking = Ranking(ways, inside, args.seed).train(ways, inside, args.epochs, args.decay, args.seed)
    before = float((ways.right[held] == 0).mean())
    print(
        f"  commands kept back: {100 * ranking.share_right(ways, held):.2f}%, by the search {100 * before:.2f}%",
        flush=True,
    )
    if args.for_gate:
        set_rank(args.reader, args.for_gate, ranking.parts())
    everyone = np.arange(len(rows))
    ranking = Ranking(ways, everyone, args.seed).train(ways, everyone, args.epochs, args.decay, args.seed)
    set_rank(args.reader, args.out, ranking.parts())


if __name__ == "__main__":
    main()
