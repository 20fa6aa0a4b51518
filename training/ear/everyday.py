"""Everyday commands from patterns, random drills, and talk around a command. Owns generated text; corpora are in
corpus.py."""

from __future__ import annotations

import random
import re

from .spoken_forms import LETTERS, NATO, PRONOUNCED, SYMBOLS, number

SLOTS: dict[str, str] = {
    "file": "main.py app.js index.html readme.md notes.txt config.yaml data.csv package.json test.sh Dockerfile server.go report.pdf image.png backup.tar.gz script.py todo.md style.css .env .gitignore settings.json photo.jpg output.log users.sql draft.txt archive.zip old.txt new.txt a.txt b.txt",
    "dir": "src docs tests build dist ~/projects ~/Downloads /var/log /tmp /etc/nginx node_modules lib bin public backend frontend scripts assets photos music .. ../.. ~/Documents /usr/local/bin /opt/app /home/user /mnt/data ~/Desktop",
    "branch": "main master develop feature/search fix/typo release staging hotfix dev feature/api test",
    "msg": '"add tests" "update readme" "first commit" "fix typo in config" "remove old code" "bump version" "clean up" "work in progress" "handle empty input" "add login page"',
    "svc": "nginx docker ssh mysql postgresql redis apache2 cron bluetooth",
    "pkg": "express react numpy pandas requests flask django lodash typescript vim htop curl jq tmux redis eslint webpack pytest",
    "img": "nginx ubuntu redis postgres python:3 node:20 alpine my-app web",
    "host": "server admin@10.0.0.5 root@192.168.1.1 user@example.com pi@raspberrypi deploy@staging 127.0.0.1 localhost",
    "url": "https://example.com http://localhost:3000 https://api.github.com/users localhost:8080/health https://google.com http://127.0.0.1:5000",
    "port": "22 80 443 3000 5000 5432 6379 8000 8080 8443 9090 3306",
    "n": "1 2 3 4 5 7 8 10 12 15 20 25 30 42 50 64 99 100 200 256 500 512 1000 1024",
    "mode": "755 644 600 700 777 400 640 750 +x u+x a+r g-w",
    "word": "error warning todo import main user password timeout failed config test name port debug class function",
    "ext": "txt py js log md json csv jpg png pdf html css sh conf yaml xml tmp bak",
    "pod": "web api worker redis backend frontend nginx",
    "user": "root admin www-data deploy alice bob user postgres",
    "flag": "-a -l -r -f -v -n -p -i -u -d -s -x -e -h -c -t -m -o -w -q -y -z -b -g -k",
    "id": "",
}  # fmt: skip
CHOICES = {k: re.findall(r'"[^"]*"|\S+', v) for k, v in SLOTS.items()}
PATTERNS = """git status|git add .|git add {file}|git add -A|git commit -m {msg}|git commit -am {msg}|git commit --amend --no-edit|git push|git push origin {branch}|git push -u origin {branch}|git push --force-with-lease|git pull|git pull --rebase origin {branch}|git fetch --all|git fetch origin {branch}|git checkout {branch}|git checkout -b {branch}|git checkout -- {file}|git switch {branch}|git switch -c {branch}|git merge {branch}|git rebase {branch}|git rebase -i HEAD~{n}|git log|git log --oneline|git log --oneline -n {n}|git log --graph --all|git log -p {file}|git diff|git diff --staged|git diff {branch}|git stash|git stash pop|git stash list|git branch|git branch -a|git branch -d {branch}|git reset --hard HEAD~{n}|git reset HEAD {file}|git revert HEAD|git clone {url}|git remote -v|git remote add origin {url}|git tag v{n}.{n}.{n}|git show HEAD|git blame {file}|git cherry-pick {id}|git init|git config --global user.name {user}|git rm --cached {file}|git clean -fd
ls|ls -l|ls -la|ls -lah|ls -lh {dir}|ls -a {dir}|ls {dir}|ls -lt {dir}|ls -R {dir}|ls *.{ext}|ls -1|cd {dir}|cd|cd -|cd ..|cd ../..|pwd|mkdir {dir}|mkdir -p {dir}/{word}|rmdir {dir}|rm {file}|rm -rf {dir}|rm -f {file}|rm -i *.{ext}|cp {file} {dir}|cp -r {dir} {dir}|cp -a {dir} {dir}|cp {file} {file}|mv {file} {file}|mv {file} {dir}|mv *.{ext} {dir}|touch {file}|ln -s {dir} {dir}|ln -sf {file} {file}|cat {file}|less {file}|more {file}|head {file}|head -n {n} {file}|tail -n {n} {file}|tail -f {file}|tail -{n} {file}|wc -l {file}|wc -w {file}|nano {file}|vim {file}|code .|open .|file {file}|stat {file}|tree -L {n}|diff {file} {file}|diff -u {file} {file}|echo "hello world"|echo $PATH|echo $HOME|echo {word} >> {file}|echo {word} > {file}|clear|history|history | grep {word}|exit|which {pkg}|man {pkg}|source {file}|export PORT={port}|export NODE_ENV=production|env | grep {word}|alias ll="ls -la"|date|whoami|uptime|cal|sleep {n}
grep {word} {file}|grep -r {word} {dir}|grep -rn {word} .|grep -i {word} {file}|grep -v {word} {file}|grep -c {word} {file}|grep -l {word} *.{ext}|grep -E "{word}|{word}" {file}|grep -A {n} {word} {file}|find . -name "*.{ext}"|find {dir} -name {file}|find . -type f|find . -type d -name {word}|find . -iname "*{word}*"|find . -type f -size +{n}M|find {dir} -mtime -{n}|find . -name "*.{ext}" -delete|find . -type f -exec chmod 644 {} \\;|find . -maxdepth {n} -type d|find / -user {user}|sed -i 's/{word}/{word}/g' {file}|sed -n '{n}p' {file}|awk '{print ${n}}' {file}|sort {file}|sort -u {file}|sort -nr {file}|sort {file} | uniq -c|uniq {file}|cut -d, -f{n} {file}|tr a-z A-Z|xargs rm|rg {word} {dir}|fd {word}|jq .{word} {file}
chmod {mode} {file}|chmod +x {file}|chmod -R {mode} {dir}|chown {user} {file}|chown -R {user}:{user} {dir}|sudo chown {user}:{user} {dir}|sudo !!|sudo su|sudo reboot|sudo systemctl start {svc}|sudo systemctl stop {svc}|sudo systemctl restart {svc}|sudo systemctl status {svc}|systemctl status {svc}|sudo systemctl enable {svc}|journalctl -u {svc}|journalctl -u {svc} -f|journalctl -xe|service {svc} restart|sudo apt update|sudo apt upgrade|sudo apt install {pkg}|sudo apt install -y {pkg}|sudo apt remove {pkg}|sudo apt-get install {pkg}|brew install {pkg}|brew update|sudo dnf install {pkg}|sudo pacman -S {pkg}|useradd {user}|passwd {user}|id {user}|groups {user}|crontab -e|crontab -l
ps aux|ps -ef|ps aux | grep {word}|kill {n}|kill -9 {id}|pkill {pkg}|killall {pkg}|top|htop|df -h|df -h {dir}|du -sh {dir}|du -sh *|du -h --max-depth={n}|free -m|free -h|lsof -i :{port}|netstat -tulpn|ss -tlnp|ping {host}|ping -c {n} {host}|ip a|ip addr show|ifconfig|dig example.com|nslookup example.com|traceroute {host}|nc -zv {host} {port}|uname -a|lsblk|mount {dir}|umount {dir}|dmesg | tail|watch -n {n} df -h
ssh {host}|ssh -p {port} {host}|ssh -i key.pem {host}|ssh-keygen -t rsa|ssh-keygen -t ed25519|ssh-copy-id {host}|scp {file} {host}:{dir}|scp -r {dir} {host}:{dir}|rsync -av {dir} {host}:{dir}|rsync -avz --delete {dir} {dir}|curl {url}|curl -O {url}|curl -L {url}|curl -s {url} | jq .|curl -X POST {url}|curl -X POST -d @{file} {url}|curl -H "Accept: application/json" {url}|wget {url}|wget -q {url}|wget -c {url}|tar -xzf {file}|tar xzvf {file}|tar -czf {file} {dir}|tar -cvf {file} {dir}|tar -tf {file}|unzip {file}|unzip {file} -d {dir}|zip -r {file} {dir}|gzip {file}|gunzip {file}
docker ps|docker ps -a|docker images|docker pull {img}|docker run {img}|docker run -it {img} bash|docker run -d -p {port}:{port} {img}|docker run --rm {img}|docker run -d --name {pod} {img}|docker build .|docker build -t {img} .|docker exec -it {pod} bash|docker exec -it {pod} sh|docker logs {pod}|docker logs -f {pod}|docker stop {pod}|docker start {pod}|docker rm {pod}|docker rm -f {pod}|docker rmi {img}|docker system prune -a|docker volume ls|docker network ls|docker inspect {pod}|docker compose up|docker compose up -d|docker compose down|docker compose logs -f {pod}|docker compose build|docker-compose up -d|docker cp {file} {pod}:{dir}|kubectl get pods|kubectl get pods -A|kubectl get svc|kubectl get nodes|kubectl get pods -n {pod}|kubectl logs {pod}|kubectl logs -f {pod}|kubectl describe pod {pod}|kubectl apply -f {file}|kubectl delete pod {pod}|kubectl exec -it {pod} -- bash|kubectl scale deployment {pod} --replicas={n}|kubectl rollout restart deployment {pod}|helm install {pod} {dir}|helm list|terraform init|terraform plan|terraform apply|aws s3 ls|aws s3 cp {file} {dir}|make|make build|make test|make clean|make install|make -j{n}
npm install|npm install {pkg}|npm i -D {pkg}|npm install --save-dev {pkg}|npm install -g {pkg}|npm run {word}|npm run dev|npm run build|npm start|npm test|npm init -y|npm audit fix|npm ci|npx {pkg}|yarn add {pkg}|yarn install|pnpm install|node {file}|python {file}|python3 {file}|python -m venv venv|python3 -m http.server {port}|python -m pytest|pip install {pkg}|pip install -r requirements.txt|pip install --upgrade {pkg}|pip freeze > requirements.txt|pip list|source venv/bin/activate|pytest|pytest -v|pytest -k {word}|pytest tests/{file}|cargo build|cargo run|cargo test|cargo build --release|go build|go run {file}|go test ./...|go mod tidy|ruby {file}|java -jar app.jar|gcc {file} -o {word}|./{file}|bash {file}|sh {file}|tmux|tmux attach -t {n}|tmux new -s {word}|tmux ls|screen -r|mysql -u {user} -p|psql -U {user} -d {word}|redis-cli ping|sqlite3 {file}"""
ALIKE = "pppbbbtttvvvdddgczemmnnfsxajkhlr"  # letters that sound alike, the worst most often
# a bar with no blank beside it parts two patterns; a pattern torn inside its quotes is dropped
EVERYDAY = [p for p in re.split(r"(?<! )\|(?! )|\n", PATTERNS) if p and p.count('"') % 2 == 0]


def everyday_command(rng: random.Random) -> str:
    def fill(match: re.Match[str]) -> str:
        slot = match.group(1)
        if slot == "id":
            return str(rng.randint(100, 32000)) if rng.random() < 0.6 else f"{rng.getrandbits(28):07x}"
        return rng.choice(CHOICES[slot])

    command = re.sub(r"\{([a-z]+)\}", fill, rng.choice(EVERYDAY))
    if rng.random() < 0.06:
        command += rng.choice(
            (" | less", " | head", " && ls", " | wc -l", " > out.txt", " 2>&1", " | sort", " &", " || true")
        )
    return command


def drill(rng: random.Random, vocabulary: list[str]) -> str:
    """Spoken words in random company: flags, single letters, numbers, paths, NATO, symbols, rare names."""
    kind = rng.random()
    if kind < 0.30:  # flags of a tool
        return " ".join([_tool(rng, vocabulary)] + [_flag(rng, vocabulary) for _ in range(rng.randint(1, 4))])
    if kind < 0.45:
        return " ".join(letter(rng) for _ in range(rng.randint(2, 6)))
    if kind < 0.57:
        joint = rng.choice((" dot ", " colon ", " slash ", " space ", " dash "))
        return joint.join(_digits(rng) for _ in range(rng.randint(2, 4)))
    if kind < 0.72:
        start = rng.choice(("slash ", "tilde slash ", "dot slash ", "dot dot slash ", ""))
        return start + " slash ".join(_name(rng, vocabulary) for _ in range(rng.randint(2, 4)))
    if kind < 0.78:
        return " ".join(rng.choice(NATO) for _ in range(rng.randint(2, 5)))
    words = []
    for _ in range(rng.randint(3, 8)):
        pick = rng.random()
        if pick < 0.5:
            words.append(rng.choice(vocabulary))
        elif pick < 0.75:
            words.append(rng.choice(rng.choice(list(SYMBOLS.values()))))
        else:
            words.append(letter(rng))
    return " ".join(words)


def _tool(rng: random.Random, vocabulary: list[str]) -> str:
    return rng.choice(list(PRONOUNCED)) if rng.random() < 0.5 else rng.choice(vocabulary)


def _flag(rng: random.Random, vocabulary: list[str]) -> str:
    if rng.random() < 0.3:
        return "dash dash " + " dash ".join(rng.choice(vocabulary) for _ in range(rng.randint(1, 2)))
    letters = " ".join(
        ("capital " if rng.random() < 0.15 else "") + letter(rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))
    )
    return f"dash {letters}" + (f" {_digits(rng)}" if rng.random() < 0.2 else "")


def letter(rng: random.Random) -> str:
    """Any letter, those that sound alike more often."""
    return rng.choice(LETTERS if rng.random() < 0.5 else ALIKE)


def _digits(rng: random.Random) -> str:
    return number(str(rng.randint(0, 10 ** rng.randint(1, 5) - 1)), rng)


def _name(rng: random.Random, vocabulary: list[str]) -> str:
    name = rng.choice(vocabulary)
    if rng.random() < 0.3:
        name += " dot " + rng.choice(CHOICES["ext"])
    elif rng.random() < 0.2:
        name += rng.choice((" underscore ", " dash ")) + rng.choice(vocabulary)
    return name


OPENINGS = """okay so the command is|um|can you type|please run|okay|so|type|i want to run|no wait|i mean|scratch that|actually|sorry|
let's see|and then i'd run|now run|you just type|first do|the next one is|all right|right so|uh|well|then|we need|just do|
hmm i think it's|let me check with|i usually run|go ahead and run|could you please do|
it should be""".replace("\n", "").split("|")
CLOSINGS = """please|thanks|and then|okay|scratch that|no wait|and that's it|i think|and press enter|right|if that's okay|
and then we can talk about the timeline|to see what's going on|and see what happens|that should do it|or something like that|
correction|actually no|before lunch|and we're done""".replace("\n", "").split("|")


def with_talk(said: str, rng: random.Random) -> str:
    """The command inside ordinary speech, sometimes said twice with a correction between."""
    if rng.random() < 0.15:
        words = said.split()
        cut = rng.randint(1, len(words))
        return (
            " ".join(words[:cut])
            + " "
            + rng.choice(("no wait", "sorry", "i mean", "scratch that", "correction"))
            + " "
            + said
        )
    out = said
    if rng.random() < 0.75:
        out = rng.choice(OPENINGS) + " " + out
    if rng.random() < 0.4 or out == said:
        out += " " + rng.choice(CLOSINGS)
    return out
