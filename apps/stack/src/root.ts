import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the checkout, for source and dist/ alike. */
export const ROOT = find(__dirname);

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('no package.json above the stack');
  return find(dirname(folder));
}
