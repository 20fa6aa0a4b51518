#!/usr/bin/env bash
# Makes resources/models/lexicon.txt. Flags: training/lexicon/README.md.
set -euo pipefail
cd "$(dirname "$0")/../.."
built=$(mktemp -d)/make-lexicon.mjs
npx rolldown training/lexicon/make-lexicon.ts --platform node --format esm --file "$built" >/dev/null
node "$built" "$@"
