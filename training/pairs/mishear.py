"""What a recogniser hears instead: the table of data/mishearings.tsv and edits learned from real pairs.

Every edit is one a reader can undo from the sound and the place; anything else leaves the pair out now and then.
"""

from __future__ import annotations

import difflib
import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.pairs.vocabulary import DATA, form_words

FEW = 20  # a word heard this often tells its rate; fewer hearings count for less
COMMAND_START = frozenset({"pipe", "semicolon", "sudo", "and", "xargs"})


@dataclass(frozen=True)
class Edit:
    meant: tuple[str, ...]
    heard: tuple[str, ...]
    place: str  # any; command: at its start; slash, dot, dash: right after one; before:word,word
    weight: float


@cache
def table() -> dict[str, list[Edit]]:
    """Edits by their first meant word."""
    edits: dict[str, list[Edit]] = defaultdict(list)
    for line in (DATA / "mishearings.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            heard, meant, place, weight = line.split("\t")
            edit = Edit(tuple(meant.split()), tuple(heard.split()), place, float(weight))
            edits[edit.meant[0]].append(edit)
    return dict(edits)


def learn(path: Path, least: int = 2) -> dict[str, list[Edit]]:
    """Edits seen at least `least` times in lines of {"spoken", "heard"}, up to three words on either side."""
    counts: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    seen: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spoken, heard = _words(row.get("spoken") or row.get("reference") or ""), _words(row["heard"])
        seen.update(spoken)
        for op, i, j, k, m in difflib.SequenceMatcher(None, spoken, heard, autojunk=False).get_opcodes():
            if op != "equal" and 0 < j - i <= 3 and m - k <= 3:
                counts[tuple(spoken[i:j]), tuple(heard[k:m])] += 1
    edits: dict[str, list[Edit]] = defaultdict(list)
    for (meant, heard), count in sorted(counts.items()):
        if count >= least and repairable(meant, heard):
            edits[meant[0]].append(Edit(meant, heard, "any", count / (seen[meant[0]] + FEW)))
    return dict(edits)


def _words(text: str) -> list[str]:
    return [w.strip(".,!?") for w in text.split() if w.strip(".,!?")]


def repairable(meant: tuple[str, ...], heard: tuple[str, ...]) -> bool:
    """Whether a listener could still tell: something was heard, and it is no form that means something else."""
    letter = all(len(w) == 1 for w in meant)
    return bool(heard) and not letter and not all(w.lower() in form_words() for w in heard)


def mishear(
    words: list[str], rng: random.Random, rate: float, learned: dict[str, list[Edit]] | None = None
) -> tuple[list[str], int]:
    """The words as heard, and how many edits were made; rate is the chance at each place where an edit fits."""
    out: list[str] = []
    edits = 0
    i = 0
    while i < len(words):
        fitting = [e for e in table().get(words[i].lower(), ()) if _fits(e, words, i)]
        if fitting and rng.random() < rate * _likely(fitting):
            edit = rng.choices(fitting, [e.weight for e in fitting])[0]
        else:
            edit = None
            for e in (learned or {}).get(words[i], ()):
                if _fits(e, words, i) and rng.random() < min(0.5, e.weight * 2 * rate):
                    edit = e
                    break
        if edit is None:
            out.append(words[i])
            i += 1
        else:
            out.extend(edit.heard)
            i += len(edit.meant)
            edits += 1
    return out, edits


def _likely(edits: list[Edit]) -> float:
    """How often such words are misheard at all: the protocol's own words are said so often that they seldom are."""
    usual = 0.35 if all(w in form_words() for w in edits[0].meant) else 1.0
    return usual * min(1.0, sum(e.weight for e in edits) / 2)


def _fits(edit: Edit, words: list[str], i: int) -> bool:
    if tuple(w.lower() for w in words[i : i + len(edit.meant)]) != edit.meant:
        return False
    before = words[i - 1].lower() if i else ""
    if edit.place == "any":
        return before != "literal"
    if edit.place == "command":
        return i == 0 or before in COMMAND_START or before in ("space",) and (i == 1 or words[i - 2] in COMMAND_START)
    if edit.place in ("slash", "dot", "dash"):
        return before == edit.place
    if edit.place.startswith("before:"):
        after = words[i + len(edit.meant)].lower() if i + len(edit.meant) < len(words) else ""
        return after in edit.place[7:].split(",")
    raise ValueError(f"unknown place {edit.place}")
