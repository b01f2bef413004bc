// What the stand-alone checker imports from Node, for a browser: `vite.config.mjs` puts this file in the place of
// node:crypto, node:fs and node:zlib, so that the page runs the very file that people download.
import { inflateSync } from 'fflate';

export { createHash } from './hash';

/** Returns the unpacked content, of `maxOutputLength` bytes at most. Throws on a broken one. */
export function inflateRawSync(content: Uint8Array, { maxOutputLength }: { maxOutputLength: number }) {
  return inflateSync(content, { out: new Uint8Array(maxOutputLength) });
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc;
});

export function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (let i = 0; i < bytes.length; i += 1) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]!) & 255]!;
  return ~crc >>> 0;
}

/** Only the command line reads a path. */
export function readFileSync(): never {
  throw new Error('no file system');
}
