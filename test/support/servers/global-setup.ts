import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { keptServers, publish } from './servers';
import { startServers } from './start-servers';

declare global {
  var stopServers: (() => Promise<void>) | undefined;
}

/** Runs before the specs of the project `real`: builds what the product needs and starts the servers. */
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
