import fc from 'fast-check';
import { canonicalText } from './canonical';

describe('the canonical text of a value', () => {
  it('has its keys in order, no spaces, and leaves out what is absent', () => {
    expect(canonicalText({ b: [1, 'x', null], a: { d: true, c: undefined } })).toBe(
      '{"a":{"d":true},"b":[1,"x",null]}',
    );
  });

  it('does not depend on the order in which the keys were written', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const { __proto__: _, ...kept } = value;
        const backwards = Object.fromEntries(Object.entries(kept).reverse());
        expect(canonicalText(backwards)).toBe(canonicalText(kept));
      }),
    );
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([[Number.NaN], [Infinity], [new Date(0)], [new Map()], [() => 1], [1n], [undefined]])(
    'is refused for %s',
    (value) => {
      expect(() => canonicalText({ value: [value] })).toThrow(TypeError);
    },
  );
});
