import fc from 'fast-check';
import { enteredNumber, expectedNumber, keptNumber } from './entered-number';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

describe('a number as people type it', () => {
  it.each([
    ['6.5', 6.5],
    ['6，5', 6.5],
    ['6。5', 6.5],
    ['６．５', 6.5],
    ['6,5', 6.5],
    ['７', 7],
    [' 7 ', 7],
    ['\u202d7\u202c', 7],
    ['7.', 7],
    ['.5', 0.5],
    ['－3', -3],
    ['−3', -3],
    ['+3', 3],
    ['1,234,567', 1234567],
    ['12,345.6', 12345.6],
    ['0,125', 0.125],
    ['６，５０', 6.5],
    ['6·5', 6.5],
    ['6\u2009.\u20095', 6.5],
    ['０６．５０', 6.5],
    ['１，２３４，５６７', 1234567],
    ['\ufeff6.5\u00a0', 6.5],
  ])('%s is what was meant', (text, number) => {
    expect(enteredNumber(text)).toBe(number);
  });

  it.each([
    '7分',
    '六',
    '6..5',
    '1.2.3',
    '1,234',
    '1e3',
    '--1',
    '6-5',
    '5%',
    'Infinity',
    '6²',
    '10³',
    '6½',
    '6、5',
    '六点五',
    '0x6',
  ])('%s is refused', (text) => {
    expect(enteredNumber(text)).toBeUndefined();
  });

  it('is never another number: every point and width gives the same one', () => {
    const numbers = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }));
    fc.assert(
      fc.property(
        numbers,
        fc.constantFrom('.', ',', '。', '，', '．'),
        fc.boolean(),
        ([whole, part], point, isWide) => {
          const text = `${whole}${point}${part}`;
          expect(enteredNumber(isWide ? wide(text) : text)).toBe(Number(`${whole}.${part}`));
        },
      ),
    );
  });

  it('is kept as it is shown, or not at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (text) => {
        const kept = keptNumber(text, { min: 0, max: 8, places: 1 });
        if (kept === null || Number.isNaN(kept)) return;
        expect(keptNumber(String(kept), { min: 0, max: 8, places: 1 })).toBe(kept);
        expect(kept).toBe(enteredNumber(text));
      }),
    );
  });
});

describe('a field', () => {
  it('takes nothing beyond its limits, and does not bend it to them', () => {
    const limits = { min: 0, max: 8, places: 1 };
    expect(['8.5', '-1', '6.55', '6，5', ''].map((text) => keptNumber(text, limits))).toEqual([
      NaN,
      NaN,
      NaN,
      6.5,
      null,
    ]);
  });

  it.each([
    [{ min: 0, max: 8, places: 1 }, '请填写 0 到 8 之间的数字，最多 1 位小数，例如 4。'],
    [{ min: 1, max: 100_000, places: 0 }, '请填写 1 到 100000 之间的整数，例如 50000。'],
    [{ min: 2 }, '请填写不小于 2 的数字，例如 8。'],
    [{}, '请填写数字，例如 6。'],
  ])('says what it takes: %j', (limits, sentence) => {
    expect(expectedNumber(limits)).toBe(sentence);
  });
});
