"""Owns the reader's figures: exact, effective and among five by style, and the time it took.

    python -m training.reader.figures --reader resources/models/reader.bin --lexicon resources/models/lexicon.txt \\
        --work /tmp/reader --show 20 pairs.jsonl ...
"""

import argparse
import difflib
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from training.reader.features import bundle, extract
from training.split import collapse


def effective(got: str, wanted: str) -> bool:
    """As the published benchmark counts it: difflib ratio of at least 0.9."""
    return got == wanted or difflib.SequenceMatcher(None, got, wanted).ratio() >= 0.9


def read_with(reader: Path, lexicon: Path, pairs: Path, work: Path) -> list[dict]:
    """Readings of each pair: the pair's fields, 'readings' [[command, log probability], ...] and 'ms'."""
    out = work / f"read-{pairs.name}"
    extract(work / "build/extract.mjs", "read", reader=reader, lexicon=lexicon, pairs=pairs, out=out)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines() if line]


def score(rows: list[dict]) -> dict[str, dict]:
    """Figures by style, and over all as 'all'."""
    tally: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for row in rows:
        wanted = collapse(row["command"])
        got = [collapse(command) for command, _ in row["readings"]]
        first = got[0] if got else ""
        result = (first == wanted, effective(first, wanted), wanted in (got or [""])[:5])
        tally[row.get("style", "published")].append(result)
        tally["all"].append(result)
    return {
        style: {
            "n": len(r),
            **{k: round(100 * sum(x[i] for x in r) / len(r), 1) for i, k in enumerate(("exact", "effective", "five"))},
        }
        for style, r in sorted(tally.items())
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, help="wrong ones to print of each style")
    parser.add_argument("--style", default="")
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    bundle(args.work)
    for path in args.pairs:
        rows = read_with(args.reader, args.lexicon, path, args.work)
        ms = np.array([row["ms"] for row in rows])
        print(f"{path.name}: median {np.median(ms):.2f} ms, p99 {np.percentile(ms, 99):.2f} ms")
        for style, figures in score(rows).items():
            print(f"  {style:15s} {figures}")
        shown: dict[str, int] = defaultdict(int)
        for row in rows:
            style = row.get("style", "published")
            first = row["readings"][0][0] if row["readings"] else ""
            if collapse(first) == collapse(row["command"]) or shown[style] >= args.show or args.style not in style:
                continue
            shown[style] += 1
            print(f"[{style}] {row['heard']}\n    meant {collapse(row['command'])}\n    read  {collapse(first)}")


if __name__ == "__main__":
    main()
