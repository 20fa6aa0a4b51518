#!/usr/bin/env bash
# npm run setup: everything that demo and tests need, from a fresh clone. Says what it will do before it does it, does
# nothing twice, needs no terminal. System packages only on Debian and Ubuntu, and only those that are missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
note() { printf '   %s\n' "$*"; }
fail() {
  printf '\nsetup stopped: %s\n' "$*" >&2
  exit 1
}

command -v node > /dev/null || fail 'Node.js is not installed. Install Node 20.19 or later, then run this again.'
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node $(node --version) is too old. Install Node 20.19 or later, then run this again."

# --- What is missing ---------------------------------------------------------------------------------------------

missing=()
if [ "$(uname -s)" = Linux ]; then
  python3 -m pip --version > /dev/null 2>&1 || missing+=(python3 python3-pip)
  [ -n "$(find /lib /usr/lib /usr/lib64 -name 'libgomp.so.1' -print -quit 2> /dev/null)" ] || missing+=(libgomp1)
  command -v arecord > /dev/null || command -v rec > /dev/null || command -v parec > /dev/null || missing+=(alsa-utils)
fi

# node_modules is current when npm wrote its own lock after the last change of ours.
modules_current=no
if [ -f node_modules/.package-lock.json ] && [ node_modules/.package-lock.json -nt package-lock.json ]; then
  modules_current=yes
fi

say 'This will'
if [ ${#missing[@]} -gt 0 ]; then
  if command -v apt-get > /dev/null; then
    if [ "$(id -u)" -eq 0 ]; then note "install with apt-get: ${missing[*]}"; else note "install with sudo apt-get: ${missing[*]}"; fi
  else
    note "not install ${missing[*]} (or what your system calls them): no apt-get here"
  fi
fi
if [ $modules_current = yes ]; then note 'keep node_modules, which is current'; else note 'install the npm packages of package-lock.json (npm ci)'; fi
note 'build dist/'
note 'pull the speech model once (about 80 MB) into the cache of this user, and check it'
note 'run saydash doctor'

# --- System packages ---------------------------------------------------------------------------------------------

install_packages() {
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || return 1
    # Without a terminal nobody can type a password.
    if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
  fi
  local install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
  # The lists may be old or empty: then they are fetched once.
  "${as_root[@]}" "${install[@]}" > /dev/null 2>&1 || { "${as_root[@]}" apt-get update && "${as_root[@]}" "${install[@]}"; }
}

if [ ${#missing[@]} -gt 0 ] && command -v apt-get > /dev/null; then
  say "Installing ${missing[*]}"
  # Python is a second source for the model, and a recorder is for listen: all else works without them.
  install_packages || note "Could not install them. Go on without; later: sudo apt-get install ${missing[*]}"
fi

# --- npm packages, build, model ----------------------------------------------------------------------------------

if [ $modules_current = no ]; then
  say 'Installing the npm packages'
  npm ci || fail 'npm ci failed: see above. A network is needed once.'
  # npm may give its lock the time of ours.
  touch node_modules/.package-lock.json
fi

say 'Building'
npm run --silent build > /dev/null || fail 'the build failed: run `npm run build` to see why.'

say 'Pulling the speech model'
node bin/saydash.mjs models pull || fail 'the model could not be pulled: see above. Running setup again goes on from there.'

say 'saydash doctor'
node bin/saydash.mjs doctor || fail 'a part is not ready: the lines that begin with "no" say what to do.'
printf '\nReady. Next: npm run demo\n'
