import { writeFileSync } from 'node:fs';
import { BUNDLE_PATH, bundleWorkflows } from './workflow-bundle';

/** Build step: writes the workflow bundle beside the built code, so that a worker starts without a bundler. */
async function main(): Promise<void> {
  const { code } = await bundleWorkflows();
  writeFileSync(BUNDLE_PATH, code);
  console.log(`workflow bundle: ${BUNDLE_PATH}, ${(code.length / 1e6).toFixed(2)} MB`);
}

main().catch((error: unknown) => {
  console.error('workflow bundle failed:', error);
  process.exitCode = 1;
});
