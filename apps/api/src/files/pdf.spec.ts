import { deflateSync } from 'node:zlib';
import { aPdf } from '../../../../test/support/api/sample-files';
import { actsInPdf } from './pdf';
import { mediaTypeOf } from './sniff';

const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.5\n'),
    ...objects.map((one) => Buffer.from(one)),
    Buffer.from('\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
  ]);
const stream = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`7 0 obj <<${dictionary} /Length ${bytes.length}>> stream\r\n`),
    bytes,
    Buffer.from('\nendstream endobj\n'),
  ]);
const packed = (objects: string) =>
  stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.from(objects)));

const CATALOG = '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n';

describe('a pdf', () => {
  it.each([
    [
      'a script when it is opened',
      '1 0 obj <</OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>>> endobj',
    ],
    ['a script in another object', '5 0 obj <</S/JavaScript/JS 6 0 R>> endobj'],
    ['a tree of scripts', '1 0 obj <</Names <</JavaScript 3 0 R>>>> endobj'],
    ['a program to start', '5 0 obj <</S /Launch /F (cmd.exe)>> endobj'],
    ['a script whose name is written in hex', '5 0 obj <</S /J#61vaScript /J#53 (app.alert\\(1\\))>> endobj'],
    ['a script in packed objects', packed('5 0 <</S /JavaScript /JS (app.alert\\(1\\))>>')],
  ])('with %s is not taken in', async (_, object) => {
    const bytes = pdf(CATALOG, object);
    expect(await actsInPdf(bytes)).toContain('脚本');
    await expect(mediaTypeOf('a.pdf', bytes)).rejects.toMatchObject({ code: 'fileDisguised' });
  });

  it('whose packed objects cannot be read says so', async () => {
    const dark = stream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('encrypted'));
    expect(await actsInPdf(pdf(CATALOG, dark))).toContain('加密');
  });

  it.each([
    ['nothing but evidence', Buffer.from(aPdf())],
    ['packed objects that do nothing', pdf(CATALOG, packed('2 0 <</Type /Pages /Count 1>>'))],
    ['a page that writes of scripts', pdf(CATALOG, stream('', Buffer.from('(/S /JavaScript /JS (x)) Tj')))],
    ['a font called JS', pdf(CATALOG, '4 0 obj <</Font <</JS1 5 0 R /JSB 6 0 R>>>> endobj')],
    ['a link to a web page', pdf(CATALOG, '4 0 obj <</S /URI /URI (https://www.gov.cn)>> endobj')],
  ])('with %s is', async (_, bytes) => {
    expect(await actsInPdf(bytes)).toBeUndefined();
  });
});
