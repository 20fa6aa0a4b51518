"""The shipped file: the tensors that training changed, and the proof of base and result. Owns the container in
FORMAT.md."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from . import ggml
from .ggml import F32, Q8_0, ModelFile, ModelFileError, Tensor, sha256

MAGIC = b"SAYDELTA"
VERSION = 1
ALIGN = 32
KINDS = {name: kind for kind, name in ggml.TYPE_NAMES.items()}


def changed_tensors(base: ModelFile, weights: Mapping[str, np.ndarray]) -> dict[str, Tensor]:
    """The tensors of `weights`, in the base's order and in the types of a q8_0 file."""
    out: dict[str, Tensor] = {}
    for tensor in base.tensors:
        if tensor.name not in weights:
            continue
        values = np.ascontiguousarray(weights[tensor.name], np.float32)
        if values.size != int(np.prod(tensor.shape)):
            raise ModelFileError(f"{tensor.name} has {values.shape}, the base has {tensor.shape}")
        if tensor.kind == F32:
            out[tensor.name] = Tensor(tensor.name, F32, tensor.shape, values.astype("<f4").tobytes())
        else:
            out[tensor.name] = Tensor(tensor.name, Q8_0, tensor.shape, ggml.quantize_q8_0(values))
    return out


def write(path: Path, base_path: Path, name: str, weights: Mapping[str, np.ndarray], training: dict) -> dict:
    """Writes the difference of `weights` from an f16 base; returns its header."""
    base = ggml.read(base_path)
    if base.hparams["ftype"] != ggml.FTYPE_F16:
        raise ModelFileError(f"{base_path} is not an f16 file")
    tensors = changed_tensors(base, weights)
    official, result = ggml.q8_0_bytes(base), ggml.q8_0_bytes(base, tensors)
    rows, data = [], bytearray()
    for tensor in tensors.values():
        data += bytes(-len(data) % ALIGN)
        rows.append({"name": tensor.name, "type": ggml.TYPE_NAMES[tensor.kind], "shape": list(tensor.shape),
                     "offset": len(data), "bytes": len(tensor.data)})  # fmt: skip
        data += tensor.data
    f16 = base_path.read_bytes()
    header = {
        "name": name,
        "base": {"name": base_path.stem, "f16": {"sha256": sha256(f16), "bytes": len(f16)},
                 "q8_0": {"sha256": sha256(official), "bytes": len(official)}},
        "result": {"type": "q8_0", "ftype": ggml.FTYPE_Q8_0, "sha256": sha256(result), "bytes": len(result)},
        "data": {"sha256": sha256(bytes(data)), "bytes": len(data)},
        "tensors": rows,
        "training": training,
    }  # fmt: skip
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    head = MAGIC + struct.pack("<II", VERSION, len(text)) + text
    path.write_bytes(head + bytes(-len(head) % ALIGN) + data)
    return header


def read(path: Path) -> tuple[dict, dict[str, Tensor]]:
    raw = path.read_bytes()
    if raw[:8] != MAGIC or len(raw) < 16:
        raise ModelFileError(f"{path} is not a difference file")
    version, length = struct.unpack_from("<II", raw, 8)
    if version != VERSION:
        raise ModelFileError(f"{path} has format version {version}, this program reads {VERSION}")
    try:
        header = json.loads(raw[16 : 16 + length])
    except ValueError as error:
        raise ModelFileError(f"{path} is damaged: {error}") from error
    data = raw[(16 + length + ALIGN - 1) // ALIGN * ALIGN :]
    if len(data) != header["data"]["bytes"] or sha256(data) != header["data"]["sha256"]:
        raise ModelFileError(f"{path} is cut short or damaged")
    tensors = {
        r["name"]: Tensor(r["name"], KINDS[r["type"]], tuple(r["shape"]), data[r["offset"] : r["offset"] + r["bytes"]])
        for r in header["tensors"]
    }
    return header, tensors


def apply(path: Path, base_path: Path, out: Path) -> None:
    """Writes the tuned q8_0 file from the official f16 one, and proves it."""
    header, tensors = read(path)
    if (found := sha256(base_path.read_bytes())) != header["base"]["f16"]["sha256"]:
        raise ModelFileError(f"{base_path} is not the base of {path}: its SHA-256 is {found}")
    result = ggml.q8_0_bytes(ggml.read(base_path), tensors)
    if sha256(result) != header["result"]["sha256"]:
        raise ModelFileError("the result's checksum is wrong")
    out.write_bytes(result)


def weights_of(file: ModelFile) -> dict[str, np.ndarray]:
    return {t.name: t.array() for t in file.tensors}


__all__ = ["apply", "changed_tensors", "read", "weights_of", "write"]
