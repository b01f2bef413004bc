// npm start: installs what is missing, builds what is stale, and starts everything (src/main.ts).
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { demandNode } from './node-version.mjs';

var require = createRequire(import.meta.url);
demandNode(require('../../../package.json').engines.node);

// Imported after the check, because these files need a newer Node.
import('./install.mjs')
  .then(async ({ install }) => {
    install();
    const { build, root } = await import('./build.mjs');
    await build();
    process.chdir(root);
    const { main } = require(join(root, 'dist/apps/stack/src/main.js'));
    process.exitCode = await main(process.env);
    process.exit();
  })
  .catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
