"""Owns the way from the public sources to the corpora that training reads. Fetches nothing that it was given as a file.

  python -m training.corpora --out corpora                       # where there is a network
  python -m training.corpora --out corpora --nl2bash-cm all.cm --nl2bash-nl all.nl --tldr tldr-pages.en.zip

Sources: NL2Bash (MIT; Lin et al. 2018) and tldr-pages (CC-BY-4.0). Writes nl2bash-commands.txt, tldr-commands.txt (one
command a line, placeholders filled in) and described.jsonl ({"said", "command", "source"}).
"""

from __future__ import annotations

import argparse
import io
import json
import re
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

NL2BASH = "https://raw.githubusercontent.com/TellinaTool/nl2bash/master/data/bash/"
TLDR = "https://github.com/tldr-pages/tldr/releases/latest/download/tldr-pages.en.zip"
SECONDS = 60

Described = tuple[str, str]


def fetch(url: str, given: Path | None) -> bytes:
    """The bytes of a source: the given file's, or the address's; raises OSError where neither can be read."""
    if given is not None:
        return given.read_bytes()
    with urllib.request.urlopen(url, timeout=SECONDS) as answer:
        return answer.read()


def fill_placeholders(example: str) -> str:
    """tldr's `{{path/to/file}}` as it stands, the long one of `{{[-a|--all]}}`, the first of `{{one|two}}`."""

    def fill(match: re.Match[str]) -> str:
        text = match[1]
        if text.startswith("[") and text.endswith("]"):
            return text[1:-1].split("|")[-1]
        return text.split("|")[0]

    return re.sub(r"\{\{(.*?)\}\}", fill, example)


def read_page(page: str) -> Iterator[Described]:
    """The (description, command) pairs of one tldr page."""
    said = ""
    for line in page.splitlines():
        if line.startswith("- "):
            said = re.sub(r"\[(\w)\]", r"\1", line[2:].strip().rstrip(":"))
        elif line.startswith("`") and line.endswith("`"):
            yield said, fill_placeholders(line.strip("`"))


def read_tldr(archive: bytes) -> list[Described]:
    """The pairs of every common, Linux and macOS page of a tldr archive, in the order of their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as pages:
        names = sorted(name for name in pages.namelist() if re.search(r"(^|/)(common|linux|osx)/[^/]+\.md$", name))
        return [pair for name in names for pair in read_page(pages.read(name).decode("utf-8"))]


def read_nl2bash(commands: bytes, descriptions: bytes) -> list[Described]:
    """NL2Bash's parallel files as pairs; raises ValueError where they are not of one length."""
    said, written = (data.decode("utf-8").splitlines() for data in (descriptions, commands))
    return list(zip(said, written, strict=True))


def write_corpora(out: Path, sources: dict[str, list[Described]]) -> dict[str, int]:
    """Writes each source's distinct commands and all descriptions; returns how many lines each file has."""
    out.mkdir(parents=True, exist_ok=True)
    counts = {}
    described = [
        json.dumps({"said": said, "command": command, "source": name}, ensure_ascii=False)
        for name, pairs in sources.items()
        for said, command in pairs
    ]
    for name, pairs in sources.items():
        commands = list(dict.fromkeys(command.strip() for _, command in pairs if command.strip()))
        (out / f"{name}-commands.txt").write_text("\n".join(commands) + "\n", encoding="utf-8")
        counts[f"{name}-commands.txt"] = len(commands)
    (out / "described.jsonl").write_text("\n".join(described) + "\n", encoding="utf-8")
    return {**counts, "described.jsonl": len(described)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--nl2bash-cm", type=Path, help="all.cm of NL2Bash, instead of fetching it")
    parser.add_argument("--nl2bash-nl", type=Path, help="all.nl of NL2Bash, instead of fetching it")
    parser.add_argument("--tldr", type=Path, help="tldr-pages.en.zip, instead of fetching it")
    flags = parser.parse_args()
    try:
        sources = {
            "nl2bash": read_nl2bash(
                fetch(NL2BASH + "all.cm", flags.nl2bash_cm), fetch(NL2BASH + "all.nl", flags.nl2bash_nl)
            ),
            "tldr": read_tldr(fetch(TLDR, flags.tldr)),
        }
    except OSError as error:
        parser.exit(1, f"A source could not be read ({error}). Fetch it by hand and give it by its flag: see --help.\n")
    for name, lines in write_corpora(flags.out, sources).items():
        print(f"{flags.out / name}: {lines} lines")


if __name__ == "__main__":
    main()
