import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const DATA = join(__dirname, '../data');

/** Reads one file of `data/`, unchecked. */
export function readData(name: string, folder = DATA): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
