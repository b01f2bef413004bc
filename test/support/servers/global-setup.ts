import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { keptServers, publish } from './servers';
import { startServers } from './start-servers';

declare global {
  var stopServers: (() => Promise<void>) | undefined;
}

/** Before the specs of the project `real`: what the product runs from is built, and the servers are up. */
export default async function setup(): Promise<void> {
  const root = process.cwd();
  const { status } = spawnSync(process.execPath, [join(root, 'apps/stack/bin/build.mjs')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the build failed');
  const kept = keptServers();
  if (kept) return publish(kept);
  const { servers, stop } = await startServers((line) => console.log(line));
  globalThis.stopServers = stop;
  publish(servers);
}
