"""Draws the texts of training, dev and test clips from corpora given as files. Owns the mix of kinds."""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from ..split import RESERVED, split_of
from .everyday import drill, everyday_command, letter, with_talk
from .verbalize import verbalize

PATHS = """src main.py /etc/nginx/nginx.conf readme.md ~/projects docs/notes.txt /var/log/syslog app.js /tmp/data.csv build
package.json test.sh *.txt /usr/local/bin image.png backup.tar.gz index.html config.yaml . ~/Downloads /dev/null""".split()
# kind -> share of the training clips; "empty" is silence or noise, "cut" ends in mid-word
MIX = {"corpus": 0.24, "everyday": 0.15, "names": 0.20, "drill": 0.10, "cut": 0.03, "prose": 0.25, "empty": 0.03}
MAX_WORDS = 24
# No more than three consonants on end.
READABLE = re.compile("[^aeiouy]{0,3}(?:[aeiouy]+[^aeiouy]{1,3})*[aeiouy]+[^aeiouy]{0,3}")


@dataclass(frozen=True)
class Utterance:
    kind: str
    said: str  # the transcript to learn: lower case, no punctuation
    command: str | None = None


class Corpus:
    """All texts of one split ("train", "dev" or "test")."""

    def __init__(self, commands: Iterable[Path], excluded: Iterable[Path], prose: Iterable[Path], split: str) -> None:
        banned = {_unquoted(c) for path in excluded for c in _column(path, "command")}
        rows = {
            " ".join(line.strip().removeprefix("$ ").split())
            for path in commands
            for line in path.read_text().splitlines()
        }
        usable = sorted(
            c for c in rows if 2 <= len(c) < 90 and c.isascii() and not re.search("[A-Za-z]{15}|>{3}|<[a-z-]+>", c)
        )
        self.split = split
        self.banned = banned
        self.held_out = {_unquoted(c) for c in [*usable, *RESERVED] if split_of(c) != "train"}
        self.commands = [c for c in usable if self.allows(c)]
        if not self.commands:
            raise ValueError(f"no {split} commands in the corpora given")
        counts = Counter(w for c in self.commands for w in set(re.findall("[a-z]{2,11}", c)))
        self.vocabulary = sorted(w for w, n in counts.items() if n >= 2 and re.search("[aeiouy]", w))
        sentences = {s for path in prose for s in sentences_of(path)}
        self.prose = sorted(s for s in sentences if split_of(s) == split)
        self.by_tool = list(_by_tool(self.commands).values())
        self.by_name = _by_name(self.commands)
        self._names = list(self.by_name)
        self._chains = _chains(self._names)
        self._weights = list(accumulate(math.sqrt(min(30, len(found))) for found in self.by_name.values()))
        self.compounds = compounds_of((w for c in self.commands for w in re.findall("[a-z]{6,14}", c)), self.prose)

    def allows(self, command: str) -> bool:
        if _unquoted(command) in self.banned or split_of(command) != self.split:
            return False
        return self.split != "train" or _unquoted(command) not in self.held_out

    def draw(self, rng: random.Random) -> Utterance:
        """One utterance of the training mix."""
        kind = rng.choices(list(MIX), list(MIX.values()))[0]
        if kind == "empty":
            return Utterance(kind, "")
        if kind == "prose":
            return Utterance(kind, rng.choice(self.prose))
        if kind == "drill":
            return Utterance(kind, drill(rng, self.vocabulary))
        if kind == "names" and self.by_name:
            return Utterance(kind, " ".join(self._excerpt(rng) for _ in range(rng.choice((2, 2, 3)))))
        everyday = kind == "everyday" or (kind == "cut" and rng.random() < 0.5)
        utterance = self.command(rng, "everyday" if everyday else "corpus", rare=rng.random() < 0.4)
        said = utterance.said
        if kind != "cut" and rng.random() < 0.12 and len(said.split()) <= 10:
            said = with_talk(said, rng)
        return Utterance(kind, said, utterance.command)

    def command(self, rng: random.Random, kind: str, with_space: bool | None = None, rare: bool = False) -> Utterance:
        """One command of this split, said in one of the two ways. `rare`: every tool is as likely, however few its
        commands."""
        while True:
            if kind == "everyday":
                command = everyday_command(rng)
            else:
                command = rng.choice(rng.choice(self.by_tool) if rare else self.commands)
            if kind == "everyday" and not self.allows(command):
                continue
            command = re.sub(r"\S*path/to/\S*", lambda _: rng.choice(PATHS), command)
            said = verbalize(command, rng, rng.random() < 0.45 if with_space is None else with_space)
            if said and 1 <= len(said.split()) <= MAX_WORDS:
                return Utterance(kind, said, command)

    def _excerpt(self, rng: random.Random) -> str:
        """A few words of a command around one of its names: rare names nearly as often as usual ones."""
        while True:
            name = rng.choices(self._names, cum_weights=self._weights)[0]
            words = (verbalize(rng.choice(self.by_name[name]), rng, rng.random() < 0.3) or "").split()
            if name in words:
                at = words.index(name)
                if rng.random() < 0.2:
                    words[at] = self.coined(rng)
                before = (
                    f"dash {letter(rng)}".split() if rng.random() < 0.15 else words[max(0, at - rng.randint(0, 2)) : at]
                )
                return " ".join(before + words[at : at + rng.randint(1, 3)])

    def coined(self, rng: random.Random) -> str:
        """A name that no command has, made of the letters as they follow each other in names: to be spelled from its
        sound. One that commands have, where there are too few to make others of."""
        for _ in range(100):
            name = ""
            while not name.endswith("$") and len(name) < 10:
                name += rng.choice(self._chains[("^^^" + name)[-3:]])
            name = name.removesuffix("$")
            if 4 <= len(name) <= 9 and name not in self.by_name and READABLE.fullmatch(name):
                return name
        return rng.choice(self._names)


def _by_name(commands: Iterable[str]) -> dict[str, list[str]]:
    """The commands that hold each name of three letters or more which a voice can read."""
    found: dict[str, list[str]] = {}
    for command in commands:
        for name in sorted(set(re.findall("(?<![A-Za-z])[a-z]{3,14}(?![A-Za-z])", command))):
            found.setdefault(name, []).append(command)
    return {n: c for n, c in found.items() if re.search("[aeiouy]", n) and any(len(x) < 60 for x in c)}


def _chains(names: Iterable[str]) -> dict[str, list[str]]:
    """What may follow three letters of a name; ^ stands before it, $ after it."""
    found: dict[str, list[str]] = {}
    for name in names:
        whole = f"^^^{name}$"
        for k in range(len(whole) - 3):
            found.setdefault(whole[k : k + 3], []).append(whole[k + 3])
    return found


def _by_tool(commands: Iterable[str]) -> dict[str, list[str]]:
    tools: dict[str, list[str]] = {}
    for command in commands:
        name = command.removeprefix("sudo ").split()[0]
        tools.setdefault(name, []).append(command)
    return tools


def compounds_of(names: Iterable[str], prose: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Names made of two English words ("runlevel"), which many speakers say as two."""
    counts = Counter(w for s in prose for w in s.split())
    english = {w for w, n in counts.items() if n >= 3 and len(w) >= 3}
    parts = {}
    for name in set(names) - counts.keys():
        cuts = [k for k in range(3, len(name) - 2) if name[:k] in english and name[k:] in english]
        if cuts:
            cut = max(cuts, key=lambda k: min(counts[name[:k]], counts[name[k:]]))
            parts[name] = (name[:cut], name[cut:])
    return parts


def parted(said: str, compounds: Mapping[str, tuple[str, str]], rng: random.Random) -> str:
    """Some of the names that are two English words marked to be said so; the transcript keeps them whole."""
    return " ".join("+".join(compounds[w]) if w in compounds and rng.random() < 0.35 else w for w in said.split())


def _unquoted(command: str) -> str:
    return " ".join(re.sub("[\"'\\\\]", "", command).split())


def _column(path: Path, key: str) -> list[str]:
    return [json.loads(line)[key] for line in path.read_text().splitlines() if line.strip()]


def sentences_of(path: Path) -> Iterable[str]:
    """Sentences as Whisper's lower-case words; what can't be read aloud word for word (digits, symbols) is left out."""
    if path.suffix == ".jsonl":
        texts = _column(path, "said")
    else:
        texts = re.split(r"(?<=[.!?])\s+|\n%\n|\s+--\s", path.read_text(errors="replace").replace("\t", " "))
    for text in texts:
        text = " ".join(text.split()).strip('"')
        if not re.fullmatch(r"[A-Za-z][A-Za-z ',.!?;-]{12,110}", text) or re.search(r"[A-Z]{2}|\w\.\w|--", text):
            continue
        words = re.sub(r"[^a-z' ]", " ", text.lower()).split()
        if 3 <= len(words) <= 20:
            yield " ".join(w.strip("'") if not re.fullmatch("[a-z]+'[a-z]+", w) else w for w in words)
