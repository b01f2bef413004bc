import { deflateSync } from 'node:zlib';
import { anAttachment, aPdfWith } from '../../../../../../test/support/api/attached';
import { attachmentsOf } from './attachments';

const texts = async (bytes: Buffer) => (await attachmentsOf(bytes))?.map((one) => one.toString('latin1'));

describe('the files attached to a pdf', () => {
  it('are found as they were attached, with or without their type', async () => {
    expect(await texts(aPdfWith(anAttachment(Buffer.from('one'))))).toEqual(['one']);
    const untyped = anAttachment(Buffer.from('two')).map((part) => part.replace('/Type /EmbeddedFile ', ''));
    expect(await texts(aPdfWith(untyped))).toEqual(['two']);
  });

  it('are found in a pdf within the pdf', async () => {
    const inner = aPdfWith(anAttachment(Buffer.from('deep')));
    expect(await texts(aPdfWith(anAttachment(inner)))).toEqual([inner.toString('latin1'), 'deep']);
  });

  it('are none of a pdf without any, nor of anything else', async () => {
    expect(await texts(aPdfWith([]))).toEqual([]);
    expect(await texts(Buffer.from('EmbeddedFile'))).toEqual([]);
  });

  it('stay packed where they are packed in another way, or damaged', async () => {
    const packed = deflateSync(Buffer.from('x')).toString('latin1');
    const other = anAttachment(Buffer.from('x')).map((part) => part.replace('/FlateDecode', '/LZWDecode'));
    expect(await texts(aPdfWith(other))).toEqual([packed]);
  });

  it('are not looked at without end: nested too deep, or unpacking to too much', async () => {
    let nested = aPdfWith([]);
    for (let i = 0; i < 6; i += 1) nested = aPdfWith(anAttachment(nested));
    expect(await attachmentsOf(nested)).toBeUndefined();
    const bombs = [0, 1, 2].flatMap((i) => anAttachment(Buffer.alloc(20 * 1024 * 1024), 10 + 2 * i));
    expect(await attachmentsOf(aPdfWith(bombs))).toBeUndefined();
  });
});
