"""Modern everyday commands made from templates: data/everyday.txt, its slots in data/everyday-slots.txt."""

from __future__ import annotations

import random
from collections.abc import Callable

from training.pairs.atoms import collapse
from training.pairs.commands import speakable
from training.pairs.talk import expand, read_families

PORTS = (
    22,
    80,
    443,
    3000,
    3001,
    3306,
    4000,
    4200,
    5000,
    5173,
    5432,
    6379,
    8000,
    8080,
    8081,
    8443,
    8888,
    9000,
    9090,
    9200,
    27017,
)
MODES = ("644", "755", "600", "700", "777", "640", "750", "400", "664", "775")


def make_command(rng: random.Random) -> str:
    """One command; everyday templates are drawn evenly over their programs."""
    given = numbers(rng)
    while True:
        group = rng.choice(read_families("everyday"))
        text = rng.choice(group.phrases)
        command = collapse(
            expand(text.replace("(", "\0").replace(")", "\1"), rng, given, "everyday-slots")
            .replace("\0", "(")
            .replace("\1", ")")
        )
        if speakable(command):
            return command


def numbers(rng: random.Random) -> dict[str, Callable[[], str]]:
    """The slots that are drawn, not listed."""
    return {
        "n": lambda: str(
            rng.choice(
                (
                    1,
                    2,
                    3,
                    4,
                    5,
                    6,
                    7,
                    8,
                    9,
                    10,
                    15,
                    20,
                    25,
                    30,
                    40,
                    50,
                    60,
                    100,
                    120,
                    200,
                    500,
                    1000,
                    rng.randint(2, 999),
                )
            )
        ),
        "small": lambda: str(rng.randint(1, 9)),
        "port": lambda: str(rng.choice(PORTS) if rng.random() < 0.75 else rng.randint(1025, 9999)),
        "mode": lambda: rng.choice(MODES),
        "ip": lambda: _ip(rng),
        "pid": lambda: str(rng.randint(200, 32000)),
        "version": lambda: ".".join(str(rng.randint(0, 20)) for _ in range(rng.choice((2, 3)))),
        "hash": lambda: "".join(rng.choice("0123456789abcdef") for _ in range(7)),
        "year": lambda: str(rng.randint(2015, 2026)),
    }


def _ip(rng: random.Random) -> str:
    start = rng.choice(
        ("192.168", "10.0", "172.16", "127.0.0.1", "8.8.8.8", f"{rng.randint(1, 223)}.{rng.randint(0, 255)}")
    )
    return start if start.count(".") == 3 else f"{start}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"
