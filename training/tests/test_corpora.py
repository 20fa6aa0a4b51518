"""The corpora from files as their sources publish them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from training.corpora import fill_placeholders, read_nl2bash, read_tldr, write_corpora

PAGE = """# tar

> Archiving utility.

- [c]reate an archive from files:

`tar cf {{path/to/target.tar}} {{path/to/file1 path/to/file2 ...}}`

- List all, [v]erbosely:

`tar {{[-t|--list]}} {{[-v|--verbose]}}`
"""


def archive(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as pages:
        for name in names:
            pages.writestr(name, PAGE)
    return data.getvalue()


@pytest.mark.parametrize(
    ("example", "command"),
    [
        ("ls {{path/to/directory}}", "ls path/to/directory"),
        ("ls {{[-a|--all]}}", "ls --all"),
        ("kill -{{TERM|HUP}} {{pid}}", "kill -TERM pid"),
        ("ls", "ls"),
    ],
)
def test_placeholders(example: str, command: str) -> None:
    assert fill_placeholders(example) == command


def test_tldr_pages_of_our_systems_only() -> None:
    pairs = read_tldr(archive("pages/common/tar.md", "pages/windows/tar.md", "pages/index.json"))
    assert pairs == [
        ("create an archive from files", "tar cf path/to/target.tar path/to/file1 path/to/file2 ..."),
        ("List all, verbosely", "tar --list --verbose"),
    ]


def test_files_are_written_once_each_command(tmp_path: Path) -> None:
    pairs = read_nl2bash(b"ls\nls\npwd\n", b"list\nshow files\nwhere am i\n")
    assert write_corpora(tmp_path, {"nl2bash": pairs}) == {"nl2bash-commands.txt": 2, "described.jsonl": 3}
    assert (tmp_path / "nl2bash-commands.txt").read_text() == "ls\npwd\n"
    lines = [json.loads(line) for line in (tmp_path / "described.jsonl").read_text().splitlines()]
    assert lines[1] == {"said": "show files", "command": "ls", "source": "nl2bash"}


def test_files_that_do_not_belong_together() -> None:
    with pytest.raises(ValueError, match="zip"):
        read_nl2bash(b"ls\n", b"list\nwhere am i\n")
