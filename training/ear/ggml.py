"""Reads and writes whisper.cpp model files (f16 and q8_0). Owns their layout and the q8_0 block format.

The layout is written down in FORMAT.md. Tensors carry OpenAI's names, so an f16 file serves both as the start of
training and as the base that the shipped difference applies to.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

MAGIC = 0x67676D6C
F32, F16, Q8_0 = 0, 1, 8
TYPE_NAMES = {F32: "f32", F16: "f16", Q8_0: "q8_0"}
FTYPE_F16, FTYPE_Q8_0 = 1, 2007  # 7 + 1000 x quantization version 2
HPARAMS = (
    "n_vocab", "n_audio_ctx", "n_audio_state", "n_audio_head", "n_audio_layer",
    "n_text_ctx", "n_text_state", "n_text_head", "n_text_layer", "n_mels", "ftype",
)  # fmt: skip
BLOCK = 32
BLOCK_BYTES = 34


class ModelFileError(ValueError):
    """A model file that is not what it should be."""


@dataclass
class Tensor:
    """One tensor as it lies in the file. `shape` is in file order: fastest dimension first."""

    name: str
    kind: int
    shape: tuple[int, ...]
    data: bytes

    def array(self) -> np.ndarray:
        """The values as float32, in torch's order of dimensions."""
        if self.kind == Q8_0:
            flat = dequantize_q8_0(self.data)
        else:
            flat = np.frombuffer(self.data, "<f4" if self.kind == F32 else "<f2").astype(np.float32)
        return flat.reshape(self.shape[::-1])


@dataclass
class ModelFile:
    """A whisper.cpp file: hyperparameters, everything up to the tensors (verbatim), the tensors in order."""

    hparams: dict[str, int]
    middle: bytes = field(repr=False)  # mel filters and vocabulary
    tensors: list[Tensor] = field(repr=False)

    def head(self, ftype: int | None = None) -> bytes:
        values = [self.hparams[key] for key in HPARAMS]
        if ftype is not None:
            values[-1] = ftype
        return struct.pack("<I11i", MAGIC, *values) + self.middle

    def mel_filters(self) -> np.ndarray:
        rows, columns = struct.unpack_from("<2i", self.middle)
        return np.frombuffer(self.middle, "<f4", rows * columns, 8).reshape(rows, columns)


def read(path: Path) -> ModelFile:
    raw = path.read_bytes()
    if len(raw) < 48 or struct.unpack_from("<I", raw)[0] != MAGIC:
        raise ModelFileError(f"{path} is not a whisper.cpp model file")
    try:
        return _parse(raw)
    except (struct.error, IndexError) as error:
        raise ModelFileError(f"{path} is cut short or damaged: {error}") from error


def _parse(raw: bytes) -> ModelFile:
    hparams = dict(zip(HPARAMS, struct.unpack_from("<11i", raw, 4), strict=True))
    at = 48
    rows, columns = struct.unpack_from("<2i", raw, at)
    at += 8 + 4 * rows * columns
    (words,) = struct.unpack_from("<i", raw, at)
    at += 4
    for _ in range(words):
        at += 4 + struct.unpack_from("<I", raw, at)[0]
    return ModelFile(hparams, raw[48:at], list(_tensors(raw, at)))


def _tensors(raw: bytes, at: int) -> Iterator[Tensor]:
    while at < len(raw):
        dims, length, kind = struct.unpack_from("<3i", raw, at)
        shape = struct.unpack_from(f"<{dims}i", raw, at + 12)
        at += 12 + 4 * dims
        name = raw[at : at + length].decode()
        at += length
        size = byte_size(kind, shape)
        if at + size > len(raw):
            raise IndexError(f"tensor {name} runs past the end")
        yield Tensor(name, kind, shape, raw[at : at + size])
        at += size


def byte_size(kind: int, shape: tuple[int, ...]) -> int:
    count = int(np.prod(shape))
    if kind == Q8_0:
        return count // BLOCK * BLOCK_BYTES
    return count * (4 if kind == F32 else 2)


def quantize_q8_0(values: np.ndarray) -> bytes:
    """As ggml's quantize_row_q8_0_ref: scale max|x|/127 stored as f16, values rounded half away from zero."""
    blocks = np.ascontiguousarray(values, np.float32).reshape(-1, BLOCK)
    scale = np.abs(blocks).max(1) / np.float32(127)
    inverse = np.divide(np.float32(1), scale, out=np.zeros_like(scale), where=scale != 0)
    scaled = blocks * inverse[:, None]
    rounded = (np.sign(scaled) * np.floor(np.abs(scaled) + np.float32(0.5))).astype(np.int8)
    return np.concatenate([scale.astype("<f2").view("u1").reshape(-1, 2), rounded.view("u1")], 1).tobytes()


def dequantize_q8_0(data: bytes) -> np.ndarray:
    blocks = np.frombuffer(data, "u1").reshape(-1, BLOCK_BYTES)
    scale = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    return (np.ascontiguousarray(blocks[:, 2:]).view(np.int8).astype(np.float32) * scale).reshape(-1)


def quantized(tensor: Tensor) -> Tensor:
    """The tensor as whisper.cpp's quantize leaves it: 2-D f16 becomes q8_0, all else stays."""
    if tensor.kind != F16 or len(tensor.shape) != 2:
        return tensor
    return Tensor(tensor.name, Q8_0, tensor.shape, quantize_q8_0(tensor.array()))


def q8_0_bytes(model: ModelFile, replaced: dict[str, Tensor] | None = None) -> bytes:
    """The whole q8_0 file of a model, some tensors replaced."""
    replaced = replaced or {}
    parts = [model.head(FTYPE_Q8_0)]
    for tensor in model.tensors:
        t = replaced.get(tensor.name) or quantized(tensor)
        name = t.name.encode()
        parts.append(struct.pack(f"<{3 + len(t.shape)}i", len(t.shape), len(name), t.kind, *t.shape) + name + t.data)
    return b"".join(parts)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
