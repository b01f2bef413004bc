#!/usr/bin/env bash
# playwright-core 1.65.1 with Chromium, page.waitForFunction on a page whose content security policy forbids unsafe-eval: text
# that holds at the first look is answered; text that holds only later ends in an EvalError, though it is the same call. The
# first look goes through the browser's protocol, every later one is evaluated by the page itself.
# One would guess: the policy forbids it always or, as with page.evaluate, never.
# Seen: true from the start → resolves · true after 300 ms → EvalError · page.evaluate → answers both times
set -euo pipefail
chromium=${CHROMIUM_PATH:-$(command -v chromium || command -v google-chrome || true)}
[ -n "$chromium" ] || { echo "needs Chromium (or CHROMIUM_PATH)" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.cjs <<'JS'
const assert = require('node:assert');
const { createServer } = require('node:http');
const { chromium } = require('playwright-core');

(async () => {
  const server = createServer((_, reply) => {
    reply.setHeader('Content-Security-Policy', "default-src 'self'");
    reply.setHeader('Content-Type', 'text/html');
    reply.end('<title>a page</title>');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);

  const outcome = (promise) => promise.then(() => 'resolves', ({ message }) => /EvalError/.exec(message)?.[0] ?? message);
  const atOnce = await outcome(page.waitForFunction('document.title === "a page"', undefined, { timeout: 5000 }));
  const turn = page.evaluate(() => void setTimeout(() => (document.title = 'later'), 300));
  const later = await outcome(page.waitForFunction('document.title === "later"', undefined, { timeout: 5000 }));
  await turn;
  const asked = await page.evaluate('document.title.length > 0');
  console.log({ browser: browser.version(), atOnce, later, asked });
  await browser.close();
  server.close();
  assert.deepStrictEqual({ atOnce, later, asked }, { atOnce: 'resolves', later: 'EvalError', asked: true });
})();
JS
node try.cjs "$chromium"
