import { extensionOf, HEIC_ENDINGS } from '@app/contracts';
import { DomainError, refusal } from '@app/domain';
import type { Recognised } from './recognise';

/** Brands of pictures and their sequences in HEVC (ISO/IEC 23008-12, annex B). */
const BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/**
 * Returns the kind of an original (原件) that was turned into a jpg before it came in: a HEIC photo, whole. Throws
 * DomainError `fileEmpty`, `fileDisguised`.
 */
export function recogniseOriginal(name: string, bytes: Buffer): Recognised {
  if (bytes.length === 0) throw refusal('fileEmpty');
  if (!HEIC_ENDINGS.includes(extensionOf(name)) || !isHeic(bytes)) throw refuseOriginal();
  return { name, mediaType: 'image/heic' };
}

/** The refusal of an original that is none. */
export function refuseOriginal(): DomainError {
  const sentence = '随图片一起上传的原件不是 HEIC 照片，或没有传完整，请重新选择这张照片后再上传。';
  return new DomainError('fileDisguised', sentence, { found: 'brokenOriginal' });
}

/** Whether the bytes are the boxes of a HEIC photo, one after another up to the end: its brand first, then what it holds. */
function isHeic(bytes: Buffer): boolean {
  const boxes = new Set<string>();
  for (let at = 0; at < bytes.length;) {
    if (at + 8 > bytes.length) return false;
    const type = bytes.toString('latin1', at + 4, at + 8);
    const length = lengthOfBox(bytes, at);
    if (length === undefined || at + length > bytes.length) return false;
    if (
      at === 0 &&
      !(type === 'ftyp' && brandsOf(bytes.subarray(8, length)).some((one) => BRANDS.includes(one)))
    )
      return false;
    boxes.add(type);
    at += length;
  }
  return boxes.has('meta') && boxes.has('mdat');
}

/** Bytes of a box with its head; a length of 0 reaches to the end, of 1 is followed by one of 64 bits (ISO/IEC 14496-12, 4.2). */
function lengthOfBox(bytes: Buffer, at: number): number | undefined {
  const length = bytes.readUInt32BE(at);
  if (length === 0) return bytes.length - at;
  if (length !== 1) return length >= 8 ? length : undefined;
  if (at + 16 > bytes.length) return undefined;
  const long = bytes.readBigUInt64BE(at + 8);
  return long >= 16n && long <= BigInt(bytes.length) ? Number(long) : undefined;
}

/** The major brand and the compatible ones; between them stands a version. */
function brandsOf(content: Buffer): string[] {
  const brands: string[] = [];
  for (let at = 0; at + 4 <= content.length; at += 4)
    if (at !== 4) brands.push(content.toString('latin1', at, at + 4));
  return brands;
}
