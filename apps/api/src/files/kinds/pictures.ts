import type { UploadExtension } from '@app/contracts';
import { type Fault, fault } from './fault';

/** Pixels above which a browser may fail; the largest phone cameras have 200 million. */
const MOST_PIXELS = 300_000_000;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

const BROKEN = fault(
  'fileDisguised',
  '这张图片已损坏或没有传完整，请重新取得原图后再上传。',
  'brokenPicture',
);
const HUGE = fault('fileDisguised', '这张图片的尺寸过大，无法显示，请缩小后再上传。', 'hugePicture');

interface Size {
  width: number;
  height: number;
}

/** Returns which picture the bytes begin as; undefined when they are none that browsers show. */
export function pictureKind(bytes: Buffer): UploadExtension | undefined {
  if (bytes.subarray(0, 8).equals(PNG)) return 'png';
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return 'jpg';
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  return isWebp ? 'webp' : undefined;
}

/** Returns why a picture is not taken: no program would show it, or it would hold up the browser. */
export function pictureFault(kind: UploadExtension, bytes: Buffer): Fault | undefined {
  const size = SIZE_OF[kind]?.(bytes);
  if (!size || size.width < 1 || size.height < 1) return BROKEN;
  return size.width * size.height > MOST_PIXELS ? HUGE : undefined;
}

const SIZE_OF: Partial<Record<UploadExtension, (bytes: Buffer) => Size | undefined>> = {
  png: sizeOfPng,
  jpg: sizeOfJpg,
  webp: sizeOfWebp,
};

/** The size of a png that has data; what follows its end is nothing. */
function sizeOfPng(bytes: Buffer): Size | undefined {
  let size: Size | undefined;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (name === 'IHDR' && length >= 13)
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    if (name === 'IDAT') return size;
    at += 12 + length;
  }
  return undefined;
}

/** The size of a jpg whose lines begin; marks stand one after another, each with its length. */
function sizeOfJpg(bytes: Buffer): Size | undefined {
  let size: Size | undefined;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) {
      at += 1; // filled up by some cameras
      continue;
    }
    const mark = bytes[at + 1]!;
    if (mark === 0xff || mark === 0 || (mark >= 0xd0 && mark <= 0xd8) || mark === 0x01) {
      at += mark === 0xff ? 1 : 2;
      continue;
    }
    if (mark === 0xda) return size;
    const isFrame = mark >= 0xc0 && mark <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(mark);
    if (isFrame && at + 9 <= bytes.length)
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}

function sizeOfWebp(bytes: Buffer): Size | undefined {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 > bytes.length + 1) return undefined;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    default:
      return undefined;
  }
}
