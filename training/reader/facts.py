"""Owns what is counted about single words before any training; the bits are those of src/core/reader/word-facts.ts."""

import itertools
import json
import math
import re
from collections import Counter
from pathlib import Path

from training.reader.codec import hash_text
from training.split import is_train

WORD = re.compile(r"[A-Za-z]{2,}")


def count_facts(
    commands: list[Path], described: list[Path], spoken: Path | None, leave_out: set[str]
) -> dict[int, int]:
    """Bits by word hash, from training commands and descriptions only."""
    in_commands: Counter[str] = Counter()
    in_prose: Counter[str] = Counter()
    first: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    after_slash: Counter[str] = Counter()
    cases: dict[str, Counter[int]] = {}
    for path in commands:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not is_train(line, leave_out):
                continue
            in_commands.update({word.lower() for word in WORD.findall(line)})
            start = WORD.match(line.strip())
            if start:
                first[start.group().lower()] += 1
            for match in WORD.finditer(line):
                word = match.group()
                low = word.lower()
                seen[low] += 1
                after_slash[low] += line[match.start() - 1 : match.start()] == "/"
                case = 1 if word == low else 3 if word == word.upper() else 2 if word[1:] == low[1:] else 0
                cases.setdefault(low, Counter())[case] += 1
    for path in described:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if is_train(row["command"], leave_out):
                in_prose.update({word.lower() for word in WORD.findall(row["said"])})
    in_commands = Counter({word: n for word, n in in_commands.items() if n > 1})
    in_prose = Counter({word: n for word, n in in_prose.items() if n > 1})
    total_commands, total_prose = sum(in_commands.values()) or 1, sum(in_prose.values()) or 1
    facts = {}
    talk = count_talk(spoken)
    for word in set(in_commands) | set(in_prose) | set(talk):
        a, p = in_commands[word], in_prose[word]
        z = math.log((a + 0.5) / total_commands) - math.log((p + 0.5) / total_prose)
        step = max(-3, min(3, round(z / 1.2))) + 3
        rarity = 0 if a + p > 200 else 1 if a + p > 10 else 2
        bits = 1 + step * 3 + rarity if a or p else 0
        starts = first[word]
        bits |= (0 if starts < 2 else 1 if starts < 8 else 2 if starts < 60 else 3) << 5
        if after_slash[word] >= 3 and after_slash[word] * 2 > seen[word]:
            bits |= 1 << 7
        usual, often = cases.get(word, Counter()).most_common(1)[0] if word in cases else (0, 0)
        if often >= 2:
            bits |= usual << 8
        bits |= talk.get(word, 0) << 10
        facts[hash_text(word)] = bits
    return facts


def count_talk(path: Path | None) -> dict[str, int]:
    """How common a word is when people talk, 1 .. 6, for those said at least 50 times in the counted corpus."""
    if path is None:
        return {}
    counts: Counter[str] = Counter()
    for row in json.loads(path.read_text(encoding="utf-8")):
        if WORD.fullmatch(row["word"]):
            counts[row["word"].lower()] += row["count"]
    steps = (50, 300, 1500, 6000, 25_000, 120_000)
    return {word: sum(n >= step for step in steps) for word, n in counts.items() if n >= steps[0]}


#: As src/core/reader/token-counts.ts has them.
WHOLE_TOKEN, TOKEN_START, TOKEN_PAIR = 0x5BD1E995, 0x1B873593, 0x52DCE729
PIECE = re.compile(r"[a-z]+|\d+|[^a-z\d]")


def _join(a: int, b: int) -> int:
    """Two atoms as one, as hash.ts has it; signed 32-bit numbers, given as unsigned."""
    h = ((a ^ a >> 15) * 0x2C1B3C6D + b) & 0xFFFFFFFF
    h = ((h ^ h >> 13) * 0x297A2D39) & 0xFFFFFFFF
    return h ^ h >> 16


def count_tokens(commands: set[str]) -> dict[int, int]:
    """In how many commands each token, each beginning of a token (up to where a unit may end) and each pair of tokens
    was seen, at most 255. Pairs seen once are left out; the first token's pair is with 0."""
    whole: Counter[str] = Counter()
    start: Counter[str] = Counter()
    for command in commands:
        tokens = set(command.lower().split())
        whole.update(tokens)
        start.update(
            {token[: match.end()] for token in tokens for match in PIECE.finditer(token) if match.end() < len(token)}
        )
    pair: Counter[int] = Counter()
    for command in commands:
        hashes = [0, *(hash_text(token) for token in command.lower().split())]
        pair.update({_join(a, b) for a, b in itertools.pairwise(hashes)})
    counts = {hash_text(text) ^ WHOLE_TOKEN: min(255, n) for text, n in whole.items() if len(text) < 40}
    counts |= {hash_text(text) ^ TOKEN_START: min(255, n) for text, n in start.items() if len(text) < 24}
    counts |= {key ^ TOKEN_PAIR: min(255, n) for key, n in pair.items() if n > 1}
    return counts
