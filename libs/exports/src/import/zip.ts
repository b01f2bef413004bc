import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64 = 0x0001;
const WIDE = 0xffffffff;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** The limits above which an archive is refused. */
export interface ZipLimits {
  entries: number;
  /** Bytes of all extracted entries, inflated. */
  inflated: number;
}

/** The archive is malformed, dangerous or too large. The message is for people. */
export class ZipFault extends Error {
  constructor(
    readonly code: 'zipBroken' | 'zipTooLarge' | 'zipEncrypted',
    message: string,
  ) {
    super(message);
  }
}

const broken = () => new ZipFault('zipBroken', '文件已损坏，无法读取。');

/**
 * Extracts the wanted entries of an archive. It counts bytes while inflating and ignores the declared sizes, so a zip bomb
 * stops at the limit. Throws ZipFault.
 */
export function readZip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  let left = limits.inflated;
  for (const entry of zipEntries(bytes, limits)) {
    if (!wanted(entry.name) || found.has(entry.name)) continue;
    const content = inflateEntry(bytes, entry, left);
    left -= content.length;
    found.set(entry.name, content);
  }
  return found;
}

/** An entry of the directory of an archive. `packed` is its size in the archive, in bytes. */
export interface ZipEntry {
  name: string;
  method: number;
  packed: number;
  offset: number;
}

/** Returns the directory of an archive, at most `limits.entries` entries. Throws ZipFault, also for an encrypted entry. */
export function zipEntries(bytes: Buffer, limits: Pick<ZipLimits, 'entries'>): ZipEntry[] {
  const end = endOf(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.entries) throw new ZipFault('zipTooLarge', '文件内容过多，无法读取。');
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== CENTRAL) throw broken();
    if (bytes.readUInt16LE(at + 8) & 1)
      throw new ZipFault('zipEncrypted', '文件已加密，请去除密码后再导入。');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const extras = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extra);
    const [, packed, offset] = wideSizes(
      [24, 20, 42].map((place) => bytes.readUInt32LE(at + place)),
      extras,
    ) as [number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    entries.push({ name, method: bytes.readUInt16LE(at + 10), packed, offset });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

/** Sizes and places that a program which streams writes as 64 bits stand beside the entry (APPNOTE 4.5.3). */
function wideSizes(sizes: number[], extras: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extras.length && extras.readUInt16LE(at) !== ZIP64) at += 4 + extras.readUInt16LE(at + 2);
  at += 4;
  return sizes.map((size) => {
    if (size !== WIDE) return size;
    if (at + 8 > extras.length) throw broken();
    at += 8;
    const wide = extras.readBigUInt64LE(at - 8);
    if (wide > Number.MAX_SAFE_INTEGER) throw broken();
    return Number(wide);
  });
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at;
  }
  throw broken();
}

/** Returns the content of an entry, of at most `left` bytes. Throws ZipFault. */
export function inflateEntry(bytes: Buffer, { method, packed, offset }: ZipEntry, left: number): Buffer {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw broken();
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (from + packed > bytes.length) throw broken();
  const content = bytes.subarray(from, from + packed);
  const tooLarge = () => new ZipFault('zipTooLarge', '文件展开后过大，无法读取。');
  if (method === 0) {
    if (content.length > left) throw tooLarge();
    return content;
  }
  if (method !== 8) throw broken();
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw broken();
  }
}
