import fc from 'fast-check';
import { type Change, countChanges, isChanged, withChange, withEntry } from './rules';
import { ladderText, lengthText, pathText, rollText, settingText, valueText } from './words';

const view = {
  programmeYear: 2024,
  clocks: { review: { clockName: '初审', length: 10, unit: 'workingDay', basis: 'assumed' } },
  ladders: {},
  settings: { mustNotMet: { name: '必备项未达', value: 'rectify', basis: 'assumed' } },
  rubrics: [{ id: 'R1', title: '标准', bonusCap: 2 }],
  totals: [{ id: 'all', value: 120 }],
  checkItems: [
    { id: 'source', name: '源头减量', basis: 'assumed' },
    { id: 'sorting', name: '分类投放', basis: 'assumed' },
  ],
  groups: [{ id: 'G1', name: '领导小组成员单位' }],
  departments: [{ id: 'education', name: '教育' }],
  intake: { opens: null, closes: '2024-10-31', basis: 'notice', types: [] },
  cellTypes: [
    {
      code: 'T1',
      leads: ['education'],
      leadsBasis: 'notice',
      target: { value: 5, basis: 'notice', comparison: '>=' },
      passMark: { value: 80, basis: 'notice' },
    },
    {
      code: 'T2',
      leads: ['business'],
      leadsBasis: 'notice',
      target: { value: 3, basis: 'notice', comparison: '=' },
      passMark: { value: 80, basis: 'notice' },
    },
  ],
};
const rulesWith = (change: object) => withChange(view as never, change as Change);

describe('a change of the rules that is not published', () => {
  it('is none at first: the rules are as the server sent them', () => {
    expect(rulesWith({})).toEqual(view);
    expect(countChanges({})).toBe(0);
  });

  it('shows through in its entry, and leaves every other as it is', () => {
    const rules = rulesWith({
      clocks: { review: { length: 15 } },
      rubrics: { R1: { bonusCap: 3 } },
      totals: { all: { value: 130 } },
    });
    expect(rules.clocks.review).toEqual({ ...view.clocks.review, length: 15 });
    expect(rules.rubrics[0]).toEqual({ ...view.rubrics[0], bonusCap: 3 });
    expect(rules.totals[0]!.value).toBe(130);
    expect(rules.settings).toEqual(view.settings);
  });

  it('of a group gives it its members, with their basis', () => {
    const change = { groups: { G1: { members: ['education'], basis: 'assumed' } } };
    expect(rulesWith(change).groups).toEqual([
      { ...view.groups[0], members: ['education'], membersBasis: 'assumed' },
    ]);
  });

  it('of a cell type keeps how its target is compared, and takes the leads with their basis', () => {
    const target = { value: 6, basis: 'assumed' };
    const leads = { value: ['education', 'business'], basis: 'assumed' };
    const [first, second] = rulesWith({ cellTypes: { T1: { target, leads } } }).cellTypes;
    expect(first).toMatchObject({
      ...{ target: { ...target, comparison: '>=' }, leads: leads.value, leadsBasis: 'assumed' },
      ...{ passMark: { value: 80 } },
    });
    expect(second).toEqual(view.cellTypes[1]);
  });

  it('of intake gives a type days of its own, moves those of all, and takes a type’s own back', () => {
    const own = { opens: '2024-09-10', closes: null, basis: 'assumed' };
    const { intake } = rulesWith({ intake: { T1: own, T2: { ...own, removed: true }, all: own } });
    expect(intake).toEqual({ ...own, types: [{ cellType: 'T1', ...own }] });
    expect(valueText(intake.types[0])).toBe('2024-09-10至不限');
  });

  it('of the lines of a check words one anew, takes one out, and puts a new one last', () => {
    const basis = 'assumed';
    const checkItems = {
      sorting: { removed: true, basis },
      item3: { name: '牌匾完好', basis },
      source: { name: '源头减量措施', basis: 'notice' },
    };
    expect(rulesWith({ checkItems }).checkItems).toEqual([
      { id: 'source', name: '源头减量措施', basis: 'notice' },
      { id: 'item3', name: '牌匾完好', basis },
    ]);
    expect(
      rulesWith({ checkItems: { sorting: { removed: false, name: '分类', basis } } }).checkItems[1]!.name,
    ).toBe('分类');
  });

  it('grows entry by entry, never loses an earlier one, and counts each once', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('clocks', 'ladders', 'settings'),
        fc.constantFrom('a', 'b'),
        fc.constantFrom('x', 'y'),
        fc.nat(),
      ),
    );
    fc.assert(
      fc.property(steps, (taken) => {
        let change: Change = {};
        const expected = new Map<string, number>();
        for (const [part, key, name, value] of taken) {
          change = withEntry(change, part as never, key, { [name]: value });
          expected.set(`${part} ${key} ${name}`, value);
        }
        for (const [place, value] of expected) {
          const [part, key, name] = place.split(' ') as [never, never, never];
          expect((change[part] as any)[key][name]).toBe(value);
          expect(isChanged(change, part, key)).toBe(true);
        }
        expect(countChanges(change)).toBe(new Set(taken.map(([part, key]) => part + key)).size);
      }),
    );
    expect(isChanged({}, 'clocks', 'review')).toBe(false);
  });
});

describe('a rule in words', () => {
  it('says how long a period is, and what happens when it ends on a day off', () => {
    expect(lengthText({ length: 10, unit: 'workingDay' })).toBe('10 个工作日');
    expect(lengthText({ length: 2, unit: 'month' })).toBe('2 个月');
    expect(rollText({ unit: 'workingDay', roll: true })).toBe('最后一日总是工作日');
    expect(rollText({ unit: 'month', roll: true })).toBe('遇休息日顺延');
    expect(rollText({ unit: 'calendarDay', roll: false })).toBe('遇休息日不顺延');
  });

  it('says when reminders go out, and nothing where none does', () => {
    const ladder = { name: '一般', headAfter: 1, officeAfter: 3, basis: 'assumed', note: '' } as const;
    const text = ladderText({ ...ladder, before: [3, 1], onDay: true, eachDayLate: true });
    expect(text).toBe('到期前 3、1 个工作日；到期当天；逾期后每个工作日');
    expect(ladderText({ ...ladder, before: [], onDay: false, eachDayLate: false })).toBe('');
  });

  it('names the value of a setting by its choice, a yes or no, or as it is', () => {
    expect(settingText('inspectorScores', 'agreed')).toBe('商定一份');
    expect(settingText('firstLeadChecksForm', true)).toBe('是');
    expect(settingText('other', false)).toBe('否');
    expect(settingText('redDays', -3)).toBe('-3');
  });

  it('names where a difference stands; a number or code of it stays as it is', () => {
    expect(pathText(['sections', '0', 'items', 'M1', 'standard'])).toBe('部分 · 0 · 项目 · M1 · 标准');
  });

  it.each([
    [null, '没有'],
    [undefined, '没有'],
    [[], '没有'],
    [true, '是'],
    ['law', '法律规定'],
    ['workingDay', '工作日'],
    ['其他文字', '其他文字'],
    [[3, 1], '3、1'],
    [{ marks: 5, when: '有' }, '5，有'],
    [0, '0'],
  ])('says %j before or after a change', (value, text) => {
    expect(valueText(value)).toBe(text);
  });
});
