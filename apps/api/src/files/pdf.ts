import { promisify } from 'node:util';
import { inflate as inflateCallback } from 'node:zlib';

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateCallback);

const MAX_INFLATED = 50 * 1024 * 1024;
const STREAM = /stream\r?\n/g;
const ACTS = /\/S\s*\/(JavaScript|Launch)\b|\/JavaScript\s*(<<|\d+\s+\d+\s+R)|\/JS\s*(\(|<|\d+\s+\d+\s+R)/;

/**
 * What in a pdf would act by itself in its reader's viewer, in Chinese: scripts and programs to start, in plain objects or
 * in packed ones. Undefined when there is nothing of the kind.
 */
export async function actsInPdf(bytes: Uint8Array): Promise<string | undefined> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const { plain, packed } = partsOf(text);
  if (acts(plain)) return SCRIPTED;
  let left = MAX_INFLATED;
  for (const part of packed) {
    const objects = await inflate(Buffer.from(part, 'latin1'), { maxOutputLength: left }).catch(
      () => undefined,
    );
    if (!objects) return '这份 PDF 设有加密，或内部结构无法检查。请打印（另存）为普通 PDF 后再上传。';
    if (acts(objects.toString('latin1'))) return SCRIPTED;
    left = Math.max(1, left - objects.length);
  }
  return undefined;
}

const SCRIPTED = '这份 PDF 含有脚本或会自动运行的内容。请打印（另存）为普通 PDF 后再上传。';

/** Returns the text outside streams, and the streams that contain objects. */
function partsOf(text: string): { plain: string; packed: string[] } {
  const plain: string[] = [];
  const packed: string[] = [];
  let at = 0;
  for (const { index, 0: head } of text.matchAll(STREAM)) {
    if (index < at) continue; // it lies within another
    const before = text.slice(at, index);
    const from = index + head.length;
    const end = text.indexOf('endstream', from);
    if (end < 0) break;
    plain.push(before);
    if (/\/ObjStm\b/.test(before.slice(before.lastIndexOf(' obj')))) packed.push(text.slice(from, end));
    at = end + 'endstream'.length;
  }
  plain.push(text.slice(at));
  return { plain: plain.join('\n'), packed };
}

/** A name may be written in hex: /J#61vaScript. */
function acts(objects: string): boolean {
  return ACTS.test(
    objects.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
  );
}
