"""Says a number aloud, in every manner people use for ports, modes, addresses and counts.

Every manner is reversible: a listener who knows the manners hears exactly the digits that are written.
"""

from __future__ import annotations

import random

ONES = "zero one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def say_digits(digits: str) -> list[str]:
    return [ONES[int(d)] for d in digits]


def say_small(value: int) -> list[str]:
    """0 to 99 as one number."""
    if value < 10:
        return [ONES[value]]
    if value < 20:
        return [TEENS[value - 10]]
    return [TENS[value // 10]] + ([ONES[value % 10]] if value % 10 else [])


def say_published(digits: str) -> list[str]:
    """The published benchmark's rule: up to 99 naturally, everything else digit by digit."""
    if len(digits) <= 2 and (len(digits) == 1 or digits[0] != "0"):
        return say_small(int(digits))
    return say_digits(digits)


def say_pairs(digits: str) -> list[str] | None:
    """8080 eighty eighty, 755 seven fifty five, 1906 nineteen oh six; None where pairs would be unclear."""
    if digits[0] == "0" or len(digits) not in (3, 4):
        return None
    head, tail = digits[:-2], digits[-2:]
    if tail == "00" or (len(head) == 2 and head[1] == "0" and tail[0] == "0"):
        return None
    if len(head) == 2 and head[0] != "1" and head[1] == "0" and tail[0] == "0":
        return None
    words = say_small(int(head))
    if tail[0] == "0":
        return words + ["oh", ONES[int(tail[1])]]
    return words + say_small(int(tail))


def say_large(digits: str, linking_and: bool = False) -> list[str] | None:
    """two hundred, three thousand, sixty five thousand five hundred (and) thirty five."""
    if digits[0] == "0" or not 3 <= len(digits) <= 9:
        return None
    return _large(int(digits), linking_and)


def _large(value: int, linking_and: bool) -> list[str]:
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= size:
            words = _large(value // size, linking_and) + [name]
            rest = value % size
            if rest:
                words += (["and"] if linking_and and rest < 100 else []) + _large(rest, linking_and)
            return words
    return say_small(value)


def say_hundreds(digits: str) -> list[str] | None:
    """1500 fifteen hundred."""
    if len(digits) == 4 and digits.endswith("00") and digits[1] != "0" and digits[0] != "0":
        return say_small(int(digits[:2])) + ["hundred"]
    return None


def say_number(digits: str, rng: random.Random) -> list[str]:
    """One of the manners, by chance, round numbers preferring the round form."""
    if len(digits) <= 2:
        words = say_published(digits)
        if len(digits) == 2 and rng.random() < 0.12:
            words = say_digits(digits)
    else:
        round_number = digits.rstrip("0")
        roll = rng.random()
        choice: list[str] | None = None
        if len(digits) >= 3 and len(round_number) <= 2 and roll < 0.6:
            choice = (say_hundreds(digits) if rng.random() < 0.6 else None) or say_large(digits)
        elif roll < 0.5:
            choice = say_pairs(digits)
        elif roll < 0.62:
            choice = say_large(digits, linking_and=rng.random() < 0.25)
        words = choice or say_digits(digits)
    if "zero" in words[1:-1] and all(w in ONES for w in words) and rng.random() < 0.3:
        words = [words[0]] + ["oh" if w == "zero" else w for w in words[1:-1]] + [words[-1]]
    return words
