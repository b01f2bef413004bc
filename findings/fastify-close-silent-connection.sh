#!/usr/bin/env bash
# fastify 5.12.8 on Node 20: close() never comes back while one connection is open that has sent no request (a browser opens
# such connections in advance), nor does requestTimeout, which ends such a connection while the server runs, end it then:
# fastify closes idle connections only, for Node one without a first request is not idle, and close() of Node's server
# stops the round that looks after the timeouts.
# One would guess: closed at once, or at the latest after requestTimeout (here 1 s; Node looks every 0.3 s).
# Seen: while it runs, ended after about 1 s · during close(), still open after 10 s, and close() not back
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund fastify@5.12.8
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { once } = require('node:events');
const { connect } = require('node:net');
const { setTimeout: rest } = require('node:timers/promises');
const fastify = require('fastify');
(async () => {
  const start = async () => {
    const app = fastify({ requestTimeout: 1000, http: { connectionsCheckingInterval: 300 } });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const silent = connect(app.server.address().port, '127.0.0.1').on('error', () => {});
    silent.resume();
    await once(silent, 'connect');
    await rest(100);
    return { app, silent };
  };
  const endsWithin = (what, ms) => Promise.race([what.then(() => true), rest(ms, false)]);
  const running = await start();
  const ended = await endsWithin(once(running.silent, 'close'), 10_000);
  const closing = await start();
  const closed = closing.app.close();
  const closedInTime = await endsWithin(closed, 10_000);
  console.log(`fastify 5.12.8, Node ${process.version}: ended while running ${ended}, close() back ${closedInTime}`);
  assert.equal(ended, true);
  assert.equal(closedInTime, false);
  closing.silent.destroy();
  await closed; // back as soon as the client goes
  process.exit(0);
})();
JS
node try.cjs
