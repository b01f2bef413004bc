import fc from 'fast-check';
import {
  enteredCode,
  enteredDocumentNumber,
  enteredEmail,
  enteredLine,
  enteredPhone,
  enteredProse,
} from './entered-text';

/** Signs that come with a text from a keyboard, a chat, a web page or a PDF, and that nobody sees. */
const UNSEEN = ['\u200b', '\u202d', '\u202c', '\ufeff', '\u00ad', '\u2060', '\u200e', '\u0000', '\u{e0041}'];

describe('a line', () => {
  it.each([
    ['渝北\u200b区某\ufeff小学', '渝北区某小学'],
    ['\u3000渝北区\u00a0某小学 ', '渝北区 某小学'],
    ['王\u3000\u3000明', '王 明'],
    ['王\t明', '王 明'],
    ['e\u0301cole', '\u00e9cole'],
    ['第\u0007一小学', '第一小学'],
  ])('%j is kept as %s', (typed, kept) => expect(enteredLine(typed)).toBe(kept));

  it('keeps a line break, for whoever refuses it', () =>
    expect(enteredLine('第一\u2028第二')).toBe('第一\n第二'));

  it('keeps pictures whole', () => expect(enteredLine('👩‍🏫\u200d好')).toBe('👩‍🏫好'));
});

describe('a text of several lines', () => {
  it('keeps its indents, not the space behind its lines', () =>
    expect(enteredProse(' \u200b第一段。 \r\n\u3000\u3000第二段。\u00a0\r\n')).toBe(
      '第一段。\n\u3000\u3000第二段。',
    ));
});

describe('a code', () => {
  it.each([
    ['９１５００１１２ＭＡ５Ｕ３', '91500112MA5U3'],
    [' 9150 0112\u00a0MA5U3 ', '91500112MA5U3'],
    ['YB—2024－SCHOOL‐0035', 'YB-2024-SCHOOL-0035'],
    ['9150\u20120112\u2212MA5U3', '9150-0112-MA5U3'],
    ['\u202d91500112MA5U3\u202c', '91500112MA5U3'],
    ['𝟗𝟏𝟓00112', '91500112'],
    ['91500112\u3000MA5U3\t', '91500112MA5U3'],
    ['YB－2024－school\ufe63 0035', 'YB-2024-school-0035'],
  ])('%j is kept as %s', (typed, kept) => expect(enteredCode(typed)).toBe(kept));
});

describe('a telephone number', () => {
  it.each([
    ['\u202d13800000000\u202c', '13800000000'],
    ['138 0000 0000', '13800000000'],
    ['138-0000-0000', '13800000000'],
    ['138.0000.0000', '13800000000'],
    ['１３８００００００００', '13800000000'],
    ['+86 138 0000 0000', '13800000000'],
    ['＋８６－13800000000', '13800000000'],
    ['0086 13800000000', '13800000000'],
    ['8613800000000', '13800000000'],
    ['（023）67800001', '023-67800001'],
    ['023 6780 0001', '023-67800001'],
    ['02367800001', '023-67800001'],
    ['023—67800001—801', '023-67800001-801'],
    ['023-67800001转801', '023-67800001-801'],
    ['(023)6780-0001 ext. 801', '023-67800001-801'],
    ['+86 23 6780 0001', '023-67800001'],
    ['+86(0)23-67800001', '023-67800001'],
    ['0310-3061234', '0310-3061234'],
    ['（0310）3061234', '0310-3061234'],
    ['0310-3061234-801', '0310-3061234-801'],
    ['tel:13800000000', '13800000000'],
    ['(86) 138-0000-0000', '13800000000'],
    ['138\u20110000\u20110000', '13800000000'],
    ['手机：13800000000', '13800000000'],
    ['023－６７８０－０００１', '023-67800001'],
  ])('%j is kept as %s', (typed, kept) => expect(enteredPhone(typed)).toBe(kept));

  it.each(['12345', '13800000000/13900000000', '1380000000', '023-67800001023-67800002', '电话', ''])(
    '%j comes back as it is',
    (typed) => expect(enteredPhone(typed)).toBe(typed),
  );
});

describe('an e-mail address', () => {
  it.each([
    ['ｗａｎｇ＠example．cn', 'wang@example.cn'],
    ['wang@example。cn', 'wang@example.cn'],
    ['wang @ example.cn\u200b', 'wang@example.cn'],
    ['mailto:wang@example.cn', 'wang@example.cn'],
    ['<wang@example.cn>', 'wang@example.cn'],
    ['wang＠example．cn；', 'wang@example.cn'],
    ['邮箱：wang@example.cn', 'wang@example.cn'],
    ['wang@example,cn', 'wang@example.cn'],
    ['\u202awang@example.cn\u202c', 'wang@example.cn'],
  ])('%j is kept as %s', (typed, kept) => expect(enteredEmail(typed)).toBe(kept));
});

describe('a 发文字号', () => {
  it.each([
    ['渝北无废办〔2024〕23号', '渝北无废办〔2024〕23号'],
    ['渝北无废办[2024]23号', '渝北无废办〔2024〕23号'],
    ['渝北无废办（２０２４）２３号', '渝北无废办〔2024〕23号'],
    ['渝北无废办【2024】 23 号', '渝北无废办〔2024〕23号'],
    ['渝北无废办\u200b〔2024〕23号', '渝北无废办〔2024〕23号'],
    ['渝北无废办﹝2024﹞23号', '渝北无废办〔2024〕23号'],
    ['渝北无废办［2024］２３号', '渝北无废办〔2024〕23号'],
    ['渝北无废办〈2024〉\u00a023号', '渝北无废办〔2024〕23号'],
    ['渝北无废办\u3010\u200b2024\u3011 23号', '渝北无废办〔2024〕23号'],
    ['渝北无废办{2024}23號', '渝北无废办〔2024〕23号'],
  ])('%j is kept as %s', (typed, kept) => expect(enteredDocumentNumber(typed)).toBe(kept));
});

describe('what is kept', () => {
  const readers = {
    enteredLine,
    enteredProse,
    enteredCode,
    enteredPhone,
    enteredEmail,
    enteredDocumentNumber,
  };
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 16 }),
    fc.string({ unit: fc.constantFrom(...'0123+-()（转.86 ', ...UNSEEN), maxLength: 20 }),
  );

  it.each(Object.entries(readers))('by %s is kept as it is, whatever was typed', (_, reader) =>
    fc.assert(
      fc.property(text, (typed) => {
        expect(reader(reader(typed))).toBe(reader(typed));
      }),
      { numRuns: 3000 },
    ),
  );

  it.each(Object.entries(readers))('by %s does not depend on what nobody sees', (_, reader) =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...'渝北区1380-（023）〔2024〕a@.'), fc.subarray(UNSEEN)), {
          maxLength: 16,
        }),
        (signs) => {
          const tidy = signs.map(([sign]) => sign).join('');
          expect(reader(signs.map(([sign, unseen]) => sign + unseen.join('')).join(''))).toBe(reader(tidy));
        },
      ),
    ),
  );
});
