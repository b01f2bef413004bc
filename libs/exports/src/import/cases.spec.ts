import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aWorkbook, type MadeCell, type MadeSheet } from '../../../../test/support/exports/workbooks';
import { readCalendarYear } from '@app/domain';
import { readResultSheet } from './read-result-sheet';
import { readTableText } from './table-text';

const given = (name: string) => readFileSync(join(__dirname, '../../../../test/support/exports/given', name));
const HEADING = ['序号', '申报编号', '单位名称', '市级结果', '理由'];
const N = (n: number) => `YB-2024-SCHOOL-000${n}`;
const read = (bytes: Uint8Array) => {
  const { rows, faults } = readResultSheet(bytes);
  return [
    ...rows.map(({ number, result }) => `${number.slice(-1)} ${result}`),
    ...faults.map(({ code }) => code),
  ];
};
const book = (rows: MadeSheet['rows'], more: Partial<MadeSheet> = {}) =>
  aWorkbook([{ name: '表', rows, ...more }]);
const text = (lines: string) => Buffer.from(lines);
const row = (n: number, result: MadeCell, reason: MadeCell = null): MadeCell[] => [
  n,
  N(n),
  `单位${n}`,
  result,
  reason,
];

describe('the sheets that people sent (T1, T2, T3)', () => {
  it.each([
    ['05-cover-first.xlsx', ['recognised', 'recognised', 'recognised']],
    ['07-merged-result.xlsx', ['recognised', 'recognised', 'recognised']],
    ['09-spaced-result.xlsx', ['recognised', 'recognised', 'returned']],
    ['12-footer-colB.xlsx', ['recognised', 'recognised', 'recognised']],
    ['16-serial-formula.xlsx', ['recognised', 'recognised', 'recognised']],
    ['22-heading-note.xlsx', ['recognised', 'recognised', 'recognised']],
  ])('%s is read', (name, results) => {
    const { rows, faults } = readResultSheet(given(name));
    expect([rows.map(({ result }) => result), faults]).toEqual([results, []]);
  });

  it('may have 20,000 formatted rows under the table', () => {
    const formatted = Array.from({ length: 20_000 }, () => null);
    expect(read(book([HEADING, row(1, '认定'), ...formatted]))).toEqual(['1 recognised']);
  });
});

describe('the days that a Chinese Excel saved (T4)', () => {
  it('are read', () => {
    const { notice, faults } = readCalendarYear(2027, readTableText(given('2027-gbk.csv')).text!);
    expect(faults ?? []).toEqual([]);
    expect(notice!.off.length).toBeGreaterThan(0);
  });
});

describe('what a reader of the sheet sees (T1), further', () => {
  it.each<[string, MadeSheet['rows'], string[], string[]]>([
    [
      'two merged groups',
      [row(1, '认定'), row(2, null), row(3, '退回', '缺台账'), row(4, null)],
      ['D2:D3', 'D4:E5'],
      ['1 recognised', '2 recognised', '3 returned', '4 returned'],
    ],
    ['a merged reason', [row(1, '退回', '缺台账'), row(2, '退回')], ['E2:E3'], ['1 returned', '2 returned']],
    [
      'a merge across columns that are not read',
      [row(1, '认定'), row(2, '不认定')],
      ['A2:A3'],
      ['1 recognised', '2 notRecognised'],
    ],
    [
      'a merge with its own words below',
      [row(1, '认定'), row(2, '认定')],
      ['D2:D2'],
      ['1 recognised', '2 recognised'],
    ],
    ['a title merged over the table', [row(1, '认定')], ['A1:A1'], ['1 recognised']],
  ])('%s', (_, rows, merges, results) => {
    expect(read(book([HEADING, ...rows], { merges }))).toEqual(results);
  });
});

describe('a layout that matters to nobody (T2), further', () => {
  it.each<[string, Uint8Array, string[]]>([
    [
      'a table that begins in the fourth column',
      book([
        [null, null, null, ...HEADING],
        [null, null, null, ...row(1, '认定')],
      ]),
      ['1 recognised'],
    ],
    [
      'an empty line in the middle',
      book([HEADING, row(1, '认定'), [null, null], row(2, '退回', '缺')]),
      ['1 recognised', '2 returned'],
    ],
    [
      'columns in another order',
      book([
        ['市级结果', '理由', '申报编号'],
        ['认定', null, N(1)],
      ]),
      ['1 recognised'],
    ],
    [
      'a signature under it in any column',
      book([HEADING, row(1, '认定'), [null, null, null, '填表人：王明', '日期：2024年12月1日']]),
      ['1 recognised'],
    ],
    [
      'a column of its own in between',
      book([
        [...HEADING.slice(0, 3), '得分', ...HEADING.slice(3)],
        [1, N(1), '单位', 91.5, '认定', null],
      ]),
      ['1 recognised'],
    ],
    [
      'pasted cells with quotes and a line break',
      text(
        `序号\t申报编号\t单位名称\t市级结果\t理由\n1\t${N(1)}\t"渝北区""某""小学"\t退回\t"缺台账；\n缺照片"\n2\t${N(2)}\t乙\t认定\t\n`,
      ),
      ['1 returned', '2 recognised'],
    ],
    [
      'a text that names its encoding wrongly',
      text(`\ufeff申报编号,市级结果\r\n${N(1)},认定\r\n`),
      ['1 recognised'],
    ],
  ])('%s', (_, bytes, results) => expect(read(bytes)).toEqual(results));
});

describe('what looks the same (T3), further', () => {
  it.each<[string, MadeCell, MadeCell, string]>([
    ['full width and small letters', 'ｙｂ－２０２４－school－０００１', '认定', '1 recognised'],
    ['a no-break space', `${N(1)}\u00a0`, '认\u00a0定', '1 recognised'],
    ['a mark of direction', `\u202d${N(1)}\u202c`, '\u200b认定', '1 recognised'],
    ['a long dash', N(1).replaceAll('-', '—'), '不认定', '1 notRecognised'],
    ['a full stop behind it', N(1), '认定。', '1 recognised'],
    ['a tick before it', N(1), '√认定', '1 recognised'],
    ['a radical that looks like the sign', N(1), '认定\ufe0f', '1 recognised'],
  ])('%s', (_, number, result, expected) => {
    expect(read(book([HEADING, [1, number, '单位', result, null]]))).toEqual([expected]);
  });
});
