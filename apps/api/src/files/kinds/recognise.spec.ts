import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import {
  aBookStream,
  aCompound,
  aPagedPdf,
  aWebp,
  aWordStream,
  lockedZip,
  officeParts,
  packaged,
  streamed,
  zipped,
} from '../../../../../test/support/api/odd-files';
import { aPdf, aPng } from '../../../../../test/support/api/sample-files';
import { recognise } from './recognise';

const docx = (odd: Parameters<typeof officeParts>[1] = {}) => officeParts('docx', odd);
const png = Buffer.from(aPng());
const doc = aCompound([{ name: 'WordDocument', content: aWordStream() }]);
const xls = aCompound([{ name: 'Workbook', content: aBookStream() }]);
const jpg = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00ffd9',
  'hex',
);
const heic = Buffer.concat([
  Buffer.from('0000001c667479706865696300000000', 'hex'),
  Buffer.from('mif1heicmiaf'),
  Buffer.alloc(60),
]);
const ofd = (root = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody/></ofd:OFD>') =>
  zipped({ 'OFD.xml': strToU8(root), 'Doc_0/Document.xml': strToU8('<x/>') });
const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
const embedding = (target: string, content: Uint8Array, kind = 'package') =>
  docx({
    related: [{ kind, target: `embeddings/${target}` }],
    types: { [`/word/embeddings/${target}`]: 'application/vnd.openxmlformats-officedocument.oleObject' },
    extra: { [`word/embeddings/${target}`]: content },
  });
const packager = (name: string, content: Uint8Array) =>
  aCompound([{ name: '\u0001Ole10Native', content: packaged(name, content) }]);

describe('a file that its viewer opens', () => {
  it.each<[string, string, Buffer]>([
    ['a docx of another main part', '方案.docx', zipped(docx({ main: 'word/document2.xml' }))],
    ['a docx of other folders', '方案.docx', zipped(docx({ main: 'content/main.part' }))],
    ['a strict docx', '方案.docx', zipped(docx({ relations: STRICT }))],
    ['a docx with prefixes', '方案.docx', zipped(docx({ prefix: 'p:' }))],
    ['a docx written as a stream', '方案.docx', streamed(docx())],
    ['a docx in capitals', '方案.DOCX', zipped(docx())],
    ['an xlsx of another main part', '台账.xlsx', zipped(officeParts('xlsx', { main: 'xl/workbook22.xml' }))],
    ['an xlsx written as a stream', '台账.xlsx', streamed(officeParts('xlsx', { main: 'xl/workbook.xml' }))],
    ['a docx with a table in it', '方案.docx', zipped(embedding('t.xlsx', zipped(officeParts('xlsx'))))],
    ['a docx with an old table in it', '方案.docx', zipped(embedding('o.bin', xls, 'oleObject'))],
    [
      'a docx with a packed pdf in it',
      '方案.docx',
      zipped(embedding('o.bin', packager('证明.pdf', aPagedPdf()), 'oleObject')),
    ],
    ['a docx with slides in it', '方案.docx', zipped(embedding('s.pptx', zipped(officeParts('pptx'))))],
    [
      'a docx with links and a template of its writer',
      '方案.docx',
      zipped(
        docx({
          related: [
            { kind: 'hyperlink', target: 'https://www.gov.cn', external: true },
            { kind: 'attachedTemplate', target: 'file:///C:\\Users\\x\\Normal.dotm', external: true },
          ],
        }),
      ),
    ],
    ['an old document', '方案.doc', doc],
    ['an old table', '台账.xls', xls],
    ['an old table of 1995', '台账.xls', aCompound([{ name: 'Book', content: aBookStream() }])],
    ['a document of WPS', '方案.wps', doc],
    ['a table of WPS', '台账.et', xls],
    ['an ofd', '公文.ofd', ofd()],
    ['a webp', '现场.webp', aWebp()],
    ['a jpg under its longer name', '现场.jpeg', jpg],
    ['a jpg with bytes behind its end', '现场.jpg', Buffer.concat([jpg, Buffer.from('<html>more')])],
    ['a png with bytes behind its end', '现场.png', Buffer.concat([png, Buffer.alloc(3000)])],
  ])('is taken under its name: %s', async (_, name, bytes) => {
    const found = await recognise(name, bytes);
    expect(found).toMatchObject({ name });
    expect(found.sentName).toBeUndefined();
  });

  it.each<[string, Buffer, string, string]>([
    ['现场.jpg', png, '现场.png', 'image/png'],
    ['现场.png', jpg, '现场.jpg', 'image/jpeg'],
    ['现场.JPEG', aWebp(), '现场.webp', 'image/webp'],
    [
      '方案.doc',
      zipped(docx()),
      '方案.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['方案.docx', doc, '方案.doc', 'application/msword'],
    [
      '方案.wps',
      zipped(docx()),
      '方案.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      '台账.2024.xls',
      zipped(officeParts('xlsx')),
      '台账.2024.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['台账.xlsx', xls, '台账.xls', 'application/vnd.ms-excel'],
  ])('is taken under its right kind: %s', async (sent, bytes, name, mediaType) => {
    expect(await recognise(sent, bytes)).toEqual({ name, sentName: sent, mediaType });
  });
});

describe('the files that people sent', () => {
  const given = (name: string) =>
    readFileSync(join(__dirname, '../../../../../test/support/exports/given', name));

  it.each([
    ['bom.pdf', 'bom.pdf', undefined],
    ['png-named.jpg', 'png-named.png', 'png-named.jpg'],
  ])('%s is taken as %s', async (sent, name, sentName) => {
    const found = await recognise(sent, given(sent));
    expect([found.name, found.sentName]).toEqual([name, sentName]);
  });

  it('heic-named.jpg is told what it is', async () => {
    await expect(recognise('heic-named.jpg', given('heic-named.jpg'))).rejects.toThrow(/HEIC/);
  });
});

describe('a file that is not taken', () => {
  const vba = {
    types: { '/word/x.bin': 'application/vnd.ms-office.vbaProject' },
    extra: { 'word/x.bin': strToU8('x') },
  };

  it.each<[string, string, Buffer, string, RegExp]>([
    [
      'a document with a password',
      '方案.docx',
      aCompound([
        { name: 'EncryptedPackage', content: Buffer.alloc(8) },
        { name: 'EncryptionInfo', content: Buffer.alloc(8) },
      ]),
      'fileEncrypted',
      /密码.*取消/,
    ],
    [
      'a table with a password',
      '台账.xlsx',
      aCompound([{ name: 'EncryptionInfo', content: Buffer.alloc(8) }]),
      'fileEncrypted',
      /密码/,
    ],
    [
      'an old document with a password',
      '方案.doc',
      aCompound([{ name: 'WordDocument', content: aWordStream(true) }]),
      'fileEncrypted',
      /密码/,
    ],
    [
      'an old table with a password',
      '台账.xls',
      aCompound([{ name: 'Workbook', content: aBookStream(0, 0x2f) }]),
      'fileEncrypted',
      /密码/,
    ],
    [
      'a pdf with a password',
      '证明.pdf',
      aPagedPdf({ trailer: '/Encrypt<</Filter/Standard>>' }),
      'fileEncrypted',
      /密码.*打印/,
    ],
    ['an archive with a password', '方案.docx', lockedZip(docx()), 'fileEncrypted', /密码/],
    ['a photo of an iPhone', '现场.jpg', heic, 'fileDisguised', /HEIC.*兼容性最佳/],
    ['a photo of an iPhone under its name', '现场.heic', heic, 'fileTypeNotAllowed', /HEIC.*兼容性最佳/],
    ['slides', '汇报.pptx', zipped(officeParts('pptx')), 'fileTypeNotAllowed', /演示文稿.*PDF/],
    [
      'slides called a document',
      '汇报.docx',
      zipped(officeParts('pptx')),
      'fileDisguised',
      /内容却是演示文稿.*PDF/,
    ],
    [
      'a web page called a table',
      '台账.xls',
      Buffer.from('<html><table><tr><td>1'),
      'fileDisguised',
      /网页或纯文本.*XLSX/,
    ],
    ['a text called a table', '台账.xlsx', Buffer.from('单位,吨\n'), 'fileDisguised', /网页或纯文本.*XLSX/],
    ['a picture called a pdf', '证明.pdf', png, 'fileDisguised', /内容却是 PNG 图片.*\.png/],
    ['a document called a table', '台账.xlsx', zipped(docx()), 'fileDisguised', /内容却是 Word 文档.*\.docx/],
    [
      'a program',
      '方案.doc',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(900, 1)]),
      'fileDisguised',
      /不是 Word 文档/,
    ],
    ['an archive', '照片.rar', Buffer.from('Rar!'), 'fileTypeNotAllowed', /解压/],
    ['a film', '现场.mp4', Buffer.from('x'), 'fileTypeNotAllowed', /视频.*JPG/],
    ['a name without an extension', '证明', Buffer.from(aPdf()), 'fileTypeNotAllowed', /另存为 PDF/],
    [
      'macros by their relation',
      '方案.docx',
      zipped(
        docx({ related: [{ kind: 'vbaProject', target: 'x.dat' }], extra: { 'word/x.dat': strToU8('x') } }),
      ),
      'fileDisguised',
      /宏/,
    ],
    ['macros under any name', '方案.docx', zipped(docx(vba)), 'fileDisguised', /宏/],
    ['a document for macros', '方案.docx', zipped(officeParts('docm')), 'fileDisguised', /宏/],
    [
      'macros of an embedded table',
      '方案.docx',
      zipped(embedding('t.xlsx', zipped(officeParts('xlsx', vba)))),
      'fileDisguised',
      /宏/,
    ],
    [
      'macros of an old document',
      '方案.doc',
      aCompound([
        { name: 'WordDocument', content: aWordStream() },
        { name: 'Macros', inside: [{ name: 'VBA', inside: [{ name: 'dir', content: Buffer.alloc(8) }] }] },
      ]),
      'fileDisguised',
      /宏/,
    ],
    [
      'a macro sheet of an old table',
      '台账.xls',
      aCompound([{ name: 'Workbook', content: aBookStream(1) }]),
      'fileDisguised',
      /宏/,
    ],
    [
      'a program in a document',
      '方案.docx',
      zipped(embedding('o.bin', packager('更新.exe', strToU8('MZ')), 'oleObject')),
      'fileDisguised',
      /嵌有程序/,
    ],
    [
      'a program called a pdf in a document',
      '方案.docx',
      zipped(embedding('o.bin', packager('证明.pdf', strToU8('MZ x')), 'oleObject')),
      'fileDisguised',
      /嵌有程序/,
    ],
    [
      'a program in an old document',
      '方案.doc',
      aCompound([
        { name: 'WordDocument', content: aWordStream() },
        {
          name: 'ObjectPool',
          inside: [
            { name: '_1', inside: [{ name: '\u0001Ole10Native', content: packaged('a.js', strToU8('x')) }] },
          ],
        },
      ]),
      'fileDisguised',
      /嵌有程序/,
    ],
    [
      'a template from elsewhere',
      '方案.docx',
      zipped(
        docx({ related: [{ kind: 'attachedTemplate', target: 'https://x.example/a.dotm', external: true }] }),
      ),
      'fileDisguised',
      /别处取内容/,
    ],
    [
      'an object from elsewhere',
      '方案.docx',
      zipped(docx({ related: [{ kind: 'oleObject', target: '\\\\x.example\\a', external: true }] })),
      'fileDisguised',
      /别处取内容/,
    ],
    [
      'a path out of its folder',
      '方案.docx',
      zipped(docx({ extra: { '../../evil': strToU8('x') } })),
      'fileDisguised',
      /路径/,
    ],
    ['an ofd that is none', '公文.ofd', ofd('<x/>'), 'fileDisguised', /损坏/],
    [
      'an archive called an ofd',
      '公文.ofd',
      zipped({ 'a.txt': strToU8('x') }),
      'fileDisguised',
      /压缩包.*解压/,
    ],
    ['a picture cut off', '现场.png', png.subarray(0, 30), 'fileDisguised', /损坏/],
    ['a jpg cut off', '现场.jpg', jpg.subarray(0, 22), 'fileDisguised', /损坏/],
    ['an archive cut off', '方案.docx', zipped(docx()).subarray(0, 300), 'fileDisguised', /损坏/],
    ['an old document cut off', '方案.doc', doc.subarray(0, 700), 'fileDisguised', /损坏/],
    [
      'a part that inflates without end',
      '方案.docx',
      Buffer.from(zipSync({ ...docx(), 'word/media/a.png': new Uint8Array(30_000_000) })),
      'fileDisguised',
      /展开后过大/,
    ],
  ])('is told what it is and what to do: %s', async (_, name, bytes, code, sentence) => {
    await expect(recognise(name, bytes)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(sentence),
    });
    const { message } = await recognise(name, bytes).then(
      () => new Error('taken'),
      (error: Error) => error,
    );
    expect(message).toContain('请');
    expect(message.match(/。/g)).toHaveLength(1);
  });

  it('is a picture that would hold up the browser', async () => {
    const huge = Buffer.from(png);
    huge.writeUInt32BE(60_000, 16);
    huge.writeUInt32BE(60_000, 20);
    await expect(recognise('现场.png', huge)).rejects.toMatchObject({
      message: '这张图片的尺寸过大，无法显示，请缩小后再上传。',
    });
  });
});
