#!/usr/bin/env bash
# Scores the way from words to commands on everything that eval/README.md names. Usage: eval/readers.sh FOLDER [OUT]
set -euo pipefail
[ $# -ge 1 ] || { echo 'usage: eval/readers.sh FOLDER [OUT]; see eval/README.md' >&2; exit 2; }
corpora=$(cd "$1" && pwd)
out=${2:-build/eval}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mkdir -p "$out"
python=${SAYDASH_PYTHON:-python3}
saydash() { node bin/saydash.mjs "$@"; }
title() { printf '\n## %s\n' "$*"; }

# Utterances of unseen commands; the same seed gives the same file.
say() { # name, count, more flags
  local name=$1 count=$2
  shift 2
  "$python" -m training.pairs.generate --commands "$corpora/nl2bash-commands.txt" "$corpora/tldr-commands.txt" \
    --described "$corpora/described.jsonl" --exclude "$corpora/published-validation.jsonl" \
    --out "$out" --name "$name.jsonl" --count "$count" --seed 2 "$@" > /dev/null
}

title 'published: the validation half of the run-on benchmark'
saydash eval "$corpora/published-validation.jsonl"
title 'published, in lower case'
saydash eval --lower "$corpora/published-validation.jsonl"

say clean 5000 --split test --styles clean
title 'clean: every blank said, unseen commands'
saydash eval "$out/clean.jsonl"

say held-out 6000 --split test --families held-out
title 'held-out: unseen commands in unseen families of phrasing'
saydash eval "$out/held-out.jsonl"

title 'hand-written, open'
saydash eval tests/recorded/open/*.jsonl
