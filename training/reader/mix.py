"""Owns the mix of pairs that the reader is trained on: the generator's, each training command of one corpus said by the
published rules, and what our own ear heard of training commands. The same files and seed give the same mix.

    python -m training.reader.mix --pairs train.jsonl --published nl2bash-commands.txt --heard heard.jsonl heard-4.jsonl \\
        --leave-out published-validation.jsonl --out mix.jsonl --held heard-held.jsonl
"""

import argparse
import hashlib
import json
import random
from pathlib import Path

from training.pairs.commands import read_commands
from training.pairs.published import say_published_style
from training.split import collapse, is_train

LONGEST = 60  # spoken words
#: How often the published run-on form and what the ear heard go into the mix.
TIMES = 2


def published_pairs(commands: Path, leave_out: set[str]) -> list[dict]:
    """Each training command once, run on."""
    unique = dict.fromkeys(collapse(command) for command in read_commands([commands]))
    said = ((say_published_style(command), command) for command in unique if is_train(command, leave_out))
    return [
        {"heard": heard, "command": command, "style": "published", "family": ""}
        for heard, command in said
        if len(heard.split()) <= LONGEST
    ]


def tenth_of(command: str) -> int:
    """0..9. Of the commands the ear heard, tenth 0 is kept to measure with and tenth 1 to fit the ranking to."""
    return int(hashlib.sha256(f"ear{collapse(command)}".encode()).hexdigest()[:8], 16) % 10


def heard_pairs(path: Path, leave_out: set[str]) -> list[dict]:
    """What a recogniser heard, of training commands only."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [
        {"heard": row["heard"], "command": row["command"], "style": "heard", "family": ""}
        for row in rows
        if is_train(row["command"], leave_out)
    ]


def write_lines(path: Path, rows: list[dict]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--published", type=Path, required=True, help="commands, one a line")
    parser.add_argument("--heard", type=Path, nargs="*", default=[], help="lines of {heard, command} from a recogniser")
    parser.add_argument("--leave-out", type=Path, required=True, help="lines of {command} never to be trained on")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held", type=Path, help="where to write what was heard of the commands kept to measure with")
    parser.add_argument("--ranking", type=Path, help="where to write what was heard of those kept for the ranking")
    args = parser.parse_args()
    lines = args.leave_out.read_text(encoding="utf-8").splitlines()
    leave_out = {collapse(json.loads(line)["command"]) for line in lines if line}
    rows = [json.loads(line) for line in args.pairs.read_text(encoding="utf-8").splitlines() if line]
    rows += published_pairs(args.published, leave_out) * TIMES
    heard = [row for path in args.heard for row in heard_pairs(path, leave_out)]
    rows += [row for row in heard if tenth_of(row["command"]) > 1] * TIMES
    random.Random(1).shuffle(rows)
    write_lines(args.out, rows)
    for tenth, path in enumerate((args.held, args.ranking)):
        if path:
            write_lines(path, [row for row in heard if tenth_of(row["command"]) == tenth])
    print(f"{len(rows)} pairs in {args.out}")


if __name__ == "__main__":
    main()
