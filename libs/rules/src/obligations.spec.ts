import { DomainError, isCivilDate, type ObligationKind } from '@app/domain';
import { isReached, itemOf, obligationOnCall, obligationRulesFor, obligationsOf, ruleSet2024 } from './index';
import { readRuleSet } from './parse';
import type { Obligation, RuleSet } from './schema/rule-set';
import { faultsAfter } from '../../../test/support/rules/faults-after';

const planned = obligationsOf(ruleSet2024, 2024);
const ofKind = (kind: ObligationKind, year = 2024) =>
  obligationsOf(ruleSet2024, year).filter((obligation) => obligation.kind === kind);
const quarter = ofKind('quarterlyDispatch')[2]!;
const itemsOf = (department: string, obligation = quarter) =>
  obligation.parts.find((part) => part.department === department)?.items;

describe('the office’s obligations of 2024', () => {
  it('are those of the circular, each with its date and the source of the date', () => {
    const rows = planned
      .filter(({ kind }) => kind !== 'plasticsReport')
      .map(({ key, about, to, dueOn, basis }) => [key, about, to, dueOn, basis]);
    expect(rows).toEqual([
      ['selfAssessment-2024', '2023', 'SWFB', '2024-04-30', 'notice'],
      ['prepareSelfAssessment-2024', '2024', 'SWFB', '2025-04-30', 'assumed'],
      ['quarterlyDispatch-2024Q1', '2024Q1', 'QWFB', '2024-04-10', 'assumed'],
      ['quarterlyDispatch-2024Q2', '2024Q2', 'QWFB', '2024-07-10', 'assumed'],
      ['quarterlyDispatch-2024Q3', '2024Q3', 'QWFB', '2024-10-10', 'assumed'],
      ['quarterlyDispatch-2024Q4', '2024Q4', 'QWFB', '2025-01-10', 'assumed'],
      ['wasteIndex-2024H1', '2024H1', 'SWFB', undefined, 'notice'],
      ['wasteIndex-2024H2', '2024H2', 'SWFB', undefined, 'notice'],
    ]);
  });

  it('have the monthly plastics report as an obligation of its own, to 区发展改革委', () => {
    const reports = ofKind('plasticsReport');
    expect(reports.map(({ about }) => about)).toHaveLength(12);
    expect(reports[0]).toMatchObject({ key: 'plasticsReport-2024-01', to: 'FGW', dueOn: '2024-02-10' });
    expect(reports[11]).toMatchObject({ key: 'plasticsReport-2024-12', to: 'FGW', dueOn: '2025-01-10' });
    const named = ruleSet2024.tasks[15]!.departments;
    expect(new Set(reports[0]!.parts.map((part) => part.department))).toEqual(new Set(named));
    expect(reports[0]!.parts.every((part) => part.items.join() === 'T16')).toBe(true);
  });

  it('cover every dated cadence of the circular that is the office’s', () => {
    const covered = new Set(ruleSet2024.obligations.duties.flatMap((obligation) => obligation.deadlines));
    const others = ruleSet2024.deadlines.map(({ id }) => id).filter((id) => !covered.has(id));
    expect(others).toEqual(['DL07-1', 'DL09-1', 'DL16-3', 'DL24-1', 'DLN-1']); // within the year; the carry-over
  });

  it('have each a key of their own, a real date, and no department twice', () => {
    const obligations = [2024, 2025, 2028].flatMap((year) => obligationsOf(ruleSet2024, year));
    expect(new Set(obligations.map(({ key }) => key)).size).toBe(obligations.length);
    for (const { dueOn, parts, key } of obligations) {
      if (dueOn) expect({ key, real: isCivilDate(dueOn) }).toEqual({ key, real: true });
      expect(new Set(parts.map((part) => part.department)).size).toBe(parts.length);
    }
  });
});

describe('the obligations of the year after', () => {
  it('come from the same rules with assumed dates: the circular states only those of 2024', () => {
    expect(ofKind('selfAssessment', 2025)).toMatchObject([
      { key: 'selfAssessment-2025', about: '2024', dueOn: '2025-04-30', basis: 'assumed' },
    ]);
    expect(obligationsOf(ruleSet2024, 2025).every(({ basis }) => basis === 'assumed')).toBe(true);
  });
});

describe('the quarterly dispatch', () => {
  it('asks for the 32 tasks and the 30 indicators, none forgotten', () => {
    const asked = new Set(quarter.parts.flatMap((part) => part.items));
    const all = [...ruleSet2024.tasks.map(({ number }) => `T${String(number).padStart(2, '0')}`)];
    expect(asked).toEqual(new Set([...all, ...ruleSet2024.indicators.map(({ id }) => id)]));
    expect(asked.size).toBe(62);
  });

  it('asks each department for the items that name it, also when several are named', () => {
    expect(itemsOf('YZ5')).toEqual(['T16', 'T17', 'I17-1', 'I17-2', 'I17-3', 'I17-4']);
    expect(itemsOf('GXS')).toEqual(['T03', 'T09', 'T13', 'T16', 'I09-1', 'I09-2', 'I09-3', 'I09-4', 'I09-5']);
    expect(itemsOf('JIAOW')).toEqual(['T03']); // only the annex names it: as a lead department
    for (const { department, items } of quarter.parts) {
      for (const id of items) expect(itemOf(ruleSet2024, id).departments).toContain(department);
    }
  });

  it('asks the office for its own tasks, and (assumed) for those that name the leading group alone', () => {
    expect(itemsOf('QWFB')).toEqual(['T01', 'T02', 'T03', 'T04', 'T05', 'T26', 'T31', 'T32', 'I03-1']);
    expect(ruleSet2024.obligations.unnamed).toMatchObject({ department: 'QWFB', basis: 'assumed' });
  });
});

describe('a group with a list of members', () => {
  const withMembers = (members: string[]) => ({
    ...ruleSet2024,
    groups: ruleSet2024.groups.map((group) => (group.id === 'LDXZ_CY' ? { ...group, members } : group)),
  });
  const asked = (ruleSet: typeof ruleSet2024, item: string) => itemOf(ruleSet, item).departments;

  it('is asked member by member for the tasks that name it alone; other tasks stay with whom they name', () => {
    const ruleSet = withMembers(['JIAOW', 'CGJ', 'FGW']);
    for (const item of ['T01', 'T31', 'T32']) expect(asked(ruleSet, item)).toEqual(['JIAOW', 'CGJ', 'FGW']);
    expect(asked(ruleSet, 'T16')).toEqual(asked(ruleSet2024, 'T16'));
    const quarter = obligationsOf(ruleSet, 2024).find(({ kind }) => kind === 'quarterlyDispatch')!;
    expect(quarter.parts.find(({ department }) => department === 'JIAOW')!.items).toContain('T31');
  });

  it('falls to the office while nobody is in the list', () => {
    expect(asked(withMembers([]), 'T31')).toEqual(['QWFB']);
  });

  it('has departments of the circular as members, each once', () => {
    const faults = (members: string[]) => readRuleSet(withMembers(members)).faults.map(({ path }) => path);
    expect(faults(['JIAOW', 'NONE'])).toEqual(['/groups/LDXZ_CY/members']);
    expect(faults(['JIAOW', 'JIAOW'])).toEqual(['/groups/LDXZ_CY/members/JIAOW']);
  });
});

describe('the self-assessment', () => {
  it('asks for the indicators', () => {
    const items = new Set(ofKind('selfAssessment', 2025)[0]!.parts.flatMap((part) => part.items));
    expect(items).toEqual(new Set(ruleSet2024.indicators.map(({ id }) => id)));
  });

  it('compares a figure with its target, where there is one', () => {
    const reached = (id: string, figure: number) => isReached(itemOf(ruleSet2024, id), figure);
    expect([reached('I09-1', 90), reached('I09-1', 89.9)]).toEqual([true, false]); // 90%以上 includes 90
    expect([reached('I18-1', 0), reached('I18-1', 1)]).toEqual([true, false]); // 不得
    expect(reached('I23-1', 50)).toBeUndefined(); // a scope, not a target
    expect(reached('T07', 2)).toBeUndefined();
  });
});

describe('an item', () => {
  it('says what it is, its target, and the responsible departments', () => {
    expect(itemOf(ruleSet2024, 'I08-2')).toEqual({
      id: 'I08-2',
      kind: 'indicator',
      title: '创建市级绿色工厂',
      target: 2,
      comparison: '≥',
      unit: '家',
      departments: ['JXW', 'GHZRJ', 'SWJ'],
      sameAs: 'I07-1',
      note: '与I07-1重复，只计一次。',
    });
    const task = itemOf(ruleSet2024, 'T01');
    expect(task).toMatchObject({ kind: 'task', title: '健全“无废城市”建设机制', target: null });
    expect(task.departments).toEqual(['QWFB']);
  });

  it.each(['T00', 'T33', 'T1', 'I99', ''])('%j is none', (id) => {
    expect(() => itemOf(ruleSet2024, id)).toThrow(DomainError);
  });
});

describe('a report that the city calls', () => {
  it('is created for its day; obligations with a cadence are refused', () => {
    const report = obligationOnCall(ruleSet2024, 'municipalDispatchReport', '2024-09-20');
    expect(report).toMatchObject({ key: 'municipalDispatchReport-2024-09-20', year: 2024, about: '2024-09' });
    expect(report).toMatchObject({ to: 'SWFB', dueOn: '2024-09-20', parts: [{ department: 'QWFB' }] });
    expect(ofKind('municipalDispatchReport')).toEqual([]);
    expect(() => obligationOnCall(ruleSet2024, 'wasteIndex', '2024-09-20')).toThrow(DomainError);
  });
});

describe('the rules that an obligation is bound to', () => {
  it.each(ruleSet2024.obligations.duties.map((obligation) => obligation.kind))(
    '%s: pinned in 4 kB',
    (kind) => {
      const pinned = obligationRulesFor(ruleSet2024, kind);
      expect(Buffer.byteLength(JSON.stringify(pinned))).toBeLessThanOrEqual(4096);
      expect(pinned).toMatchObject({ version: '2024.1', calendarVersion: 1, partsBefore: 5 });
      expect(pinned.ladder).toMatchObject({ before: [10, 5, 3, 1], headAfter: 5, officeAfter: 10 });
    },
  );

  it('take the calendar in force, and state the basis of the date in that year', () => {
    const inForce = { calendarVersion: 7, calendar: {} };
    expect(obligationRulesFor(ruleSet2024, 'selfAssessment', inForce)).toMatchObject({
      ...inForce,
      basis: 'notice',
    });
    expect(obligationRulesFor(ruleSet2024, 'selfAssessment', inForce, 2025).basis).toBe('assumed');
  });
});

const obligation = (r: RuleSet, kind: ObligationKind): Obligation =>
  r.obligations.duties.find((one) => one.kind === kind)!;
const loose = (value: unknown) => value as Record<string, unknown>;

const BROKEN: [string, (r: RuleSet) => void, string, string][] = [
  [
    'a kind twice',
    (r) => r.obligations.duties.push(obligation(r, 'wasteIndex')),
    'obligationRepeated',
    '/wasteIndex',
  ],
  [
    'an unknown addressee',
    (r) => (obligation(r, 'wasteIndex').to = 'X'),
    'addresseeUnknown',
    '/wasteIndex/to',
  ],
  [
    'an unknown ladder',
    (r) => (obligation(r, 'wasteIndex').ladder = 'x'),
    'ladderUnknown',
    '/wasteIndex/ladder',
  ],
  [
    'an unknown deadline',
    (r) => obligation(r, 'wasteIndex').deadlines.push('D9'),
    'deadlineUnknown',
    '/wasteIndex/deadlines',
  ],
  [
    'an unknown task',
    (r) => (obligation(r, 'wasteIndex').parts.tasks = [33]),
    'taskUnknown',
    '/wasteIndex/parts',
  ],
  [
    'a task twice',
    (r) => (obligation(r, 'wasteIndex').parts.tasks = [5, 5]),
    'taskRepeated',
    '/wasteIndex/parts/5',
  ],
  [
    'nobody for what names nobody',
    (r) => (r.obligations.unnamed.department = 'X'),
    'departmentUnknown',
    '/unnamed',
  ],
  [
    'a date that not every year has',
    (r) => (loose(obligation(r, 'selfAssessment').due).on = '02-29'),
    'dueDateWrong',
    '/selfAssessment/due',
  ],
  [
    'a date of the year for every quarter',
    (r) => (obligation(r, 'quarterlyDispatch').due = obligation(r, 'selfAssessment').due),
    'dueDateWrong',
    '/quarterlyDispatch/due',
  ],
  [
    'a day of next month once a year',
    (r) => (obligation(r, 'selfAssessment').due = obligation(r, 'plasticsReport').due),
    'dueDateWrong',
    '/selfAssessment/due',
  ],
  [
    'another date than the notice',
    (r) => (loose(obligation(r, 'selfAssessment').due).on = '04-29'),
    'dueNotTheDeadline',
    '/selfAssessment/due',
  ],
  [
    'another cadence than the notice',
    (r) => (obligation(r, 'plasticsReport').every = 'quarter'),
    'cadenceOther',
    '/plasticsReport/every',
  ],
];

describe('obligations', () => {
  it.each(BROKEN)('are refused with %s', (_, change, code, path) => {
    const fault = { code, path: `/obligations${path}`, detail: expect.stringMatching(/。$/) };
    expect(faultsAfter(change)).toContainEqual(fault);
  });

  it.each<[string, (r: RuleSet) => void, string]>([
    ['an unknown kind', (r) => (loose(obligation(r, 'wasteIndex')).kind = 'tea'), '/tea/kind'],
    [
      'the 31st of every month',
      (r) => (loose(obligation(r, 'plasticsReport').due).dayOfNextMonth = 31),
      '/plasticsReport/due',
    ],
    ['no basis', (r) => delete loose(obligation(r, 'wasteIndex')).basis, '/wasteIndex/basis'],
    [
      'minus one working day for the departments',
      (r) => (obligation(r, 'wasteIndex').partsBefore.value = -1),
      '/wasteIndex/partsBefore/value',
    ],
  ])('are refused with %s', (_, change, path) => {
    const fault = { code: 'shape', path: expect.stringContaining(path), detail: expect.any(String) };
    expect(faultsAfter(change)).toContainEqual(fault);
  });
});
