"""Owns the reader's file (layout in src/core/reader/weights.ts): reads and writes it. Never trains."""

import struct
from pathlib import Path

import numba
import numpy as np

SLOT_BITS = 24
VERSION = 7
#: Weights of whole readings, as WHOLE_NAMES in src/core/reader/whole-names.ts has them; the first is the search's
#: score.
WHOLE_COUNT = 92
#: Hidden units of their ranking (src/core/reader/rank.ts), and how many numbers it has.
RANK_UNITS = 16
RANK_COUNT = WHOLE_COUNT * (1 + 2 * RANK_UNITS) + 2 * RANK_UNITS
WHOLE_AT = 32
#: The tagger (src/core/reader/tagger.ts): rows of its table, numbers a row, hidden numbers, answers a unit.
TAG_ROWS, TAG_EMBED, TAG_HIDDEN, TAG_QUESTIONS = 1 << 14, 32, 48, 5
TAG_DENSE = (
    TAG_HIDDEN * (3 * TAG_EMBED + 1)
    + 2 * 3 * TAG_HIDDEN * (2 * TAG_HIDDEN + 2)
    + TAG_HIDDEN * (2 * TAG_HIDDEN + 1)
    + TAG_QUESTIONS * (TAG_HIDDEN + 1)
)
TAG_BYTES = 4 + 4 * TAG_DENSE + TAG_ROWS * TAG_EMBED
SLOTS = 1 << SLOT_BITS


@numba.njit(cache=True)
def _fnv(data):
    h = np.uint32(0x811C9DC5)
    for i in range(len(data)):
        h = np.uint32((h ^ np.uint32(data[i])) * np.uint32(0x01000193))
    return h


def hash_text(text: str) -> int:
    """FNV-1a over UTF-16 code units, as hash.ts has it; unsigned."""
    h = 0x811C9DC5
    units = text.encode("utf-16-le")
    for i in range(0, len(units), 2):
        h = ((h ^ (units[i] | units[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return h


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def write_reader(
    path: Path,
    facts: dict[int, int],
    repairs: list[tuple[str, str]],
    tokens: dict[int, int],
    weights: np.ndarray,
    scale: float,
) -> int:
    """Writes facts (word hash -> bits) and int8 weights (one a slot, zeros left out). Returns the bytes written."""
    parts = []
    before = -1
    for key in sorted(facts):
        parts.append(_varint(key - before) + struct.pack("<H", facts[key]))
        before = key
    before = -1
    for key, meant in sorted((hash_text(heard), meant) for heard, meant in repairs):
        parts.append(_varint(key - before) + bytes((len(meant),)) + meant.encode("ascii"))
        before = key
    before = -1
    for key in sorted(tokens):
        parts.append(_varint(key - before) + bytes((tokens[key],)))
        before = key
    before = -1
    slots = np.nonzero(weights)[0]
    for slot, value in zip(slots.tolist(), weights[slots].astype(np.int8).view(np.uint8).tolist(), strict=True):
        parts.append(_varint(slot - before) + bytes((value,)))
        before = slot
    counts = struct.pack("<fIIII", scale, len(facts), len(repairs), len(slots), len(tokens))
    rest = counts + np.array([1.0] + [0.0] * (RANK_COUNT - 1), "<f4").tobytes() + b"".join(parts) + bytes(TAG_BYTES)
    path.write_bytes(_sealed(rest))
    return path.stat().st_size


def _sealed(rest: bytes) -> bytes:
    """Everything after the checksum, with what stands before it."""
    check = int(_fnv(np.frombuffer(rest, np.uint8)))
    return struct.pack("<4sBBHI", b"SDRD", VERSION, SLOT_BITS, 0, check) + rest


def set_rank(path: Path, out: Path, parts: list[np.ndarray]) -> None:
    """Writes the reader file `path` to `out` with another ranking: linear, own, first, bias, out."""
    data = path.read_bytes()
    packed = np.concatenate([part.ravel() for part in parts]).astype("<f4")
    if len(packed) != RANK_COUNT:
        raise ValueError(f"{len(packed)} numbers for a ranking of {RANK_COUNT}")
    out.write_bytes(_sealed(data[12:WHOLE_AT] + packed.tobytes() + data[WHOLE_AT + 4 * RANK_COUNT :]))


def set_tagger(path: Path, out: Path, table: np.ndarray, dense: list[np.ndarray]) -> int:
    """Writes the reader file `path` to `out` with another tagger; its table in 8 bits. Returns the bytes written."""
    data = path.read_bytes()
    packed = np.concatenate([part.ravel() for part in dense]).astype("<f4")
    if len(packed) != TAG_DENSE or table.shape != (TAG_ROWS, TAG_EMBED):
        raise ValueError(f"{len(packed)} numbers and a table of {table.shape} for a tagger of {TAG_DENSE}")
    step = float(np.abs(table).max()) / 127
    rows = np.round(table / step).astype(np.int8)
    out.write_bytes(_sealed(data[12:-TAG_BYTES] + struct.pack("<f", step) + packed.tobytes() + rows.tobytes()))
    return out.stat().st_size


def read_tagger(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The tagger's table, and its other weights one after the other, as they are used."""
    data = path.read_bytes()[-TAG_BYTES:]
    (step,) = struct.unpack_from("<f", data)
    dense = np.frombuffer(data, "<f4", TAG_DENSE, 4)
    rows = np.frombuffer(data, np.int8, TAG_ROWS * TAG_EMBED, 4 + 4 * TAG_DENSE)
    return rows.reshape(TAG_ROWS, TAG_EMBED) * np.float32(step), dense


def read_weights(path: Path) -> tuple[np.ndarray, float]:
    """int8 weights by slot, and the scale, of a file that write_reader wrote."""
    data = path.read_bytes()
    scale, fact_count, repair_count, weight_count, token_count = struct.unpack_from("<fIIII", data, 12)
    at = WHOLE_AT + 4 * RANK_COUNT

    def varint() -> int:
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    for _ in range(fact_count):
        varint()
        at += 2
    for _ in range(repair_count):
        varint()
        at += 1 + data[at]
    for _ in range(token_count):
        varint()
        at += 1
    weights = np.zeros(SLOTS, np.int8)
    slot = -1
    for _ in range(weight_count):
        slot += varint()
        weights[slot] = np.uint8(data[at]).view(np.int8)
        at += 1
    return weights, scale
