"""Draws docs/demo.svg: what `npm run demo` really printed, as a terminal shows it.

pip install rich
script -qec "stty cols 170; node bin/saydash.mjs demo" /dev/null < /dev/null > /tmp/demo.txt
python eval/demo-picture.py /tmp/demo.txt docs/demo.svg
"""

import re
import sys

from rich.console import Console
from rich.text import Text


def main(source: str, target: str) -> None:
    with open(source, encoding="utf-8", newline="") as file:
        # The progress line was overwritten in place: what stands after the last return is what was seen.
        lines = [line.rstrip("\r").rsplit("\r", 1)[-1].replace("\x1b[2K", "") for line in file.read().split("\n")]
    text = Text.from_ansi("$ npm run demo\n\n" + "\n".join(lines).strip() + "\n")
    width = max(len(line.plain) for line in text.split("\n")) + 1
    with open("/dev/null", "w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=width, file=nowhere, force_terminal=True)
        console.print(text, no_wrap=True, crop=False)
    svg = console.export_svg(title="Saydash")
    # The picture must not fetch anything: the reader's own fonts do.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = svg.replace("font-family: arial;", "font-family: arial, sans-serif;")
    svg = re.sub(r"(<svg [^>]*>)", r"\1\n    <title>npm run demo, as a terminal shows it</title>", svg, count=1)
    with open(target, "w", encoding="utf-8") as file:
        file.write(svg)


if __name__ == "__main__":
    main(*sys.argv[1:])
