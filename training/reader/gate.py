"""Owns the training of the gate: logistic models over the evidence, and thresholds by the wrong answers they let pass.

    python -m training.reader.gate --reader /tmp/reader/for-gate.bin --lexicon resources/models/lexicon.txt \\
        --work /tmp/reader --out resources/models/gate.json dev.jsonl dev-heldout.jsonl

Pairs must be unseen by the reader: other commands, and held-out families of phrasing; of these only the quarter of
commands that the ranking of this reader was not trained on. Figures are cross-validated.
"""

import argparse
import json
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np

from training.reader.features import bundle, extract
from training.reader.rank import is_kept_back
from training.split import collapse

#: What an answer that is wrong but called sure costs, in answers that could have been called sure and were not.
COST = 150.0
#: The same for the processor, whose training speech has far more misheard words than anybody's.
PROCESSOR_COST = 40.0


def fit_logistic(x: np.ndarray, y: np.ndarray, strength: float = 1.0) -> np.ndarray:
    """Weights and, last, the bias, by Newton's method with an L2 penalty."""
    a = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(a.shape[1])
    penalty = np.diag([strength] * x.shape[1] + [1e-3])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(a @ w, -30, 30)))
        gradient = a.T @ (p - y) + penalty @ w
        hessian = (a * (p * (1 - p))[:, None]).T @ a + penalty
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def chances(w: np.ndarray, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x @ w[:-1] + w[-1], -30, 30)))


def read_model(gate: dict, name: str, names: list[str]) -> np.ndarray:
    """A model of a gate's file: weights of the named evidence and, last, the bias."""
    model = gate["models"][name]
    return np.array([*(model["weights"][part] for part in names), model["bias"]])


def pick_threshold(p: np.ndarray, right: np.ndarray, cost: float = COST) -> float:
    """The threshold with the best right - cost * wrong among the answers called sure, never below 0.5."""
    order = np.argsort(-p)
    gain = np.cumsum(np.where(right[order], 1.0, -cost))
    best = int(np.argmax(gain)) if len(gain) and gain.max() > 0 else -1
    return float(np.clip(p[order[best]] if best >= 0 else 1.0, 0.5, 0.9999))


def calibration_error(p: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error in ten bins."""
    bins = np.minimum((p * 10).astype(int), 9)
    return float(sum(abs(p[bins == b].sum() - right[bins == b].sum()) for b in range(10)) / max(1, len(p)))


class Answers:
    """Evidence of one source over all pairs: rows, which are right, which no weight may call sure."""

    def __init__(self, names: list[str], rows: list[dict], source: str):
        chosen = [row for row in rows if row.get(source) and (source == "processor" or not row.get("processor"))]
        self.x = np.array([row[source]["values"] for row in chosen]).reshape(-1, len(names))
        self.right = np.array([collapse(row[source]["command"]) == collapse(row["command"]) for row in chosen], bool)
        self.dictated = np.array([row["command"] != "" for row in chosen], bool)
        barred = [row[source]["doubt"] != "" for row in chosen]
        allowed = (self.x[:, names.index("parses")] > 0) & (self.x[:, names.index("knownCommand")] > 0)
        self.may_be_sure = allowed & ~np.array(barred, bool)
        self.fold = np.array([zlib.crc32((row.get("family") or row["command"]).encode()) % 5 for row in chosen])
        self.style = np.array([row.get("style", "") for row in chosen])

    def cross_validated(self, among: np.ndarray) -> np.ndarray:
        """The chance that each is right, by models fitted on those `among` the other folds."""
        p = np.zeros(len(self.right))
        for fold in range(5):
            inside = self.fold == fold
            if inside.any():
                others = ~inside & among
                p[inside] = chances(fit_logistic(self.x[others], self.right[others]), self.x[inside])
        return p


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", type=Path, help="a gate that stays, but for the processor's weights")
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    kept = json.loads(args.keep.read_text(encoding="utf-8")) if args.keep else None
    args.work.mkdir(parents=True, exist_ok=True)
    script = bundle(args.work)
    rows: list[dict] = []
    names: list[str] = []
    for path in args.pairs:
        out = args.work / f"evidence-{path.name}"
        extract(script, "evidence", reader=args.reader, lexicon=args.lexicon, pairs=path, out=out)
        first, *lines = out.read_text(encoding="utf-8").splitlines()
        names = json.loads(first)
        rows += [row for row in map(json.loads, filter(None, lines)) if is_kept_back(row)]
    by_source = {source: Answers(names, rows, source) for source in ("processor", "reader")}
    everything = [np.concatenate([getattr(a, field) for a in by_source.values()]) for field in ("x", "dictated")]
    models = {"dictated": read_model(kept, "dictated", names) if kept else fit_logistic(everything[0], everything[1])}
    thresholds = {"dictated": 0.6, "doubtful": 0.35}
    figures: dict[str, dict] = {}
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[row.get("style", "")] += 1
    sure_by_style: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for source, answers in by_source.items():
        able = answers.may_be_sure
        if kept and source == "reader":
            models |= {name: read_model(kept, name, names) for name in ("reader", "sure")}
            p, clear = (chances(models[name], answers.x) for name in ("reader", "sure"))
        else:
            p = answers.cross_validated(np.ones(len(able), bool))
            models[source] = fit_logistic(answers.x, answers.right)
            # The reader's answers have a second model: of those that no doubt bars, which may be called sure?
            clear = answers.cross_validated(able) if source == "reader" else p
            if source == "reader":
                models["sure"] = fit_logistic(answers.x[able], answers.right[able])
        cost = COST if source == "reader" else PROCESSOR_COST
        threshold = kept["thresholds"][source] if kept else pick_threshold(clear[able], answers.right[able], cost)
        thresholds[source] = round(threshold, 4)
        sure = able & (clear >= threshold)
        for style, right in zip(answers.style[sure], answers.right[sure], strict=True):
            sure_by_style[style][0] += 1
            sure_by_style[style][1] += not right
        figures[source] = {
            "answers": len(p),
            "exact": round(float(answers.right.mean()), 4) if len(p) else 0,
            "sure": int(sure.sum()),
            "wrongButSure": int((sure & ~answers.right).sum()),
            "calibrationError": round(calibration_error(p, answers.right), 4),
        }
    styles = {
        s: {"n": totals[s], "sure": sure_by_style[s][0], "wrongButSure": sure_by_style[s][1]} for s in sorted(totals)
    }
    for style, figure in styles.items():
        print(f"{style:15s} {figure}  {100 * figure['wrongButSure'] / figure['n']:.2f}%")
    print(json.dumps(figures), thresholds)
    written = {
        name: {"bias": round(float(w[-1]), 4), "weights": dict(zip(names, np.round(w[:-1], 4).tolist(), strict=True))}
        for name, w in models.items()
    }
    gate = {"version": 2, "models": written, "thresholds": thresholds, "figures": {**figures, "styles": styles}}
    args.out.write_text(json.dumps(gate, indent=2) + "\n")


if __name__ == "__main__":
    main()
