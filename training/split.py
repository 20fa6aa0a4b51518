"""Which commands may be trained on. One rule, by the command itself, shared by training, tests and samples."""

from __future__ import annotations

import hashlib

# Commands of the sample recordings and of the demo: tests for ever, whatever their hash says.
RESERVED = frozenset(
    """git commit -m "fix the build"
find . -name *.txt
sudo systemctl restart nginx
docker ps -a
git push origin main
ls -la /var/log
chmod 755 deploy.sh
tar -xzf backup.tar.gz
grep -r error src
curl -I https://example.com
ssh admin@192.168.1.20
npm run build
cd ~/projects/website
git checkout -b feature/login
kubectl get pods -n staging
cp -r photos /mnt/backup
ps aux | grep python
df -h
mkdir -p src/components
tail -f /var/log/syslog
pip install -r requirements.txt
git log --oneline | head -20
docker compose up -d
sudo apt install ffmpeg""".splitlines()
)


def collapse(command: str) -> str:
    """The command with each run of blanks as one, none at its ends."""
    return " ".join(command.split())


def split_of(command: str) -> str:
    """One of test, dev and train. Blanks are collapsed first, so spacing never moves a command across."""
    text = collapse(command)
    if text in RESERVED:
        return "test"
    bucket = int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 20
    return {0: "test", 1: "dev"}.get(bucket, "train")


def is_train(command: str, leave_out: set[str]) -> bool:
    """May be trained on, and is not one of those to be left out (collapsed)."""
    return split_of(command) == "train" and collapse(command) not in leave_out
