import { inflateEntry, zipEntries, ZipFault } from '@app/exports';
import { setImmediate as breathe } from 'node:timers/promises';
import { type Fault, fault } from './fault';

const MOST_ENTRIES = 5000;
const MOST_INFLATED = 100 * 1024 * 1024;
/** An archive may inflate to this many times its size, and to 1 MB in any case. */
const MOST_TIMES = 200;

export const TOO_MUCH = fault('fileDisguised', '文件展开后过大，请删去多余的内容后再上传。', 'zipTooLarge');
export const DAMAGED = fault('fileDisguised', '文件已损坏，请用原软件打开并另存一份后再上传。', 'zipBroken');
export const LOCKED = fault(
  'fileEncrypted',
  '这个文件设有密码，请在原软件中取消密码，另存后再上传。',
  'zipEncrypted',
);
const STRANGE_PATH = fault(
  'fileDisguised',
  '文件内部含有不允许的路径，请用原软件打开并另存一份后再上传。',
  'strangePath',
);

/** What is left to inflate, shared by an archive and the archives within it. */
export interface Allowance {
  inflated: number;
}

export function allowanceFor(bytes: Buffer): Allowance {
  return { inflated: Math.min(MOST_INFLATED, Math.max(bytes.length * MOST_TIMES, 1024 * 1024)) };
}

/**
 * Inflates every entry of an archive by its directory, which is what its readers go by; sizes are counted, never believed.
 * Returns the entries, or why they cannot be read.
 */
export async function inflateAll(bytes: Buffer, allowance: Allowance): Promise<Map<string, Buffer> | Fault> {
  try {
    const entries = zipEntries(bytes, { entries: MOST_ENTRIES });
    const found = new Map<string, Buffer>();
    for (const entry of entries) {
      if (/(^|[\\/])\.\.([\\/]|$)|^[A-Za-z]:/.test(entry.name)) return STRANGE_PATH;
      if (entry.name.endsWith('/')) continue;
      if (found.has(entry.name)) return DAMAGED; // readers differ in which of the two they show
      const content = inflateEntry(bytes, entry, allowance.inflated);
      allowance.inflated -= content.length;
      found.set(entry.name, content);
      await breathe();
    }
    return found;
  } catch (error) {
    if (!(error instanceof ZipFault)) throw error;
    return { zipTooLarge: TOO_MUCH, zipBroken: DAMAGED, zipEncrypted: LOCKED }[error.code];
  }
}
