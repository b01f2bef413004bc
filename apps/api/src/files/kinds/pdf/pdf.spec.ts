import { deflateSync } from 'node:zlib';
import { ENCRYPTED_PDFS } from '../../../../../../test/support/api/encrypted-pdfs';
import { aPagedPdf } from '../../../../../../test/support/api/odd-files';
import { aPdf } from '../../../../../../test/support/api/sample-files';
import { recognise } from '../recognise';
import { pdfFault } from './pdf';

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

/** An object within the data of a stream, which only the table of places leads to. */
const hidden = () => {
  const more = stream('', Buffer.from('9 0 obj <</S /JavaScript /JS (x)>> endobj')).toString('latin1');
  const bytes = aPagedPdf({ more }).toString('latin1');
  const at = String(bytes.indexOf('9 0 obj')).padStart(10, '0');
  return Buffer.from(bytes.replace('xref\n0 4\n', `xref\n9 1\n${at} 00000 n \n0 4\n`), 'latin1');
};

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
    [
      'a form that sends what is typed',
      '5 0 obj <</Type/Annot /A <</S /SubmitForm /F (http://x.example)>>>> endobj',
    ],
    [
      'an action that nobody knows',
      '5 0 obj <</Type/Annot /A 6 0 R>> endobj 6 0 obj <</S /FromTomorrow>> endobj',
    ],
    [
      'an action on a page’s opening',
      '5 0 obj <</AA 6 0 R>> endobj 6 0 obj <</O <</S /FromTomorrow>>>> endobj',
    ],
    ['a script for some readers', '5 0 obj <</S /JavaScript /S /GoTo /D [2 0 R /Fit]>> endobj'],
    ['a form that is a program', '5 0 obj <</Fields [] /XFA [(template) 6 0 R]>> endobj'],
  ])('with %s is not taken in', async (_, object) => {
    const bytes = pdf(CATALOG, object);
    expect(await pdfFault(bytes)).toMatchObject({ code: 'fileDisguised', found: 'activePdf' });
    await expect(recognise('a.pdf', bytes)).rejects.toMatchObject({ code: 'fileDisguised' });
  });

  it('with a script that lies within other data is not taken in, when its table leads there', async () => {
    expect(await pdfFault(hidden())).toMatchObject({ found: 'activePdf' });
  });

  it.each([
    ['three bytes before its header', aPagedPdf({ before: '\u00ef\u00bb\u00bf' })],
    ['a mail’s head before its header', aPagedPdf({ before: 'Content-Type: application/pdf\r\n\r\n' })],
    ['zeros behind its end', aPagedPdf({ after: '\0'.repeat(5000) })],
    ['words behind its end', aPagedPdf({ after: '<!-- served by 1 (2) [3 -->'.repeat(200) })],
    ['table and header out of place', aPagedPdf({ more: '% moved\n' })],
    [
      'no table at all',
      Buffer.from(
        aPagedPdf()
          .toString('latin1')
          .replace(/xref\n[^]*?trailer/, 'trailer'),
      ),
    ],
    ['a word of encryption that is not there', aPagedPdf({ trailer: '/Encrypt 9 0 R' })],
    ['a later version behind it', Buffer.concat([aPagedPdf(), aPagedPdf().subarray(9)])],
  ])('with %s is what viewers open', async (_, bytes) => {
    expect(await recognise('台账.pdf', bytes)).toEqual({ name: '台账.pdf', mediaType: 'application/pdf' });
  });

  it.each([
    ['cut off before its end', aPagedPdf().subarray(0, 150), 'incomplete'],
    ['with a password for its readers', ENCRYPTED_PDFS.password, 'pdf'],
    ['that nobody may change, with a script', ENCRYPTED_PDFS.script, 'activePdf'],
  ])('%s is told so', async (_, bytes, found) => {
    expect((await pdfFault(bytes))?.found).toBe(found);
  });

  it.each(['rc4', 'aes128', 'aes256'] as const)(
    'that anybody may read and nobody may change (%s) is taken',
    async (how) => {
      expect(await pdfFault(ENCRYPTED_PDFS[how])).toBeUndefined();
    },
  );

  it('with more encrypted objects than can be looked through safely says so', async () => {
    const many = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', Buffer.alloc(300 * 1024));
    const bytes = Buffer.concat([pdf(CATALOG, many), Buffer.from('trailer <</Root 1 0 R /Encrypt 9 0 R>>')]);
    expect(await pdfFault(bytes)).toMatchObject({ found: 'unreadable' });
  });

  it('whose first object is longer than the file says so', async () => {
    const bytes = pdf('1 0 obj <</Linearized 1 /L 90000>> endobj\n', CATALOG.replace('1 0', '2 0'));
    expect(await pdfFault(bytes)).toMatchObject({ found: 'incomplete' });
  });

  it.each([
    ['lists without end', '['.repeat(300_000)],
    ['dictionaries that are never closed', '1 0 obj << /A '.repeat(20_000)],
    ['texts that are never closed', '1 0 obj (('.repeat(20_000)],
  ])('of %s ends, one way or the other', async (_, text) => {
    const found = await pdfFault(pdf(CATALOG, '8 0 obj ', text));
    expect(['unreadable', 'incomplete', undefined]).toContain(found?.found);
  });

  it('whose packed objects cannot be read says so', async () => {
    const dark = stream('/Type /ObjStm /Filter /FlateDecode', Buffer.from('encrypted'));
    expect(await pdfFault(pdf(CATALOG, dark))).toMatchObject({ found: 'unreadable' });
  });

  it.each([
    ['nothing but evidence', Buffer.from(aPdf())],
    ['packed objects that do nothing', pdf(CATALOG, packed('2 0 <</Type /Pages /Count 1>>'))],
    ['a page that writes of scripts', pdf(CATALOG, stream('', Buffer.from('(/S /JavaScript /JS (x)) Tj')))],
    ['a font called JS', pdf(CATALOG, '4 0 obj <</Font <</JS1 5 0 R /JSB 6 0 R>>>> endobj')],
    ['a font called JS itself', pdf(CATALOG, '4 0 obj <</Font <</JS 5 0 R>>>> endobj')],
    ['a text about scripts', pdf(CATALOG, '4 0 obj <</Contents (<</S /JavaScript /JS \\(x\\)>>)>> endobj')],
    [
      'a table of contents',
      pdf(CATALOG, '4 0 obj <</Title (1) /Next 5 0 R /A <</S /GoTo /D [2 0 R /Fit]>>>> endobj'),
    ],
    ['marks of its structure', pdf(CATALOG, '4 0 obj <</S /P /A <</O /Layout /TextAlign /Center>>>> endobj')],
    ['a comment before each object', pdf('% <</S /JavaScript>>\n', CATALOG)],
    ['a link to a web page', pdf(CATALOG, '4 0 obj <</S /URI /URI (https://www.gov.cn)>> endobj')],
  ])('with %s is', async (_, bytes) => {
    expect(await pdfFault(bytes)).toBeUndefined();
  });
});
