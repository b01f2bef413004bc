#!/usr/bin/env bash
# jest 30.5.2 and file-type 21.3.4: a package that Node's own require() loads cannot be found by jest. The package answers
# to the conditions `import` and `module-sync` alone; Node knows the latter from 20.19 and 22.10 on, jest does not.
# One would guess: what `node -e "require('…')"` loads, jest finds (and at most fails to parse).
# Seen: node: function · jest: Cannot find module 'file-type' · jest with the condition named: found
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jest@30.5.2 file-type@21.3.4
echo "test('is found', () => void require.resolve('file-type'));" >found.test.js
node=$(node -p "typeof require('file-type').fileTypeFromBuffer")
echo "Node $(node -p process.versions.node) requires file-type 21.3.4: $node"
[ "$node" = function ]
jest() { npx --no-install jest "$@" 2>&1 || true; }
plain=$(jest)
named=$(jest --testEnvironmentOptions='{"customExportConditions":["node","module-sync"]}')
echo "jest 30.5.2: $(grep -o "Cannot find module 'file-type'" <<<"$plain" | head -1)"
echo "jest 30.5.2 with the condition module-sync: $(grep '^Tests:' <<<"$named")"
grep -q "Cannot find module 'file-type'" <<<"$plain"
grep -q '1 passed' <<<"$named"
