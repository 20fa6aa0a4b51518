"""Owns the training of the ranking of whole readings: a log-linear choice among the ways that the search ends with.

    python -m training.reader.rank --reader reader.bin --lexicon resources/models/lexicon.txt --work /tmp/reader \\
        --out resources/models/reader.bin dev.jsonl dev-heldout.jsonl

Pairs must be unseen by the reader, as for the gate: on those it trained on the search is too sure of itself.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from training.reader.codec import set_whole
from training.reader.features import bundle, extract


def load_ways(path: Path) -> tuple[list[str], list[tuple[int, np.ndarray]]]:
    """The numbers' names, and (index of the right way, numbers) of each utterance where one is right and one is wrong."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    chosen = [(row["right"], np.array(row["numbers"])) for row in rows if row["right"] >= 0 and len(row["numbers"]) > 1]
    return json.loads(first), chosen


def fit_choice(utterances: list[tuple[int, np.ndarray]], width: int, strength: float) -> np.ndarray:
    """Weights that make the right way the likeliest; the penalty pulls towards the search's own score."""
    prior = np.zeros(width)
    prior[0] = 1.0
    x = np.vstack([numbers for _, numbers in utterances])
    owner = np.repeat(np.arange(len(utterances)), [len(numbers) for _, numbers in utterances])
    starts = np.concatenate([[0], np.cumsum([len(numbers) for _, numbers in utterances])[:-1]])
    right = starts + np.array([at for at, _ in utterances])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        z -= np.maximum.reduceat(z, starts)[owner]
        e = np.exp(z)
        total = np.add.reduceat(e, starts)
        p = e / total[owner]
        value = np.log(total).sum() - z[right].sum() + strength * ((w - prior) ** 2).sum()
        return value, x.T @ p - x[right].sum(axis=0) + 2 * strength * (w - prior)

    return minimize(loss, prior, jac=True, method="L-BFGS-B").x


def share_right(utterances: list[tuple[int, np.ndarray]], w: np.ndarray) -> float:
    return float(np.mean([int(np.argmax(numbers @ w)) == at for at, numbers in utterances]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=3.0)
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    script = bundle(args.work)
    utterances: list[tuple[int, np.ndarray]] = []
    names: list[str] = []
    for path in args.pairs:
        out = args.work / f"ways-{path.name}"
        extract(script, "ways", reader=args.reader, lexicon=args.lexicon, pairs=path, out=out)
        names, chosen = load_ways(out)
        utterances += chosen
    prior = np.eye(len(names))[0]
    even, odd = utterances[::2], utterances[1::2]
    held = (share_right(odd, fit_choice(even, len(names), args.strength)), share_right(odd, prior))
    print(f"{len(utterances)} utterances; right among the found, held out: {100 * held[0]:.2f}%, by the search {100 * held[1]:.2f}%")
    w = fit_choice(utterances, len(names), args.strength)
    for name, value in zip(names, w, strict=True):
        print(f"  {name:16s} {value:8.3f}")
    set_whole(args.reader, args.out, w)


if __name__ == "__main__":
    main()
