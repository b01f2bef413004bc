import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import { setImmediate as breathe } from 'node:timers/promises';

const MAX_ENTRIES = 2000;
const MAX_INFLATED = 100 * 1024 * 1024;
const MAX_RATIO = 200;
const CHUNK = 256 * 1024;

/** What stands in the way of a docx or xlsx, in Chinese; undefined when nothing does. `main` is its document part. */
export async function officeFault(bytes: Uint8Array, main: string): Promise<string | undefined> {
  const names = new Set<string>();
  let declared = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        declared += originalSize;
        if (names.size > MAX_ENTRIES || declared > MAX_INFLATED) throw new TooMuch();
        return false;
      },
    });
  } catch (error) {
    return error instanceof TooMuch ? '文件解压后过大。' : '文件已损坏或不是真正的 Office 文件。';
  }
  if ([...names].some((name) => /(^|[\\/])\.\.([\\/]|$)|^[\\/]|\\|^[A-Za-z]:/.test(name)))
    return '文件内部含有不允许的路径。';
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return '文件含有宏，请去除后再上传。';
  if (!names.has('[Content_Types].xml') || !names.has(main)) return '文件内容与扩展名不符。';
  return inflatedFault(bytes);
}

/** Inflates everything in small steps, only counting: declared sizes may lie. */
async function inflatedFault(bytes: Uint8Array): Promise<string | undefined> {
  const limit = Math.min(MAX_INFLATED, Math.max(bytes.length * MAX_RATIO, 1024 * 1024));
  let inflated = 0;
  const unzip = new Unzip((file) => {
    file.ondata = (error, data) => {
      if (error) throw error;
      inflated += data.length;
      if (inflated > limit) throw new TooMuch();
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
      await breathe();
    }
  } catch (error) {
    return error instanceof TooMuch ? '文件解压后过大。' : '文件已损坏，无法读取。';
  }
  return undefined;
}

class TooMuch extends Error {}
