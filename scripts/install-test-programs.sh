#!/usr/bin/env bash
# Installs the programs that the tests of the app use: a browser, a screen with terminals, sound, a tracer. Debian and
# Ubuntu only; does nothing when all are there. Without them those tests are skipped with a word.
set -euo pipefail

declare -A packages=(
  [chromium]=chromium
  [Xvfb]=xvfb
  [openbox]=openbox
  [xterm]=xterm
  [kitty]=kitty
  [xdotool]=xdotool
  [xclip]=xclip
  [xprop]=x11-utils
  [pulseaudio]=pulseaudio
  [paplay]=pulseaudio-utils
  [espeak-ng]=espeak-ng
  [strace]=strace
)
missing=()
for program in "${!packages[@]}"; do
  command -v "$program" > /dev/null || missing+=("${packages[$program]}")
done
# A terminal without a font shows nothing.
[ -n "$(fc-list ':family=DejaVu Sans Mono' family 2> /dev/null)" ] || missing+=(fontconfig fonts-dejavu-core)
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
install=(env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
printf 'Installing %s\n' "${missing[*]}"
for try in 1 2 3; do
  if "${as_root[@]}" "${install[@]}" > /dev/null 2>&1; then exit 0; fi
  "${as_root[@]}" apt-get update > /dev/null 2>&1 || true
  [ "$try" -eq 1 ] || sleep 5
done
printf '%s could not be installed\n' "${missing[*]}" >&2
exit 1
