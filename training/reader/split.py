"""Owns who may train on a command: the same split everywhere, by the command's hash."""

import hashlib


def collapse(command: str) -> str:
    return " ".join(command.split())


def fold_of(command: str) -> int:
    """0 test, 1 development, 2..19 training."""
    return int(hashlib.sha256(collapse(command).encode()).hexdigest()[:8], 16) % 20


def is_train(command: str, leave_out: set[str]) -> bool:
    return fold_of(command) > 1 and collapse(command) not in leave_out
