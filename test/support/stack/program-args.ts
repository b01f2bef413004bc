import { join } from 'node:path';
import { ROOT } from '../../../apps/stack/src/root';
import { nodeArgs } from '../../../apps/stack/src/services';

/**
 * Returns the arguments of Node for a program below dist/ that a spec starts. Source maps cost each start 0.2 s; they are
 * on where somebody reads the logs.
 */
export function programArgs(script: string): string[] {
  return [
    ...(process.env.WUFEI_TEST_LOG ? ['--enable-source-maps'] : []),
    '--require',
    join(ROOT, 'dist/test/support/stack/code-cache.js'),
    ...nodeArgs(script),
  ];
}
