import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout, whether this runs from source or from dist/. */
export const ROOT = find(__dirname);

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('no package.json above the stack');
  return find(dirname(folder));
}
