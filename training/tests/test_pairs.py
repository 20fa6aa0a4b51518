"""The generator of training pairs: same seed same file, splits apart, rules exact, nothing held out leaks."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from training.pairs.atoms import cut
from training.pairs.compounds import find_compounds, print_apart
from training.pairs.everyday import make_command
from training.pairs.generate import Generator, Row, parse_flags
from training.pairs.manners import fuzzy_manner
from training.pairs.mishear import learn, mishear
from training.pairs.numbers import ONES, TEENS, TENS, say_hundreds, say_large, say_number, say_pairs, say_published
from training.pairs.pieces import join
from training.pairs.published import say_published_style
from training.pairs.speakers import say_clean, say_fuzzy
from training.pairs.talk import KINDS, read_families
from training.split import split_of

# Rules of the published benchmark, one example each.
PUBLISHED = [
    ('find . -name "*.cpp"', "find dot dash name quote star dot cpp quote"),
    ("sort -nr bb", "sort dash N R bb"),
    ("find . -not -path x", "find dot dash N O T dash path X"),
    ("grep --line-buffered my_pattern", "grep dash dash line dash buffered my underscore pattern"),
    ("parallel -j1 --tty vim", "parallel dash J one dash dash tty vim"),
    ("rsync -nvraL a", "rsync dash nvraL A"),
    ("fold -w29", "fold dash W twenty nine"),
    ("chmod 644 f1", "chmod six four four F one"),
    ("seq 007", "seq zero zero seven"),
    ("a.out 2>&1 | tee out", "A dot out two redirect ampersand one pipe tee out"),
    ("cd B && find . >> ../tmp.txt", "cd B and and find dot append dot dot slash tmp dot txt"),
    ("cat $FILE || ls", "cat dollar FILE pipe pipe ls"),
    ("awk '{print $1}'", "awk single quote open brace print dollar one close brace single quote"),
]
CLEAN = [
    ("git push -u origin main", "git space push space dash u space origin space main"),
    ("chmod -R 755 .", "chmod space dash capital r space seven five five space dot"),
    ("cat README.md", "cat space all caps readme dot md"),
    ("cd myApp/dot", "cd space my capital app slash literal dot"),
]


@pytest.mark.parametrize(("command", "heard"), PUBLISHED)
def test_published_rules(command: str, heard: str) -> None:
    assert say_published_style(command) == heard


@pytest.mark.parametrize(("command", "heard"), CLEAN)
def test_clean_says_every_blank_and_capital(command: str, heard: str) -> None:
    pieces = say_clean(command, random.Random(1), synonyms=False)
    assert pieces is not None and join(pieces) == heard


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rng = random.Random(7)
    path = tmp_path_factory.mktemp("corpus") / "commands.txt"
    path.write_text("\n".join(sorted({make_command(rng) for _ in range(3000)})), encoding="utf-8")
    return path


def generate(commands: Path, *more: str) -> list[Row]:
    return Generator(parse_flags(["--commands", str(commands), "--out", ".", *more])).rows()


def test_same_seed_same_pairs(commands: Path) -> None:
    assert generate(commands, "--count", "300") == generate(commands, "--count", "300")
    assert generate(commands, "--count", "300") != generate(commands, "--count", "300", "--seed", "2")


@pytest.mark.parametrize("split", ["train", "dev", "test"])
def test_commands_stay_in_their_split(commands: Path, split: str) -> None:
    rows = generate(commands, "--count", "1200", "--split", split)
    assert {split_of(row["command"]) for row in rows if row["command"]} == {split}


def test_excluded_commands_are_never_said(commands: Path, tmp_path: Path) -> None:
    excluded = {line for line in commands.read_text(encoding="utf-8").splitlines() if line.startswith("git")}
    path = tmp_path / "exclude.jsonl"
    path.write_text("\n".join(json.dumps({"command": c}) for c in sorted(excluded)), encoding="utf-8")
    rows = generate(commands, "--count", "1000", "--exclude", str(path))
    assert rows and not excluded & {row["command"] for row in rows}


def held_out(part: str) -> list[tuple[str, str]]:
    """(family, longest fixed run of words) of every held-out phrase, where it has four words or more."""
    runs = []
    for kind in KINDS:
        for family in read_families(kind):
            for phrase in family.phrases if family.part == part else ():
                run = max(re.split(r"[(<][^)>]*[)>]|[()|<>]", phrase), key=lambda text: len(text.split())).strip()
                if len(run.split()) >= 4:
                    runs.append((f"{kind}/{family.name}", run))
    return runs


def test_nothing_held_out_is_said_in_training(commands: Path) -> None:
    rows = generate(commands, "--count", "6000")
    names = {name for row in rows for name in row["family"].split("+") if name}
    parts = {f"{kind}/{f.name}": f.part for kind in KINDS for f in read_families(kind)}
    assert {parts[name] for name in names} == {"train"}
    said = "\n".join(row["heard"].lower() for row in rows)
    leaked = [run for part in ("dev", "test") for _, run in held_out(part) if f" {run} " in said]
    assert leaked == []


@pytest.mark.parametrize("kind", KINDS)
def test_families_are_held_out_in_every_kind(kind: str) -> None:
    families = read_families(kind)
    said = {part: {p for f in families if f.part == part for p in f.phrases} for part in ("train", "dev", "test")}
    assert len({f.name for f in families}) == len(families)
    assert {f.part for f in families} == {"train", "dev", "test"}
    assert not said["train"] & (said["dev"] | said["test"])
    assert 0.2 <= sum(f.part != "train" for f in families) / len(families) <= 0.5


def read_number(words: list[str]) -> str:
    """The digits that a listener writes down: an independent reading of the manners."""
    if "thousand" in words or "hundred" in words or "million" in words:
        total = group = 0
        for word in words:
            if word in ("million", "thousand"):
                total, group = total + group * (1_000_000 if word == "million" else 1000), 0
            elif word == "hundred":
                group *= 100
            elif word != "and":
                group += small(word)
        return str(total + group)
    digits = ""
    i = 0
    while i < len(words):
        if words[i] in TENS[2:] and i + 1 < len(words) and words[i + 1] in ONES[1:]:
            digits += str(small(words[i]) + small(words[i + 1]))
            i += 2
        else:
            digits += str(small(words[i]))
            i += 1
    return digits


def small(word: str) -> int:
    word = "zero" if word == "oh" else word
    return ONES.index(word) if word in ONES else 10 + TEENS.index(word) if word in TEENS else 10 * TENS.index(word)


def test_numbers_are_said_truthfully() -> None:
    rng = random.Random(3)
    for value in [*range(10_000), 10_080, 27_017, 65_535, 100_000, 1_000_000]:
        digits = str(value)
        manners = [
            say_published(digits),
            say_number(digits, rng),
            say_pairs(digits),
            say_large(digits),
            say_hundreds(digits),
        ]
        assert {read_number(words) for words in manners if words} == {digits}
    assert read_number(say_number("007", rng)) == "007"


def test_repeated_digits_are_kept() -> None:
    rng = random.Random(5)
    for _ in range(50):
        pieces = say_fuzzy("ping 8.8.8.8", rng, fuzzy_manner(rng))
        assert pieces is not None and join(pieces).split().count("eight") == 4


def test_a_capitalised_form_is_left_out() -> None:
    rng = random.Random(9)
    assert say_clean("echo AT", rng, synonyms=False) is None
    said = {join(pieces) for _ in range(60) if (pieces := say_fuzzy("echo AT", rng, fuzzy_manner(rng)))}
    assert said and not any("caps" in heard or heard.endswith(" at") for heard in said)


def test_two_numbers_keep_a_said_blank() -> None:
    rng = random.Random(6)
    for _ in range(50):
        pieces = say_fuzzy("kill 123 456", rng, fuzzy_manner(rng))
        assert pieces is not None and "space" in join(pieces).split()


def test_an_atom_never_loses_a_character() -> None:
    rng = random.Random(8)
    for _ in range(500):
        command = make_command(rng)
        assert "".join(atom.text for atom in cut(command)) == command


def test_pairs_are_short_and_sayable(commands: Path) -> None:
    for row in generate(commands, "--count", "2000"):
        assert row["heard"].isascii() and row["heard"].isprintable() and row["command"].isascii()
        assert 0 < len(row["heard"].split()) <= 60
        assert "<" not in row["family"] and not re.search(r"<[a-z-]+>|\|\)", row["heard"])


def test_compounds_fall_apart_only_into_common_words() -> None:
    wishes = ["the host name of this file"] * 10 + ["name the space"] * 10
    compounds = find_compounds(["hostname hostname namespace"] * 4, wishes)
    assert compounds == {"hostname": ("host", "name")}
    heard = {
        " ".join(print_apart(["set", "hostname", "dash", "wc"], compounds, random.Random(seed), 0.5)[0])
        for seed in range(20)
    }
    assert heard == {"set hostname dash wc", "set host name dash wc"}


def test_noise_is_learned_only_where_a_reader_can_repair_it(tmp_path: Path) -> None:
    path = tmp_path / "noise.jsonl"
    rows = [{"spoken": "git zork dash a", "heard": "git zorque dash a"}] * 4 + [
        {"spoken": "ls slash", "heard": "ls dash"}
    ] * 4
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    learned = learn(path)
    assert set(learned) == {"zork"}
    heard = [mishear(["zork"], random.Random(seed), 1.0, learned)[0] for seed in range(40)]
    assert ["zorque"] in heard and ["zork"] in heard
