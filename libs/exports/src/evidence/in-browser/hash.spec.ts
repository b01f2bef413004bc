import { createHash as createHashOfNode } from 'node:crypto';
import fc from 'fast-check';
import { createHash } from './hash';
import { crc32, inflateRawSync } from './node-parts';
import * as zlib from 'node:zlib';

const NAMES = ['sha256', 'sha384', 'sha512', 'sm3'];
const contents = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 300 }));

describe('what the checker asks of Node, in a browser', () => {
  it.each(NAMES)('%s is what Node says, of any content in any pieces', (name) => {
    fc.assert(
      fc.property(fc.array(contents, { maxLength: 5 }), (pieces) => {
        const [ours, theirs] = [createHash(name), createHashOfNode(name)];
        for (const piece of pieces) {
          ours.update(piece);
          theirs.update(piece);
        }
        expect(ours.digest('hex')).toBe(theirs.digest('hex'));
      }),
    );
  });

  it.each(NAMES)('%s is right at each length around the end of a block', (name) => {
    for (let length = 40; length < 260; length += 1) {
      const content = new Uint8Array(length).fill(length);
      expect(createHash(name).update(content).digest('hex')).toBe(
        createHashOfNode(name).update(content).digest('hex'),
      );
    }
  });

  it('knows no other algorithm', () => {
    expect(() => createHash('md5')).toThrow('unknown algorithm: md5');
  });

  it('the check sum and the packed content are Node’s', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (content) => {
        expect(crc32(content)).toBe(zlib.crc32(content));
        const packed = zlib.deflateRawSync(content);
        const out = inflateRawSync(packed, { maxOutputLength: content.length + 1 });
        expect(Buffer.from(out).equals(content)).toBe(true);
      }),
    );
  });

  it('a content that is longer than it says is not taken for its beginning', () => {
    const packed = zlib.deflateRawSync(Buffer.from('a record, and another'));
    expect(inflateRawSync(packed, { maxOutputLength: 9 })).toHaveLength(9);
    expect(() => inflateRawSync(packed.subarray(0, 5), { maxOutputLength: 100 })).toThrow();
  });
});
