import fc from 'fast-check';
import { CALENDAR } from '../../../../test/support/builders';
import { weekday } from './civil-date';
import { type EnteredCircular, readCalendarYear } from './import';
import { workingDaysBetween } from './working-days';

/** The three notices word for word as DOMAIN 5.2 has them. */
const NOTICES: [number, number, EnteredCircular][] = [
  [
    2024,
    251,
    {
      noticeNumber: '国办发明电〔2023〕7号',
      noticeDate: '2023-10-25',
      off: ['01-01', '02-10..02-17', '04-04..04-06', '05-01..05-05', '06-10', '09-15..09-17', '10-01..10-07'],
      makeup: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    },
  ],
  [
    2025,
    248,
    {
      noticeNumber: '国办发明电〔2024〕12号',
      noticeDate: '2024-11-12',
      off: ['01-01', '01-28..02-04', '04-04..04-06', '05-01..05-05', '05-31..06-02', '10-01..10-08'],
      makeup: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    },
  ],
  [
    2026,
    248,
    {
      noticeNumber: '国办发明电〔2025〕7号',
      noticeDate: '2025-11-04',
      off: [
        ...['01-01..01-03', '02-15..02-23', '04-04..04-06', '05-01..05-05', '06-19..06-21', '09-25..09-27'],
        '10-01..10-07',
      ],
      makeup: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    },
  ],
];

const A_2024 = NOTICES[0]![2];

function tableOf({ off, makeup, noticeNumber, noticeDate }: EnteredCircular): string {
  return [
    '类别,日期,说明',
    `通知,${noticeNumber},${noticeDate}`,
    ...off.map((range) => `放假,${range}`),
    ...makeup.map((day) => `调休,${day}`),
  ].join('\n');
}

const faultsOf = (input: EnteredCircular | string, year = 2024) => readCalendarYear(year, input).faults ?? [];

describe.each(NOTICES)('the notice for %i', (year, workingDays, notice) => {
  it(`is read as the calendar that everything is counted with: ${workingDays} working days`, () => {
    const read = readCalendarYear(year, notice).notice!;
    expect({ off: read.off, makeup: read.makeup }).toEqual(CALENDAR[String(year)]);
    expect(read).toMatchObject({ year, noticeNumber: notice.noticeNumber, status: 'published' });
    expect(read.counts).toEqual({
      workingDays,
      daysOff: read.off.length,
      makeupDays: notice.makeup.length,
    });
    const counted = workingDaysBetween({ [year]: read }, `${year - 1}-12-31`, `${year}-12-31`);
    expect(counted).toBe(workingDays);
  });

  it('is the same as a table, also one from a spreadsheet or typed in full width', () => {
    const read = readCalendarYear(year, notice);
    const table = tableOf(notice);
    expect(readCalendarYear(year, table)).toEqual(read);
    expect(readCalendarYear(year, `\ufeff${table.replaceAll('\n', '\r\n')}\r\n\r\n`)).toEqual(read);
    expect(readCalendarYear(year, table.replaceAll(',', '\uff0c').replaceAll('0', '\uff10'))).toEqual(read);
    expect(readCalendarYear(year, table.replaceAll(',', '\t'))).toEqual(read);
    expect(readCalendarYear(year, `# 2024\n${table.split('\n').slice(1).join('\n')}`)).toEqual(read);
  });
});

describe('a table of days, as people write it', () => {
  const NOTICE = '通知,国办发明电〔2023〕7号,2023-10-25';

  it.each<[string, string]>([
    [
      'with the words of the notice',
      `放假,10月1日至7日放假调休，共7天\n调休,9月29日（星期日）上班\n${NOTICE}`,
    ],
    [
      'with longer words for its kinds',
      `放假日期,10月1日至7日\n调休上班,9月29日\n通知文号,国办发明电〔2023〕7号,2023-10-25`,
    ],
    ['with names of the holidays behind', `放假,10-01..10-07,国庆节\n调休,09-29,周日\n${NOTICE}`],
    ['with ideographic spaces', `放假　,　10月1日至7日\n 调休,9月29日\n${NOTICE}`],
    ['with a running number in front', `序号,类别,日期\n1,放假,10月1日至7日\n2,调休,9月29日\n3,${NOTICE}`],
  ])('%s', (_, table) => {
    const { notice, faults } = readCalendarYear(2024, table);
    expect(faults).toBeUndefined();
    expect([notice!.off.length, notice!.off[0], notice!.makeup]).toEqual([7, '10-01', ['09-29']]);
  });
});

describe('a notice', () => {
  it('may name whole dates, quote them, and be an estimate without a date', () => {
    const estimate = {
      off: ['2024-01-01'],
      makeup: [],
      noticeNumber: ' 估计 ',
      status: 'provisional',
    } as const;
    expect(readCalendarYear(2024, { ...estimate, off: [...estimate.off], makeup: [] }).notice).toMatchObject({
      off: ['01-01'],
      noticeNumber: '估计',
      noticeDate: null,
      status: 'provisional',
      counts: { workingDays: 261, daysOff: 1, makeupDays: 0 },
    });
    expect(readCalendarYear(2024, '"notice","x"\n"off","01-01"').notice?.off).toEqual(['01-01']);
  });

  it.each<[string, Partial<EnteredCircular>, string, string]>([
    ['a make-up day on a weekday', { makeup: ['02-05'] }, 'makeupOnWeekday', '/makeup/0'],
    ['a make-up day that is off', { makeup: ['10-05'] }, 'makeupIsOff', '/makeup/0'],
    ['overlapping ranges', { off: ['10-01..10-07', '10-05..10-08'] }, 'dayRepeated', '/off/1'],
    ['a make-up day twice', { makeup: ['02-04', '02-04'] }, 'dayRepeated', '/makeup/1'],
    ['no notice number', { noticeNumber: ' ' }, 'noticeNumberMissing', '/noticeNumber'],
    ['an endless notice number', { noticeNumber: '号'.repeat(121) }, 'noticeNumberTooLong', '/noticeNumber'],
    ['a notice date that is none', { noticeDate: '2023-02-30' }, 'noticeDateWrong', '/noticeDate'],
    ['a date outside the year', { off: ['2025-01-01'] }, 'dayOfOtherYear', '/off/0'],
    ['a range out of the year', { off: ['12-30..2025-01-02'] }, 'dayOfOtherYear', '/off/0'],
    ['an unreal date', { off: ['01-01', '02-30'] }, 'dayWrong', '/off/1'],
    ['a range of three', { off: ['01-01..01-02..01-03'] }, 'dayWrong', '/off/0'],
    ['a word', { makeup: ['Sunday'] }, 'dayWrong', '/makeup/0'],
    ['an empty day', { off: [''] }, 'dayWrong', '/off/0'],
    ['a range backwards', { off: ['10-07..10-01'] }, 'rangeBackwards', '/off/0'],
  ])('is refused with %s', (_, change, code, pointer) => {
    const faults = faultsOf({ ...A_2024, ...change });
    expect(faults).toContainEqual({ code, pointer, detail: expect.stringMatching(/。$/) });
  });

  it('knows 29 February of a leap year only', () => {
    const leap = { off: ['02-29'], makeup: [], noticeNumber: 'x' };
    expect(faultsOf(leap, 2024)).toEqual([]);
    expect(faultsOf(leap, 2025)).toMatchObject([{ code: 'dayWrong' }]);
  });

  it('names every fault at once', () => {
    const faults = faultsOf({ off: ['02-30', '10-07..10-01'], makeup: ['02-05'], noticeNumber: '' });
    expect(faults.map(({ code }) => code)).toEqual([
      ...['noticeNumberMissing', 'dayWrong', 'rangeBackwards', 'makeupOnWeekday'],
    ]);
  });
});

describe('a table', () => {
  it.each<[string, string, string, number]>([
    ['an unknown word', '通知,x\n唱歌,10-01', 'lineUnknown', 2],
    ['a line of one cell', '通知,x\n放假', 'lineUnknown', 2],
    ['a word that every object knows', '通知,x\nconstructor,10-01', 'lineUnknown', 2],
    ['two notices', '通知,x\n通知,y', 'noticeRepeated', 2],
    ['a notice date that is none', '\n通知,x,2023-02-30', 'noticeDateWrong', 2],
    ['a day that is none', '通知,x\n\n放假,02-30', 'dayWrong', 3],
    ['a make-up day on a weekday', '通知,x\n调休,02-05', 'makeupOnWeekday', 2],
    ['ranges that overlap', '通知,x\n放假,10-01..10-03\n放假,10-03', 'dayRepeated', 3],
  ])('is refused with %s, by its line', (_, table, code, line) => {
    expect(faultsOf(table)).toContainEqual({ code, line, detail: expect.stringMatching(/。$/) });
  });

  it('without a notice is refused, and so is an empty one', () => {
    for (const table of ['放假,10-01', '', '\n# nothing\n']) {
      expect(faultsOf(table)).toMatchObject([{ code: 'noticeNumberMissing' }]);
    }
  });
});

describe('whatever is entered', () => {
  it('is read as days that can be counted with, or refused with reasons; nothing is thrown', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '放假',
        '调休',
        '通知',
        ',',
        '\n',
        '..',
        '01-01',
        '02-04',
        '10-01..10-07',
        '2024-',
        '"',
      ),
      fc.string({ maxLength: 4 }),
    );
    const texts = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    const days = fc.array(fc.oneof(piece, fc.constantFrom('06-10', '02-18')), { maxLength: 6 });
    const notices = fc.record({ off: days, makeup: days, noticeNumber: fc.constantFrom('x', '') });
    fc.assert(
      fc.property(fc.oneof(texts, notices), (input) => {
        const { notice, faults } = readCalendarYear(2024, input);
        if (faults) return expect(faults.length).toBeGreaterThan(0);
        const all = [...notice.off, ...notice.makeup];
        expect(new Set(all).size).toBe(all.length);
        for (const day of notice.makeup) expect([0, 6]).toContain(weekday(`2024-${day}`));
      }),
      { numRuns: 500 },
    );
  });
});
