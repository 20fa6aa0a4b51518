"""Whisper in torch, loaded from a whisper.cpp file. Owns the cut audio context, the prompt tokens and greedy decoding.

The layers, mel transform and tokenizer come from the openai-whisper package.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from whisper.audio import HOP_LENGTH, log_mel_spectrogram
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import Tokenizer, get_tokenizer

from . import ggml

FULL_CONTEXT = 1500  # encoder positions of 30 s; one position is 20 ms
SECONDS_PER_POSITION = 0.02
BLANK = "[BLANK_AUDIO]"  # what Whisper itself writes where nothing is said


def load(path: Path) -> Whisper:
    """A whisper.cpp f16 (or q8_0) file of any English-only size as a torch model in float32."""
    return from_file(ggml.read(path))


def from_file(file: ggml.ModelFile) -> Whisper:
    h = file.hparams
    dims = ModelDimensions(
        n_mels=h["n_mels"], n_audio_ctx=h["n_audio_ctx"], n_audio_state=h["n_audio_state"], n_audio_head=h["n_audio_head"],
        n_audio_layer=h["n_audio_layer"], n_vocab=h["n_vocab"], n_text_ctx=h["n_text_ctx"], n_text_state=h["n_text_state"],
        n_text_head=h["n_text_head"], n_text_layer=h["n_text_layer"],
    )  # fmt: skip
    model = Whisper(dims)
    state = model.state_dict()
    for tensor in file.tensors:
        values = torch.from_numpy(tensor.array().copy())
        state[tensor.name] = values.reshape(state[tensor.name].shape)
    model.load_state_dict(state)
    return model.eval()


@lru_cache
def tokenizer() -> Tokenizer:
    return get_tokenizer(multilingual=False)


@lru_cache(maxsize=65536)
def text_ids(text: str) -> tuple[int, ...]:
    return tuple(tokenizer().encode(" " + text)) if text else ()


def mel(samples: np.ndarray, context: int) -> Tensor:
    """Log-mel of exactly `context` encoder positions: longer sound is cut, shorter padded with silence."""
    frames = 2 * context
    padded = np.zeros(frames * HOP_LENGTH + 400, np.float32)
    n = min(len(samples), frames * HOP_LENGTH)
    padded[:n] = samples[:n]
    return log_mel_spectrogram(torch.from_numpy(padded))[:, :frames]


@torch.no_grad()
def encode_stem(model: Whisper, mels: Tensor) -> Tensor:
    """The encoder but for its last layer, with the context that the mel has: (batch, 80, frames) -> (batch, frames / 2,
    width)."""
    e = model.encoder
    with torch.autocast(mels.device.type, torch.bfloat16):
        x = F.gelu(e.conv2(F.gelu(e.conv1(mels)))).permute(0, 2, 1)
        x = x + e.positional_embedding[: x.shape[1]].to(x.dtype)
        for block in e.blocks[:-1]:
            x = block(x)
        return x


def finish(model: Whisper, stem: Tensor) -> Tensor:
    """Encoder outputs: the encoder's last layer on what `encode_stem` gave. Keeps gradients where they are asked
    for."""
    with torch.autocast(stem.device.type, torch.bfloat16):
        return model.encoder.ln_post(model.encoder.blocks[-1](stem.to(torch.bfloat16)))


def hidden(model: Whisper, tokens: Tensor, audio: Tensor, cache: dict | None = None) -> Tensor:
    """The decoder's last hidden states, before the vocabulary: training needs logits at a few places only."""
    d = model.decoder
    at = next(iter(cache.values())).shape[1] if cache else 0
    x = d.token_embedding(tokens) + d.positional_embedding[at : at + tokens.shape[1]]
    for block in d.blocks:
        x = block(x, audio, mask=d.mask, kv_cache=cache)
    return d.ln(x)


@torch.no_grad()
def greedy(model: Whisper, audio: Tensor, most: int = 96, suppress_blank: bool = False, prompt: str = "") -> list[str]:
    """Transcripts of a batch without timestamps. `suppress_blank` as whisper.cpp does: the first token is no blank and
    no end."""
    t = tokenizer()
    start = [t.sot_prev, *text_ids(prompt)] if prompt else []
    start += [t.sot, t.no_timestamps]
    cache, hooks = model.install_kv_cache_hooks()
    batch = len(audio)
    new = torch.tensor([start] * batch, device=audio.device)
    done = torch.zeros(batch, dtype=torch.bool, device=audio.device)
    out: list[list[int]] = [[] for _ in range(batch)]
    try:
        for step in range(most):
            logits = hidden(model, new, audio, cache)[:, -1].float() @ model.decoder.token_embedding.weight.T
            logits[:, t.sot :] = -torch.inf
            if step == 0 and suppress_blank:
                logits[:, [t.eot, 220]] = -torch.inf
            best = logits.argmax(-1)
            best[done] = t.eot
            done |= best == t.eot
            if done.all():
                break
            for row, token in zip(out, best.tolist(), strict=True):
                row.append(token)
            new = best[:, None]
    finally:
        for hook in hooks:
            hook.remove()
    return [t.decode([i for i in row if i < t.eot]).strip() for row in out]
