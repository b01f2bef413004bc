// node apps/stack/bin/test-servers.mjs: keeps PostgreSQL and Temporal running for `npm test` and jest, until Ctrl-C.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, root } from './build.mjs';

process.chdir(root);
await build();
const require = createRequire(import.meta.url);
const { takeLock } = require(join(root, 'dist/apps/stack/src/process/lock.js'));
const { KEPT_FILE } = require(join(root, 'dist/test/support/servers/servers.js'));
const { startServers } = require(join(root, 'dist/test/support/servers/start-servers.js'));

const taken = takeLock(KEPT_FILE);
if (taken.holder) {
  console.error(`test servers are running already (process ${taken.holder.pid})`);
  process.exit(1);
}
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, resolve);
});
const { servers, stop } = await startServers(console.log);
taken.lock.annotate({ servers });
const { postgres, temporalAddress } = servers;
console.log(`PostgreSQL postgres://postgres:${postgres.password}@127.0.0.1:${postgres.port}/postgres`);
console.log(`Temporal   ${temporalAddress}`);
console.log('specs use these until Ctrl-C');
const idle = setInterval(() => {}, 60_000);
await asked;
clearInterval(idle);
taken.lock.release();
await stop();
