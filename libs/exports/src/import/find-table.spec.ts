import {
  aWorkbook,
  type MadeCell,
  type MadeSheet,
  type Producer,
} from '../../../../test/support/exports/workbooks';
import { findTable, readLines, type WantedColumn } from './find-table';

const COLUMNS: WantedColumn<'number' | 'result' | 'day'>[] = [
  { key: 'number', heading: '申报编号' },
  { key: 'result', heading: '市级结果', also: ['认定结果'] },
  { key: 'day', heading: '日期', optional: true },
];
const HEADING = ['序号', '申报编号', '市级结果'];
const ROWS: MadeCell[][] = [
  [1, 'YB-1', '认定'],
  [2, 'YB-2', '退回'],
];

const found = (bytes: Uint8Array) => findTable(bytes, COLUMNS, '结果表');
const pairs = (bytes: Uint8Array) =>
  found(bytes).rows.map(({ line, fields: { number, result } }) => `${line} ${number} ${result}`);
const book = (rows: MadeSheet['rows'], more: Partial<MadeSheet> = {}, producer: Producer = {}) =>
  aWorkbook([{ name: '表', rows, ...more }], producer);

describe('a workbook', () => {
  it.each<[string, Producer]>([
    ['as most write it', {}],
    [
      'with parts of other names',
      { book: 'xl/book.xml', sheet: (n) => `xl/tables/t${n}.xml`, strings: 'xl/texts.xml' },
    ],
    ['with its book in another folder', { book: 'workbook.xml' }],
    ['with targets from the root', { absolute: true }],
    ['with texts in the cells', { strings: 'inline' }],
    ['in strict form', { strict: true }],
    ['with a prefix before each element', { prefix: 'x' }],
    ['without references', { unreferenced: true }],
    ['with names in capitals, as Windows has them', { sheet: (n) => `xl/Worksheets/Sheet${n}.XML` }],
  ])('%s is read', (_, producer) => {
    expect(pairs(book([HEADING, ...ROWS], {}, producer))).toEqual(['2 YB-1 认定', '3 YB-2 退回']);
  });

  it('holds its table behind a cover; a hidden sheet is none', () => {
    const sheets = [
      { name: '填表说明', rows: [['填表说明'], ['一、本表由市级填写']] },
      { name: '旧表', hidden: true, rows: [HEADING, ...ROWS, [3, 'YB-9', '认定']] },
      { name: '结果', rows: [['2024年度市级认定结果'], [null], HEADING, ...ROWS] },
    ];
    expect(pairs(aWorkbook(sheets))).toEqual(['4 YB-1 认定', '5 YB-2 退回']);
    expect(found(aWorkbook(sheets)).sheet).toBe('结果');
  });

  it('with two filled tables is asked about, not guessed', () => {
    const twice = ['甲', '乙'].map((name) => ({ name, rows: [HEADING, ...ROWS] }));
    expect(() => found(aWorkbook(twice))).toThrow('工作表“甲”“乙”都填有“结果表”，请只保留一个后再导入。');
    twice[1]!.rows = [HEADING];
    expect(found(aWorkbook(twice)).sheet).toBe('甲');
  });

  it('is as long as what it holds: rows that are only formatted are nothing', () => {
    const blank = Array.from({ length: 30_000 }, () => null);
    expect(pairs(book([HEADING, ...ROWS, ...blank]))).toHaveLength(2);
  });

  it('holds a merged text in each of its rows, and in no other column', () => {
    const rows = [HEADING, [1, 'YB-1', '认定'], [2, 'YB-2', null], [3, 'YB-3', null], [4, 'YB-4', null]];
    expect(pairs(book(rows, { merges: ['C2:C4'] }))).toEqual([
      '2 YB-1 认定',
      '3 YB-2 认定',
      '4 YB-3 认定',
      '5 YB-4 ',
    ]);
    const note = [HEADING, ...ROWS, ['说明：以上', null, null]];
    expect(pairs(book(note, { merges: ['A4:C4'] }))).toHaveLength(2);
  });

  it('reads hidden rows, and says which they are', () => {
    const rows = found(book([HEADING, ...ROWS], { hiddenRows: [3] })).rows;
    expect(rows.map(({ line, hidden }) => [line, hidden])).toEqual([
      [2, false],
      [3, true],
    ]);
  });

  it('marks formulas in the columns that are read, with the value last seen', () => {
    const [row] = found(
      book([HEADING, [{ formula: 'ROW()-1', value: '1' }, 'YB-1', { formula: 'D2', value: '认定' }]]),
    ).rows;
    expect(row).toMatchObject({ formulas: ['result'], fields: { number: 'YB-1', result: '认定' } });
  });

  it.each<[string, number | string, boolean]>([
    ['short', 14, true],
    ['m月d日, as Excel has it in China', 28, true],
    ['yyyy年m月d日，built in', 31, true],
    ['m月d日, built in twice', 58, true],
    ['of its own', 'yyyy"年"m"月"d"日";@', true],
    ['with a language', '[$-804]yyyy/m/d', true],
    ['a number with units', '0.0\\d"天"', false],
    ['a number in red', '[Red]0.00', false],
    ['scientific', '0.00E+00', false],
  ])('shows dates as people see them: %s', (_, format, isDate) => {
    const bytes = book(
      [
        [...HEADING, '日期'],
        [1, 'YB-1', '认定', { serial: 45_563, style: 1 }],
      ],
      {},
      { formats: [format] },
    );
    expect(found(bytes).rows[0]!.fields.day).toBe(isDate ? '2024-09-28' : '45563');
  });

  it('counts days from 1904 where it says so', () => {
    const bytes = book(
      [
        [...HEADING, '日期'],
        [1, 'YB-1', '认定', { serial: 44_101, style: 1 }],
      ],
      {},
      { formats: [14], date1904: true },
    );
    expect(found(bytes).rows[0]!.fields.day).toBe('2024-09-28');
  });

  it('keeps long numbers as they are typed', () => {
    expect(pairs(book([HEADING, [1, 1.38e10, '认定']]))).toEqual(['2 13800000000 认定']);
  });
});

describe('a heading', () => {
  it.each<[string, (string | null)[][], string[]]>([
    ['with explanations', [['序号', '申报编号（必填）', '市级结果（认定/退回/不认定）']], []],
    ['with an explanation on a second line', [['序号', '* 申报编号', '市级结果\n请从三者中选一']], []],
    ['with spaces', [['序号', '申 报 编 号', '市　级　结　果']], []],
    ['of another name', [['序号', '申报编号', '认定结果']], []],
    [
      'over two rows',
      [
        ['序号', '申报', '市级'],
        [null, '编号', '结果'],
      ],
      [],
    ],
    [
      'over two rows, merged',
      [
        ['序号', '申报编号', '市级'],
        [null, null, '市级结果'],
      ],
      ['A1:A2', 'B1:B2'],
    ],
    [
      'below forty lines of instructions',
      [...Array.from({ length: 40 }, (_, i) => [`${i}、请如实填写`]), HEADING],
      [],
    ],
  ])('%s is found', (_, heading, merges) => {
    const result = found(book([...heading, ...ROWS], { merges })).rows.map(({ fields }) => fields.number);
    expect(result).toEqual(['YB-1', 'YB-2']);
  });

  it('repeated on each page is no row', () => {
    expect(pairs(book([HEADING, ROWS[0]!, HEADING, ROWS[1]!]))).toEqual(['2 YB-1 认定', '4 YB-2 退回']);
  });

  it('that is missing is named', () => {
    expect(() => found(book([['姓名', '电话']]))).toThrow('不是“结果表”：没有找到表头“申报编号”“市级结果”。');
  });
});

describe('below the table', () => {
  it.each([['填表人：张明'], ['合　计'], ['审核：李华'], ['说明：以上'], ['1. 本表一式两份']])(
    '%s is no row, in whatever column',
    (note) => {
      const bytes = book([HEADING, ...ROWS, [null, null, null], [note], [null, note], [null, null, note]]);
      expect(pairs(bytes)).toHaveLength(2);
    },
  );
});

describe('a text file', () => {
  const text = (separator: string) =>
    ['说明：共两行', ...[HEADING, ...ROWS].map((row) => row.join(separator))].join('\r\n');
  const utf16 = (value: string, bigEndian = false) => {
    const bytes = Buffer.from(`\ufeff${value}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };

  it.each([[','], ['\t'], [';'], ['|'], ['，'], ['；']])(
    'is read with %j between its fields',
    (separator) => {
      expect(pairs(Buffer.from(text(separator)))).toEqual(['3 YB-1 认定', '4 YB-2 退回']);
    },
  );

  it('is read in UTF-8 with a mark or without, and in UTF-16 either way round', () => {
    const all = [Buffer.from(`\ufeff${text(',')}`), utf16(text('\t')), utf16(text('\t'), true)];
    for (const bytes of all) expect(pairs(bytes)).toHaveLength(2);
  });

  it('is read by the separator that it names itself', () => {
    expect(pairs(Buffer.from(`sep=#\r\n${HEADING.join('#')}\r\n1#YB-1#认定`))).toEqual(['3 YB-1 认定']);
  });

  it('may hold more of another separator in its notes', () => {
    const notes = `${';'.repeat(300)}\r\n${text(',')}`;
    expect(pairs(Buffer.from(notes))).toHaveLength(2);
  });

  it('may end its lines as an old Mac does', () => {
    expect(pairs(Buffer.from(text(',').replaceAll('\r\n', '\r')))).toEqual(['3 YB-1 认定', '4 YB-2 退回']);
  });
});

describe('lines without a heading', () => {
  it('are those of the first sheet that holds something, or of the text', () => {
    const sheets = [
      { name: '空', rows: [] },
      { name: '假日', rows: [['放假', '9月28日']] },
    ];
    expect(readLines(aWorkbook(sheets))).toMatchObject([{ line: 1, fields: ['放假', '9月28日'] }]);
    expect(readLines(Buffer.from('放假；10-01'))).toMatchObject([{ line: 1, fields: ['放假', '10-01'] }]);
  });
});
