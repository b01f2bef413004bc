// node apps/stack/bin/run.mjs test/demo/demo [arguments]: builds what is stale and runs a script of the tree.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';

const [name, ...args] = process.argv.slice(2);
try {
  await build(console.error);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const script = join(root, 'dist', `${name}.js`);
if (!name || !existsSync(script)) {
  console.error(`there is no script ${name ?? '(none given)'}`);
  process.exit(1);
}
const child = spawn(process.execPath, ['--enable-source-maps', script, ...args], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
