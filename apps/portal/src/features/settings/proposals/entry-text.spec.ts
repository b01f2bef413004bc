import { byPart, type Entry, entryName, newsOf, takenOf, vendorsOf, versionLines } from './entry-text';

const entry = (more: Partial<Entry>): Entry => ({
  path: '/clocks/naming',
  row: '/clocks/naming',
  name: '命名',
  side: 'both',
  ofYear: false,
  marksOnly: false,
  successors: [],
  sideName: '两边都改了',
  base: null,
  office: null,
  vendor: null,
  ...more,
});

const NAMES = new Map([
  ['JIAOW', '区教委'],
  ['JGSW', '区机关事务中心'],
]);

describe('an entry in which the vendor’s rules and the office’s differ', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['a row', {}, '命名'],
    [
      'a value of a row',
      { path: '/cellTypes/X/passMark', row: '/cellTypes/X', name: '无废甲' },
      '无废甲 · 合格线',
    ],
    [
      'an item',
      { path: '/rubrics/X/sections/B/items/B1', row: '/rubrics/X', name: '评分表' },
      '评分表 · 部分 B · 项目 B1',
    ],
    ['the order of a list', { path: '/form:order', row: '/form', name: 'form' }, '顺序'],
    [
      'the order inside a row',
      { path: '/rubrics/X/sections:order', row: '/rubrics/X', name: '评分表' },
      '评分表 · 部分 · 顺序',
    ],
    ['a part', { path: '/baseline', row: '/baseline', name: 'baseline' }, '结转基数'],
    [
      'a duty',
      { path: '/obligations/duties/index', row: '/obligations/index', name: '废物指数' },
      '废物指数',
    ],
    [
      'tasks that name nobody',
      { path: '/obligations/unnamed', row: '/obligations/unnamed', name: 'unnamed' },
      '没有列名部门的任务',
    ],
  ])('says what %s is about', (_, more, name) => {
    expect(entryName(entry(more))).toBe(name);
  });

  it('stands in its part, in the order of the rules', () => {
    const entries = ['/clocks/naming', '/form:order', '/clocks/review', '/later/part'].map((path) =>
      entry({ path }),
    );
    expect(byPart(entries).map(({ name, entries: some }) => [name, some.length])).toEqual([
      ['时限', 2],
      ['申报表', 1],
      ['later', 1],
    ]);
  });

  it('shows of each version the fields that differ', () => {
    const one = entry({
      base: { name: '命名', length: 10, unit: 'workingDay', basis: 'assumed' },
      office: { name: '命名', length: 12, unit: 'workingDay', basis: 'assumed' },
      vendor: { name: '命名', length: 8, unit: 'workingDay', basis: 'law' },
    });
    expect(versionLines(one, 'base', NAMES)).toEqual(['时限：10', '依据：暂定做法']);
    expect(versionLines(one, 'vendor', NAMES)[0]).toBe('时限：8');
  });

  it('shows what only one version has by its simple fields, and names departments', () => {
    const row = { leads: ['JIAOW', 'JGSW'], name: '无废甲', aliases: [{ name: '甲' }] };
    const one = entry({ vendor: row });
    expect(versionLines(one, 'vendor', NAMES)).toEqual(['牵头部门：区教委、区机关事务中心', '名称：无废甲']);
    expect(versionLines(one, 'office', NAMES)).toEqual(['没有']);
    expect(newsOf(one)).toBe('厂家新增');
    expect(newsOf(entry({ base: row, office: row }))).toBe('厂家没有');
    expect(newsOf(entry({ base: row, vendor: row }))).toBe('本办没有');
    expect(newsOf(entry({ base: row, office: row, vendor: row }))).toBeUndefined();
  });

  it('is taken with all the others the vendor changed, or by itself', () => {
    const entries = [
      entry({}),
      entry({ path: '/a', side: 'vendor' }),
      entry({ path: '/b', side: 'office' }),
      entry({ path: '/c', side: 'vendor', ofYear: true }),
    ];
    expect(takenOf(entries, new Set(['/clocks/naming', '/a']))).toBe('all');
    expect(takenOf(entries, new Set(['/a']))).toEqual(['/a']);
    expect(takenOf(entries, new Set(['/a', '/b']))).toEqual(['/a', '/b']);
  });

  it('goes with the other marks when the vendor changed marks alone, and is not chosen with all if that costs content', () => {
    const [content, marks, lossy, ours] = [
      entry({ path: '/clocks/naming', side: 'vendor' }),
      entry({ path: '/form/scale', side: 'vendor', marksOnly: true }),
      entry({ path: '/clocks/correction', side: 'both', marksOnly: true }),
      entry({ path: '/cellTypes/X/leads', side: 'office' }),
    ];
    expect(vendorsOf([content, marks, lossy, ours])).toEqual({
      theirs: [content],
      marks: [marks, lossy],
      suggested: [content, marks],
    });
  });
});
