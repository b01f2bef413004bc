// npm start: installs what is missing, builds what is stale, and starts everything (src/main.ts).
import { createRequire } from 'node:module';
import { join } from 'node:path';

var [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    'Wufei needs Node 20.19 or newer; this is ' + process.versions.node + ' (https://nodejs.org)',
  );
  process.exit(1);
}

// Imported only now: what follows is not written for an older Node.
import('./install.mjs')
  .then(async ({ install }) => {
    install();
    const { build, root } = await import('./build.mjs');
    await build();
    process.chdir(root);
    const { main } = createRequire(import.meta.url)(join(root, 'dist/apps/stack/src/main.js'));
    process.exitCode = await main(process.env);
    process.exit();
  })
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
