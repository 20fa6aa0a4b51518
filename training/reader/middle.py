"""Owns the middle zone for the gate: speech with every blank said, one word of it misheard. The same files give the
same pairs.

    python -m training.reader.middle --out middle.jsonl dev.jsonl dev-heldout.jsonl dev-2.jsonl dev-heldout-2.jsonl

Only what is said clean in the given files is used, each utterance at most TIMES, of the commands that the first ranking
did not see (rank.py). What should come of it is the command that was meant, or a doubt.
"""

import argparse
import json
import random
from pathlib import Path

from training.pairs.mishear import table
from training.reader.mix import write_lines
from training.reader.rank import is_kept_back
from training.split import collapse

TIMES = 4


def mishear_one(pair: dict, rng: random.Random) -> list[dict]:
    """The pair with one of its words misheard, in up to TIMES ways."""
    words = pair["heard"].lower().split()
    ways = [
        (at, edit)
        for at, word in enumerate(words)
        for edit in table().get(word, [])
        if tuple(words[at : at + len(edit.meant)]) == edit.meant and not (edit.place == "command" and at > 0)
    ]
    rng.shuffle(ways)
    command = pair["command"]
    heard = [" ".join([*words[:at], *edit.heard, *words[at + len(edit.meant) :]]) for at, edit in ways[:TIMES]]
    return [{"heard": text, "command": command, "style": "middle", "family": command} for text in heard]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave-out", type=Path, help="lines of {command} that are kept to measure with")
    parser.add_argument("pairs", type=Path, nargs="+")
    args = parser.parse_args()
    lines = args.leave_out.read_text(encoding="utf-8").splitlines() if args.leave_out else []
    left_out = {collapse(json.loads(line)["command"]) for line in lines if line}
    rng = random.Random(3)
    clean: dict[str, dict] = {}
    for path in args.pairs:
        for line in path.read_text(encoding="utf-8").splitlines():
            pair = json.loads(line)
            if pair["style"].startswith("clean") and collapse(pair["command"]) not in left_out and is_kept_back(pair):
                clean.setdefault(pair["heard"], pair)
    rows = [row for pair in clean.values() for row in mishear_one(pair, rng)]
    write_lines(args.out, rows)
    print(f"{len(rows)} pairs in {args.out}")


if __name__ == "__main__":
    main()
