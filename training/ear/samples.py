"""Makes the sample recordings in samples/: everyday commands that no training clip ever says. Owns their words and
voices.

Only voices whose audio may be handed on: espeak-ng, flite, festival and joe.
"""

from __future__ import annotations

import json
import random
import wave
from pathlib import Path

import numpy as np

from ..split import split_of
from .spoken_forms import pronounce
from .voices import RATE, Voices

# voice | words | command
LINES = """flite:rms|git commit dash m quote fix the build quote|git commit -m "fix the build"
joe:|find dot dash name star dot txt|find . -name *.txt
festival:slt_hts|sudo systemctl restart nginx|sudo systemctl restart nginx
joe:|docker space ps space dash a|docker ps -a
flite:rms|git push origin main|git push origin main
festival:slt_hts|ls dash l a slash var slash log|ls -la /var/log
joe:|chmod seven fifty five deploy dot sh|chmod 755 deploy.sh
flite:slt|tar dash x z f backup dot tar dot gz|tar -xzf backup.tar.gz
joe:|grep dash r error src|grep -r error src
festival:slt_hts|npm space run space build|npm run build
espeak:en-us+Annie|cd tilde slash projects slash website|cd ~/projects/website
flite:rms|git checkout dash b feature slash login|git checkout -b feature/login
joe:|kubectl get pods dash n staging|kubectl get pods -n staging
flite:awb|cp dash r photos slash mnt slash backup|cp -r photos /mnt/backup
espeak:en-gb+m7|ps aux pipe grep python|ps aux | grep python
festival:kal|df space dash h|df -h
flite:slt|mkdir dash p src slash components|mkdir -p src/components
festival:slt_hts|tail dash f slash var slash log slash syslog|tail -f /var/log/syslog
joe:|pip install dash r requirements dot txt|pip install -r requirements.txt
flite:rms|docker compose up dash d|docker compose up -d
joe:|okay so the command is sudo apt install ffmpeg please|sudo apt install ffmpeg
festival:kal|git log dash dash oneline pipe head dash twenty|git log --oneline | head -20"""


def write(folder: Path, joe: Path, seed: int = 7) -> int:
    """Writes the WAV files, their list and their README; returns the bytes of sound."""
    folder.mkdir(parents=True, exist_ok=True)
    voices, rng = Voices(joe), random.Random(seed)
    rows, total = [], 0
    for line in LINES.splitlines():
        voice, said, command = line.split("|", 2)
        assert split_of(command) == "test", command
        said_aloud = " ".join("A U X" if w == "aux" else pronounce(w, rng) for w in said.split())
        samples = voices.say(said_aloud, voice, rng, plain=True)
        quiet = np.zeros(RATE // 6, np.float32)
        name = said.replace(" ", "-") + ".wav"
        with wave.open(str(folder / name), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(RATE)
            out.writeframes((np.concatenate([quiet, samples, quiet]) * 32767).astype("<i2").tobytes())
        total += (folder / name).stat().st_size
        rows.append({"file": name, "said": said, "command": command, "voice": voice.rstrip(":")})
    (folder / "samples.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows))
    (folder / "README.md").write_text(_readme(rows))
    return total


def _readme(rows: list[dict[str, str]]) -> str:
    table = "\n".join(f"| `{r['file']}` | {r['voice']} | `{r['command'].replace('|', chr(92) + '|')}` |" for r in rows)
    return f"""# Sample recordings

{len(rows)} everyday commands, spoken by synthetic voices: 16 kHz, mono, 16-bit WAV. A file is named after the words said; `samples.jsonl`
says the same for programs. Try one with `saydash hear samples/git-push-origin-main.wav`.

No person was recorded. The engines are espeak-ng (Annie, m7), flite (rms, slt, awb), festival (slt_hts clear, kal poor on
purpose) and the Piper voice joe (MIT). None of these commands was in the ear's training; the voices rms, Annie and m7 were not
either, the others were. `python3 -m training.ear samples` makes the files again.

| file | voice | command meant |
| --- | --- | --- |
{table}
"""
