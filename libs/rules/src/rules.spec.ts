import {
  CELL_CLOCK_NAMES,
  CLOCK_NAMES,
  civilDateAt,
  isWorkingDay,
  itemsOf,
  scoreSheet,
  sheetFaults,
  STAGE_TABLE,
  startOfDay,
} from '@app/domain';
import { CALENDAR } from '../../../test/support/builders';
import { marksFor } from '../../../test/support/drive';
import { CELL_CLOCKS, CLOCKS } from './clocks';
import { parseRuleSet, pinnedRulesFor, rubricOf, ruleSet2024, workCalendarOf } from './index';

const { cellTypes, departments, tasks, indicators, deadlines, totals, settings, clocks } = ruleSet2024;

/** DOMAIN 2.5, written down a second time: 序号, 创建数量, 牵头部门; brackets full-width, as names have them. */
const ANNEX = [
  ['无废工厂', '≥5', '区经济信息委'],
  ['无废工业园区', '=1', '区经济信息委'],
  ['无废小区', '≥5', '区住房城乡建委'],
  ['无废乡村', '≥5', '区农业农村委、区供销合作社'],
  ['无废公共机构（学校、医院除外）', '≥5', '区机关事务中心'],
  ['无废学校', '≥5', '区教委、区机关事务中心'],
  ['无废医院', '≥5', '区卫生健康委、区机关事务中心'],
  ['无废旅游休闲区', '≥5', '区城市管理局、区文化旅游委'],
  ['无废商超', '≥3', '区商务委'],
  ['无废饭店（酒店、餐厅）', '≥5', '区商务委、区文化旅游委'],
  ['无废农贸市场（菜市场）', '≥3', '区商务委'],
  ['无废场馆', '≥3', '区文化旅游委、区体育局'],
  ['无废工地', '≥3', '区住房城乡建委'],
  ['无废汽车维修店', '≥5', '区交通局'],
  ['无废加油站', '≥2', '区商务委'],
];

describe('the annex', () => {
  it('has its 15 rows word for word', () => {
    const rows = cellTypes.map(({ name, target, leads }) => [
      name,
      `${target.comparison}${target.value}`,
      leads.map((lead) => departments.find(({ id }) => id === lead)?.name).join('、'),
    ]);
    expect(rows).toEqual(ANNEX);
    expect(cellTypes.map((type) => type.no)).toEqual(ANNEX.map((_, i) => i + 1));
  });

  it('has six rows with two leads (28 cells) and twelve leads in all', () => {
    const coLed = cellTypes.filter((type) => type.leads.length === 2);
    expect(coLed.map((type) => type.no)).toEqual([4, 6, 7, 8, 10, 12]);
    expect(coLed.reduce((sum, type) => sum + type.target.value, 0)).toBe(28);
    expect(new Set(cellTypes.flatMap((type) => type.leads)).size).toBe(12);
  });

  it('sums to 60 beside the printed 45 and 50, each with its source', () => {
    expect(totals.map(({ id, value }) => [id, value])).toEqual([
      ['municipalQuota', 45],
      ['districtTarget', 50],
      ['typeRows', 60],
    ]);
    expect(cellTypes.reduce((sum, type) => sum + type.target.value, 0)).toBe(60);
    expect(totals.map((total) => total.quote)).toEqual([
      '我区2024年任务指标为创建细胞45个',
      expect.stringContaining('完成50个'),
      null,
    ]);
    expect(ruleSet2024.baseline).toMatchObject({ total: 'municipalQuota', value: 45, basis: 'assumed' });
  });
});

describe.each(cellTypes.map((type) => [type.code, type] as const))('%s', (code, type) => {
  const rubric = rubricOf(ruleSet2024, type.rubric);
  const pinned = pinnedRulesFor(ruleSet2024, code);
  const items = itemsOf(rubric);

  it('is led by existing departments, and its pinned rules fit in 4 kB', () => {
    for (const lead of type.leads) expect(departments.map(({ id }) => id)).toContain(lead);
    expect(Buffer.byteLength(JSON.stringify(pinned))).toBeLessThanOrEqual(4096);
    expect(pinned).toMatchObject({ version: '2024.1', cellType: code, leads: type.leads, minInspectors: 2 });
    expect(pinned.pass).toMatchObject({
      rubric: type.rubric,
      passMark: 85,
      rectifyFrom: 60,
      bonusCounts: false,
    });
  });

  it('has a rubric of 100 marks, with the common requirements and only assumed content', () => {
    expect(rubric.id).toBe(`${code}@2024`);
    expect(rubric.sections.reduce((sum, section) => sum + section.max, 0)).toBe(100);
    expect(rubric.sections.filter((section) => section.max > 0).length).toBeGreaterThanOrEqual(4);
    const common = itemsOf(ruleSet2024.rubrics[0]!).filter(({ id }) => /^(M[1-5]|V1)$/.test(id));
    expect(common).toHaveLength(6);
    expect(items).toEqual(expect.arrayContaining(common));
    expect(items.some(({ kind, id }) => kind === 'MUST' && !/^M[1-5]$/.test(id))).toBe(true);
    expect(rubric.basis).toBe('assumed');
    expect(items.filter(({ kind, basis }) => kind !== 'MUST' && basis !== 'assumed')).toEqual([]);
  });

  it('scores: full marks pass, three quarters need rectification, a fifth fails', () => {
    for (const outcome of ['passed', 'rectify', 'failed'] as const) {
      const marks = marksFor(items, outcome);
      expect(sheetFaults(rubric, marks)).toEqual([]);
      expect(scoreSheet(rubric, marks, pinned.pass).outcome).toBe(outcome);
    }
  });

  it('fails at a veto, and needs rectification at an unmet requirement', () => {
    const full = marksFor(items, 'passed');
    const chosen = new Set(rubric.choices.flatMap((choice) => choice.of));
    for (const { id, kind } of items) {
      if (kind === 'VETO')
        expect(scoreSheet(rubric, { ...full, [id]: 'notMet' }, pinned.pass).outcome).toBe('failed');
      if (kind === 'MUST' && !chosen.has(id))
        expect(scoreSheet(rubric, { ...full, [id]: 'notMet' }, pinned.pass).outcome).toBe('rectify');
    }
  });

  it('still scores out of 100 for a unit to which nothing optional applies', () => {
    const marks = Object.fromEntries(
      items.map((item) => [item.id, item.optional ? 'notApplicable' : marksFor([item], 'passed')[item.id]!]),
    );
    expect(scoreSheet(rubric, marks, pinned.pass)).toMatchObject({ score: 100, outcome: 'passed' });
  });
});

describe('the clocks', () => {
  it('are complete and each has a name and a basis', () => {
    expect(Object.keys(clocks).sort()).toEqual([...CLOCKS, ...CELL_CLOCKS].sort());
    const inTable = new Set(Object.values(STAGE_TABLE).flatMap((row) => row.clocks as readonly string[]));
    expect([...CLOCKS].sort()).toEqual([...inTable].sort());
    const names = { ...CLOCK_NAMES, ...CELL_CLOCK_NAMES };
    for (const [name, words] of Object.entries(names))
      expect([name, clocks[name as 'naming'].name]).toEqual([name, words]);
    for (const clock of Object.values(clocks)) expect(['analogy', 'assumed']).toContain(clock.basis); // none from the circular
  });

  it.each([
    ['formalCheck', 5, 0, 'analogy'],
    ['correction', 10, 0, 'assumed'],
    ['departmentReview', 20, 10, 'analogy'],
    ['conciliation', 10, 0, 'assumed'],
    ['inspectionScheduling', 15, 0, 'assumed'],
    ['reinspection', 10, 0, 'assumed'],
    ['officeReview', 10, 0, 'assumed'],
    ['publicNotice', 5, 0, 'assumed'],
    ['objection', 10, 0, 'assumed'],
    ['naming', 10, 0, 'analogy'],
  ] as const)('%s: %i working days (+%i), %s', (name, length, extension, basis) => {
    expect(clocks[name]).toMatchObject({ length, unit: 'workingDay', extension, basis });
  });

  it('rectification: 30 calendar days, rolled to a working day', () => {
    expect(clocks.rectification).toMatchObject({ length: 30, unit: 'calendarDay', roll: true });
  });

  it('pause as the stage table says', () => {
    for (const row of Object.values(STAGE_TABLE)) {
      const causes = [
        ...('returnForCorrection' in row.accepts ? ['correction'] : []),
        ...('suspend' in row.accepts ? ['suspended'] : []),
      ];
      for (const name of row.clocks)
        expect({ name, causes: clocks[name].pausedBy }).toEqual({ name, causes });
    }
  });
});

describe('the calendars', () => {
  const calendar = workCalendarOf(ruleSet2024);

  it.each([
    ['2024', 251],
    ['2025', 248],
    ['2026', 248],
  ])('%s has %i working days', (year, count) => {
    let days = 0;
    for (let at = startOfDay(`${year}-01-01`); civilDateAt(at).startsWith(year); at += 86_400_000) {
      if (isWorkingDay(calendar, civilDateAt(at))) days += 1;
    }
    expect(days).toBe(count);
  });

  it('are the ones that the stories of the domain use', () => {
    expect(calendar).toEqual(CALENDAR);
  });

  it('come from the State Council, each with its number', () => {
    for (const { notice, basis } of ruleSet2024.calendars) {
      expect(basis).toBe('law');
      expect(notice).toMatch(/国办发明电〔20\d\d〕\d+号/);
    }
  });
});

describe('the rest of the circular', () => {
  it('is complete: 24 departments, 32 tasks, 30 indicators, 12 deadlines', () => {
    expect([departments, tasks, indicators, deadlines].map((list) => list.length)).toEqual([24, 32, 30, 12]);
    const named = new Set([
      ...cellTypes.flatMap(({ leads }) => leads),
      ...tasks.flatMap((task) => task.departments),
    ]);
    expect(named).toEqual(new Set(departments.map(({ id }) => id)));
  });

  it('marks expanded names, and comparisons that the circular does not state, as assumed', () => {
    expect(
      departments.every(({ basis, fullNameBasis }) => basis === 'notice' && fullNameBasis === 'assumed'),
    ).toBe(true);
    for (const { stated, comparisonBasis } of indicators)
      if (stated === null) expect(comparisonBasis).toBe('assumed');
  });

  it('leaves every setting of the office with a name and a basis', () => {
    for (const setting of Object.values(settings)) {
      expect(setting.name).toMatch(/[\u4e00-\u9fff]/);
      expect(['notice', 'assumed']).toContain(setting.basis);
    }
  });

  it('is unchanged by a round trip through JSON', () => {
    expect(parseRuleSet(JSON.parse(JSON.stringify(ruleSet2024)))).toEqual(ruleSet2024);
  });
});
