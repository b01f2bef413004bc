import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs before the specs of the project `unit`: compiles what changed, because they load the product from dist/. */
export default function setup(): void {
  const build = join(process.cwd(), 'apps/stack/bin/build.mjs');
  const { status } = spawnSync(process.execPath, [build, '--code-only'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
}
