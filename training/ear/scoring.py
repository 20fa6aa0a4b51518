"""Word error rate of transcripts, aligned words, and loops. Owns how a transcript is normalized before it is
compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .spoken_forms import ONES, small_number

WRITTEN = {"/": " slash ", "_": " underscore ", "*": " star ", "~": " tilde ", "|": " pipe ", "@": " at ", "=": " equals ",
           ":": " colon ", "$": " dollar ", "+": " plus ", "%": " percent ", "&": " ampersand ", "\\": " backslash "}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Lower-case words. Generous to a model that writes symbols and digits: they are said out before comparing."""
    text = re.sub(r"\[[a-z_ ]+\]|\([a-z ]+\)", " ", text.lower())
    text = re.sub(r"(?<=[a-z0-9])\.(?=[a-z0-9])|(?<!\S)\.(?=\w)", " dot ", text)
    text = re.sub(r"(?<!\S)-+(?=\w)", lambda m: " dash " * len(m.group()), text)
    for symbol, said in WRITTEN.items():
        text = text.replace(symbol, said)
    text = re.sub(r"\d+", lambda m: f" {_digits(m.group())} ", text)
    text = re.sub(r"\b(under|back) (score|slash|tick)\b", r"\1\2", text)  # one word or two: nobody can hear it
    return re.sub(r"[^a-z' ]", " ", text.replace("'", "")).split()


def _digits(text: str) -> str:
    if len(text) <= 2 and (text[0] != "0" or text == "0"):
        return small_number(int(text))
    return " ".join(ONES[int(d)] for d in text)


def align(reference: list[str], heard: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs (said, heard) of a shortest edit; "" where one side has no word."""
    rows = [list(range(len(heard) + 1))]
    for i, said in enumerate(reference, 1):
        row = [i]
        for j, word in enumerate(heard, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (said != word)))
        rows.append(row)
    i, j, pairs = len(reference), len(heard), []
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (reference[i - 1] != heard[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((reference[i], heard[j]))
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
            pairs.append((reference[i], ""))
        else:
            j -= 1
            pairs.append(("", heard[j]))
    return reversed(pairs)


def errors(reference: str, heard: str) -> tuple[int, int]:
    """(wrong words, words of the reference)."""
    said = words_of(reference)
    return sum(a != b for a, b in align(said, words_of(heard))), len(said)


def loops(heard: str) -> bool:
    """Whether three or more words come four times in a row, or one word eight times."""
    words = words_of(heard)
    for size, turns in ((1, 8), (2, 5), (3, 4), (4, 3), (5, 3), (6, 3), (7, 2), (8, 2), (9, 2), (10, 2)):
        for at in range(len(words) - size * turns + 1):
            phrase = words[at : at + size]
            repeats = all(words[at + k * size : at + (k + 1) * size] == phrase for k in range(1, turns))
            if repeats and (size == 1 or len(set(phrase)) > 1):
                return True
    return False
