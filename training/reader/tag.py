"""Owns the training of the tagger: a small recurrent network over the units of an utterance that says of each one, on
its own, is it dropped, is it an alternative, does a blank stand before it, in which case is it written.

    python -m training.reader.tag --pairs mix.jsonl --reader /tmp/reader/reader.bin --lexicon resources/models/lexicon.txt \\
        --work /tmp/reader --out /tmp/reader/tagged.bin

The search hears it beside its own odds, and the ranking is told how far a reading goes along with it.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from training.reader.codec import TAG_EMBED, TAG_HIDDEN, TAG_QUESTIONS, TAG_ROWS, read_tagger, set_tagger
from training.reader.features import bundle, extract

#: Units in a batch.
BATCH = 1400
RATE = 3e-3
#: A row of the table is left out of training this often, so that no answer hangs on one of them.
ROW_DROPOUT = 0.1
HIDDEN_DROPOUT = 0.15


class Tagger(nn.Module):
    """Table, a convolution over three units, a gated recurrence each way, a layer between, answers."""

    def __init__(self, embed: int = TAG_EMBED, hidden: int = TAG_HIDDEN):
        super().__init__()
        self.table = nn.EmbeddingBag(TAG_ROWS, embed, mode="sum")
        nn.init.normal_(self.table.weight, std=0.1)
        self.near = nn.Conv1d(embed, hidden, 3, padding=1)
        self.both = nn.GRU(hidden, hidden, bidirectional=True, batch_first=True)
        self.between = nn.Linear(2 * hidden, hidden)
        self.answers = nn.Linear(hidden, TAG_QUESTIONS)

    def forward(self, rows: torch.Tensor, sizes: torch.Tensor) -> torch.Tensor:
        """Log odds of (utterance, unit, question), padded."""
        count, longest, width = rows.shape
        weights = torch.ones(rows.shape)
        if self.training:
            weights = (torch.rand(rows.shape) >= ROW_DROPOUT).float() / (1 - ROW_DROPOUT)
        seen = self.table(rows.view(-1, width), per_sample_weights=weights.view(-1, width)).view(count, longest, -1)
        real = (torch.arange(longest)[None] < sizes[:, None])[:, :, None]
        near = torch.tanh(self.near((seen * real).transpose(1, 2)).transpose(1, 2))
        near = functional.dropout(near, HIDDEN_DROPOUT, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(near, sizes, batch_first=True, enforce_sorted=False)
        both, _ = nn.utils.rnn.pad_packed_sequence(self.both(packed)[0], batch_first=True, total_length=longest)
        both = functional.dropout(both, HIDDEN_DROPOUT, self.training)
        return self.answers(torch.tanh(self.between(both)))


class Rows:
    """Rows and labels of aligned utterances, as tag-rows.ts wrote them."""

    def __init__(self, work: Path):
        about = json.loads((work / "tags.json").read_text())
        self.sizes = np.array(about["sizes"], np.int64)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.rows = np.fromfile(work / "tags.rows", np.uint16).reshape(-1, about["width"])
        self.labels = np.fromfile(work / "tags.labels", np.uint8).reshape(-1, TAG_QUESTIONS)

    def batches(self, rng: np.random.Generator) -> list[np.ndarray]:
        """Utterances of about one length together, so many that the units fill a batch."""
        order = np.argsort(self.sizes + rng.uniform(0, 2, len(self.sizes)), kind="stable")
        filled = np.cumsum(self.sizes[order]) // BATCH
        parts = np.split(order, np.nonzero(np.diff(filled))[0] + 1)
        return [parts[k] for k in rng.permutation(len(parts))]

    def batch(self, chosen: np.ndarray) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        longest = int(self.sizes[chosen].max())
        rows = np.zeros((len(chosen), longest, self.rows.shape[1]), np.int64)
        labels = np.full((len(chosen), longest, TAG_QUESTIONS), 255, np.uint8)
        for n, u in enumerate(chosen):
            units = slice(self.starts[u], self.starts[u] + self.sizes[u])
            rows[n, : self.sizes[u]] = self.rows[units]
            labels[n, : self.sizes[u]] = self.labels[units]
        return torch.from_numpy(rows), torch.from_numpy(self.sizes[chosen]), torch.from_numpy(labels)


def loss_of(odds: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    asked = labels != 255
    return (
        functional.binary_cross_entropy_with_logits(odds[asked], labels[asked].float(), reduction="sum")
        / asked[..., 0].sum()
    )


def wrong_of(model: Tagger, rows: Rows, seed: int = 0) -> tuple[list[float], float]:
    """Percent of answers wrong by question, and of utterances with any."""
    model.eval()
    wrong, asked = np.zeros(TAG_QUESTIONS), np.zeros(TAG_QUESTIONS)
    utterances = 0
    with torch.no_grad():
        for chosen in rows.batches(np.random.default_rng(seed)):
            inputs, sizes, labels = rows.batch(chosen)
            bad = ((model(inputs, sizes) > 0) != (labels == 1)) & (labels != 255)
            wrong += bad.sum((0, 1)).numpy()
            asked += (labels != 255).sum((0, 1)).numpy()
            utterances += int(bad.any(2).any(1).sum())
    shares = [round(float(x), 3) for x in 100 * wrong / np.maximum(1, asked)]
    return shares, round(100 * utterances / len(rows.sizes), 2)


def train(rows: Rows, epochs: int, seed: int, held: list[Rows]) -> tuple[Tagger, float]:
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(seed)
    model = Tagger()
    optimizer = torch.optim.Adam(model.parameters(), lr=RATE)
    steps = epochs * len(rows.batches(np.random.default_rng(0)))
    step = 0
    loss = 0.0
    for epoch in range(epochs):
        model.train()
        sums: list[float] = []
        for chosen in rows.batches(rng):
            for group in optimizer.param_groups:
                group["lr"] = RATE * max(0.02, 1 - step / steps)
            step += 1
            inputs, sizes, labels = rows.batch(chosen)
            value = loss_of(model(inputs, sizes), labels)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            sums.append(value.item())
        loss = sum(sums) / len(sums)
        print(
            f"{time.strftime('%H:%M:%S')} epoch {epoch}: {loss:.5f}",
            *(wrong_of(model, part) for part in held),
            flush=True,
        )
    return model, loss


#: The parameters beside the table, in the file's order (tag-model.ts).
DENSE = ("near.weight", "near.bias")
DENSE += tuple(
    f"both.{part}_l0{way}" for way in ("", "_reverse") for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
)
DENSE += ("between.weight", "between.bias", "answers.weight", "answers.bias")


def as_filed(name: str, value: np.ndarray) -> np.ndarray:
    """Weights of the convolution lie by unit first, then by number; all others as they are. Its own inverse."""
    return value.transpose(0, 2, 1) if name == "near.weight" else value


def parts_of(model: Tagger) -> tuple[np.ndarray, list[np.ndarray]]:
    """The table, and the other weights in the file's order."""
    named = {name: value.detach().numpy() for name, value in model.named_parameters()}
    return named["table.weight"], [as_filed(name, named[name]) for name in DENSE]


def load_tagger(path: Path) -> Tagger:
    """The tagger of a reader file, as TypeScript has it."""
    model = Tagger()
    table, dense = read_tagger(path)
    named = dict(model.named_parameters())
    at = 0
    with torch.no_grad():
        named["table.weight"].copy_(torch.from_numpy(table))
        for name in DENSE:
            filed = as_filed(name, named[name].numpy())
            value = dense[at : at + filed.size].reshape(filed.shape)
            named[name].copy_(torch.from_numpy(as_filed(name, value).copy()))
            at += filed.size
    return model.eval()


def main(argv: list[str] | None = None) -> dict:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--reader", type=Path, required=True)
    parser.add_argument("--lexicon", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args(argv)
    args.work.mkdir(parents=True, exist_ok=True)
    script = bundle(args.work)
    extract(script, "tags", reader=args.reader, lexicon=args.lexicon, pairs=args.pairs, out=args.work)
    rows = Rows(args.work)
    model, loss = train(rows, args.epochs, args.seed, [])
    size = set_tagger(args.reader, args.out, *parts_of(model))
    return {"utterances": len(rows.sizes), "units": len(rows.rows), "lastLoss": round(loss, 5), "bytes": size}


if __name__ == "__main__":
    print(json.dumps(main()))
