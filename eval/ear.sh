#!/usr/bin/env bash
# Speaks unseen commands with synthetic voices and scores the whole way from sound to command, for each model that is here.
# Usage: eval/ear.sh FOLDER [OUT]. Needs espeak-ng, flite and festival, and Python with training/requirements.txt.
set -euo pipefail
[ $# -ge 1 ] || { echo 'usage: eval/ear.sh FOLDER [OUT]; see eval/README.md' >&2; exit 2; }
corpora=$(cd "$1" && pwd)
out=${2:-build/ear}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python=${SAYDASH_PYTHON:-python3}

if [ ! -f "$out/list.jsonl" ]; then
  "$python" eval/speak.py --commands "$corpora/nl2bash-commands.txt" "$corpora/tldr-commands.txt" \
    --exclude "$corpora/published-validation.jsonl" --out "$out"
fi
for model in tiny.en tiny.en-commands; do
  printf '\n## %s\n' "$model"
  node bin/saydash.mjs demo --model "$model" "$out/list.jsonl"
done
