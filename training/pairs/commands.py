"""Which commands are spoken, how often, and in which split.

The split is decided by the command alone (training.split), so no command is ever on two sides.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from training.pairs.atoms import collapse
from training.split import split_of

EVERYDAY = frozenset(
    (
        "git ls cd docker npm ssh kubectl curl grep tar systemctl pip python python3 cat cp mv rm mkdir chmod "
        "chown ps kill tail head echo find sudo apt yarn node make go cargo brew vim nano less scp rsync wget "
        "psql redis-cli journalctl df du top wc sort pnpm terraform aws gh code touch which export source "
        "ping zip unzip diff awk sed xargs crontab tmux pytest helm pwd man env"
    ).split()
)
# What nobody dictates to a shell: editor keys, bare numbers, chat commands, history designators, the traces of
# placeholders (`a|b` for a choice, `...` for more), a line that goes on.
_TRACES = re.compile(r"\\$| \.\.\.( |$)")
_CHOICE = re.compile(r"[\w-]\|([\w-]+)")
_NOT_SPOKEN = re.compile(r"^[!%/:?*,0-9<#|&;.\"'\[\](){}-]|<(Enter|Esc|Ctrl|Space|Tab)|\[\w+\|")


@dataclass
class Described:
    """What people want, by the program that does it, from one split only."""

    by_command: dict[str, list[str]] = field(default_factory=dict)
    by_program: dict[str, list[str]] = field(default_factory=dict)
    wishes: list[tuple[str, str]] = field(default_factory=list)


def speakable(command: str) -> bool:
    """Only what a person can say: printable ASCII, no control characters, no doubled blanks inside quotes."""
    return bool(command) and command.isascii() and command.isprintable() and len(command) <= 240


def read_commands(paths: Iterable[Path]) -> list[str]:
    """Unique commands, blanks collapsed, in the order of the files."""
    seen: dict[str, None] = {}
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if speakable(line.strip()):
                seen.setdefault(collapse(line))
    return list(seen)


def dictated(commands: Iterable[str]) -> list[str]:
    """Those that a person would dictate to a shell."""
    return [c for c in commands if (c.startswith("./") or not _NOT_SPOKEN.search(c)) and not _is_placeholder(c)]


def _is_placeholder(command: str) -> bool:
    plain = re.sub(r"'[^']*'|\"[^\"]*\"", "", command)
    return bool(_TRACES.search(plain)) or any(m not in EVERYDAY for m in _CHOICE.findall(plain))


def program_of(command: str) -> str:
    words = command.split()
    return words[1] if len(words) > 1 and words[0] == "sudo" else words[0] if words else ""


def weigh(commands: list[str]) -> list[float]:
    """Everyday programs oftener, and no single program (find has a third of NL2Bash) more than its share."""
    counts = Counter(program_of(c) for c in commands)
    return [(4.0 if program_of(c) in EVERYDAY else 1.0) / max(1.0, counts[program_of(c)] / 60) ** 0.5 for c in commands]


def read_described(path: Path | None, split: str) -> Described:
    """Descriptions whose commands are in the split, short and in plain words."""
    described = Described()
    if path is None:
        return described
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        command = collapse(row["command"])
        if split_of(command) != split:
            continue
        said = plain_wish(row["said"])
        if said:
            described.by_command.setdefault(command, []).append(said)
            described.by_program.setdefault(program_of(command), []).append(said)
            described.wishes.append((said, command))
    return described


def plain_wish(said: str) -> str | None:
    """The wish in lower-case words, or None if it could not be spoken plainly."""
    said = said.strip().rstrip(".").strip()
    said = re.sub(r"\s+", " ", said)
    if not re.fullmatch(r"[A-Za-z][A-Za-z ,'-]+", said) or not 2 <= len(said.split()) <= 13:
        return None
    words = said.split()
    return " ".join([words[0].lower(), *words[1:]]).replace(",", "")


def choose(commands: list[str], weights: list[float], count: int, rng: random.Random) -> list[str]:
    return rng.choices(commands, weights, k=count)
