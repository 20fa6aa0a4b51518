"""Cross entropy against a frozen vocabulary matrix. Owns the one step of training that a plain torch loss makes slow.

The matrix gets no gradient, so the gradient of the hidden states can be had at once, and the (tokens x 51,864)
likelihoods are swept three times instead of a dozen, in memory that is kept from step to step.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class FrozenVocabulary:
    """The token embedding in bfloat16, laid out both ways, and room for the likelihoods."""

    def __init__(self, embedding: Tensor) -> None:
        self.rows = embedding.detach().to(torch.bfloat16).contiguous()
        self.columns = self.rows.T.contiguous()
        self._room = [torch.empty(0, 0, dtype=torch.bfloat16, device=embedding.device) for _ in range(2)]

    def room(self, n: int) -> list[Tensor]:
        if len(self._room[0]) < n:
            shape = (n + 64, len(self.rows))
            self._room = [torch.empty(shape, dtype=torch.bfloat16, device=self.rows.device) for _ in range(2)]
        return [r[:n] for r in self._room]

    def loss(self, states: Tensor, targets: Tensor) -> Tensor:
        """Mean negative log likelihood of `targets` (n) under hidden `states` (n, width)."""
        return _Loss.apply(states.to(torch.bfloat16), self, targets)


class _Loss(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, states: Tensor, vocabulary: FrozenVocabulary, targets: Tensor) -> Tensor:
        logits, likelihood = vocabulary.room(len(targets))
        torch.mm(states, vocabulary.columns, out=logits)
        torch.softmax(logits, 1, out=likelihood)
        rows = torch.arange(len(targets), device=targets.device)
        loss = -likelihood[rows, targets].float().clamp(min=1e-30).log().mean()
        likelihood[rows, targets] = 0  # the target's share is what the others leave: exact where it is close to one
        gradient = (likelihood @ vocabulary.rows) - likelihood.sum(1)[:, None] * vocabulary.rows[targets]
        ctx.save_for_backward(gradient / len(targets))
        return loss

    @staticmethod
    def backward(ctx: Any, *upstream: Tensor) -> tuple[Tensor, None, None]:
        (gradient,) = ctx.saved_tensors
        return gradient * upstream[0].to(gradient.dtype), None, None
