import { strToU8, zipSync } from 'fflate';
import { prepared } from './prepare';

const fileOf = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name);
const zip = (parts: Record<string, Uint8Array>) => fileOf('照片.zip', zipSync(parts));
const names = async (file: File) => (await prepared(file)).map(({ file: { name } }) => name);
const x = strToU8('x');

describe('a chosen file', () => {
  it('is uploaded as it is', async () => {
    const file = fileOf('证明.pdf', x);
    expect(await prepared(file)).toEqual([{ file }]);
  });

  it('that is an archive is uploaded as its files, without what systems add to it', async () => {
    const archive = zip({
      '照片/': new Uint8Array(),
      '照片/1.jpg': strToU8('one'),
      '照片/2.png': x,
      '__MACOSX/照片/._1.jpg': x,
      '照片/.DS_Store': x,
      '照片/Thumbs.db': x,
    });
    const files = await prepared(archive);
    expect(files.map(({ file }) => file.name)).toEqual(['1.jpg', '2.png']);
    expect(await files[0]!.file.text()).toBe('one');
  });

  it('keeps the folders that tell files of an archive apart', async () => {
    expect(await names(zip({ 'a/一月/1.jpg': x, 'a/二月/1.jpg': x }))).toEqual(['一月-1.jpg', '二月-1.jpg']);
  });

  it('has the name that Chinese Windows wrote', async () => {
    const gbk = [0xcf, 0xd6, 0xb3, 0xa1]; // 现场
    const bytes = zipSync({ 'aaaa.jpg': x });
    for (let at = 0; at + 4 <= bytes.length; at += 1)
      if (bytes.slice(at, at + 4).every((byte) => byte === 0x61)) bytes.set(gbk, at);
    expect(await names(fileOf('照片.zip', bytes))).toEqual(['现场.jpg']);
  });

  it.each<[string, File, RegExp]>([
    ['has a password', fileOf('a.zip', lockedLocally()), /密码.*解压/],
    ['is none', fileOf('a.zip', strToU8('Rar!')), /ZIP 格式.*解压/],
    ['is cut off', fileOf('a.zip', zipSync({ '1.jpg': x }).subarray(0, 40)), /损坏.*解压/],
    ['is empty', zip({}), /没有文件/],
    [
      'holds a file that is too large',
      zip({ '1.jpg': new Uint8Array(21 * 1024 * 1024) }),
      /“1\.jpg”超过 20 MB/,
    ],
    [
      'holds too many',
      zip(Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`${i}.jpg`, x]))),
      /每次最多 100 个/,
    ],
  ])('that is an archive which %s is told so', async (_, file, sentence) => {
    await expect(prepared(file)).rejects.toThrow(sentence);
  });

  it('that is a HEIC photo is a jpg beside the photo where the browser reads it, and itself where it does not', async () => {
    const photo = fileOf('IMG_1.HEIC', x);
    expect(await prepared(photo)).toEqual([{ file: photo }]);
    const canvas = {
      getContext: () => ({ drawImage: () => undefined }),
      toBlob: (done: (blob: Blob) => void) => done(new Blob([x])),
    };
    Object.assign(globalThis, {
      createImageBitmap: async () => ({ width: 4, height: 3 }),
      document: { createElement: () => canvas },
    });
    const [ready] = await prepared(photo);
    expect([ready!.file.name, ready!.original]).toEqual(['IMG_1.jpg', photo]);
    const [packed] = await prepared(zip({ '照片/IMG_2.heic': x }));
    expect([packed!.file.name, packed!.original!.name]).toEqual(['IMG_2.jpg', 'IMG_2.heic']);
    expect(canvas).toMatchObject({ width: 4, height: 3 });
  });
});

/** An archive whose entry is marked as encrypted. */
function lockedLocally(): Uint8Array {
  const bytes = zipSync({ '1.jpg': x });
  bytes[6]! |= 1;
  return bytes;
}
