import { extensionOf, HEIC_ENDINGS, UPLOAD_LIMIT } from '@app/contracts';
import type { UnzipFileInfo } from 'fflate';

const MOST_FILES = 100;
const MOST_UNPACKED = 500 * 1024 * 1024;
const MADE_BY_SYSTEMS = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/** What was chosen cannot be made ready for the upload. The message is for people. */
export class NotReady extends Error {}

/** A file that is uploaded; `original` (原件): the photo that it was made from. */
export interface Ready {
  file: File;
  original?: File;
}

/**
 * Returns what is uploaded of a chosen file: the files of an archive, the jpg of a HEIC photo with the photo itself where
 * the browser can read it, any other file as it is. Throws NotReady.
 */
export async function prepared(file: File): Promise<Ready[]> {
  if (extensionOf(file.name) !== 'zip') return [await readable(file)];
  const ready: Ready[] = [];
  for (const one of await unpacked(file)) ready.push(await readable(one));
  return ready;
}

/** Returns one file as it is uploaded: most desks cannot show a HEIC photo, its jpg they can. */
export async function readable(file: File): Promise<Ready> {
  if (!HEIC_ENDINGS.includes(extensionOf(file.name))) return { file };
  const jpg = await asJpg(file);
  return jpg ? { file: jpg, original: file } : { file };
}

/** Draws a photo anew as jpg. Safari reads HEIC; other browsers do not, undefined then. */
async function asJpg(file: File): Promise<File | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    canvas.getContext('2d')!.drawImage(picture, 0, 0);
    const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92));
    return bytes ? new File([bytes], `${file.name.replace(/\.[^.]*$/, '')}.jpg`) : undefined;
  } catch {
    return undefined;
  }
}

async function unpacked(archive: File): Promise<File[]> {
  const bytes = new Uint8Array(await archive.arrayBuffer());
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new NotReady('这个压缩包已损坏，或不是 ZIP 格式，请解压后把其中的文件一起选中上传。');
  if (bytes[6]! & 1) throw new NotReady('这个压缩包设有密码，请解压后把其中的文件一起选中上传。');
  const { unzip } = await import('fflate');
  let total = 0;
  let count = 0;
  let tooMuch: string | undefined;
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    if (name.endsWith('/') || MADE_BY_SYSTEMS.test(nameOf(name))) return false;
    total += originalSize;
    count += 1;
    if (originalSize > UPLOAD_LIMIT)
      tooMuch ??= `压缩包里的“${nameOf(name)}”超过 20 MB，请缩小后重新压缩，再上传。`;
    if (count > MOST_FILES || total > MOST_UNPACKED)
      tooMuch ??= `压缩包里的文件过多（每次最多 ${MOST_FILES} 个、共 500 MB），请分成几个压缩包上传。`;
    return tooMuch === undefined;
  };
  const entries = await new Promise<Record<string, Uint8Array>>((resolve, reject) =>
    unzip(bytes, { filter }, (error, found) => (error ? reject(error) : resolve(found))),
  ).catch(() => {
    throw new NotReady('这个压缩包已损坏，请重新压缩，或解压后把其中的文件一起选中上传。');
  });
  if (tooMuch) throw new NotReady(tooMuch);
  const names = Object.keys(entries);
  if (names.length === 0) throw new NotReady('这个压缩包里没有文件，请检查后重新压缩。');
  const folder = commonFolder(names.map(nameOf));
  return names.map(
    (name) =>
      new File([new Uint8Array(entries[name]!)], nameOf(name).slice(folder.length).replaceAll('/', '-')),
  );
}

/** The folder that all names share; what distinguishes files of other folders stays in their names. */
function commonFolder(names: readonly string[]): string {
  const [first = ''] = names;
  const folders = first.split('/').slice(0, -1);
  while (folders.length > 0 && !names.every((name) => name.startsWith(`${folders.join('/')}/`)))
    folders.pop();
  return folders.length > 0 ? `${folders.join('/')}/` : '';
}

/** Chinese Windows writes names as GB 18030 without saying so; fflate hands such bytes over one by one. */
function nameOf(given: string): string {
  const name = given.replaceAll('\\', '/');
  const codes = [...given].map((char) => char.codePointAt(0)!);
  if (codes.every((code) => code < 0x80) || codes.some((code) => code > 0xff)) return name;
  const bytes = new Uint8Array(codes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\\', '/');
  } catch {
    return new TextDecoder('gb18030').decode(bytes).replaceAll('\\', '/');
  }
}
