import { parseRuleSet } from './parse';
import { RuleSetError } from './rule-set-error';
import type { RuleSet } from './schema/rule-set';
import { ruleSet2024 } from './seed';
import { faultsAfter } from '../../../test/support/rules/faults-after';

const school = (r: RuleSet) => r.cellTypes[5]!;
const rubric = (r: RuleSet, code = 'SCHOOL') => r.rubrics.find((one) => one.id === `${code}@2024`)!;
const item = (r: RuleSet, id: string) =>
  rubric(r)
    .sections.flatMap((section) => section.items)
    .find((one) => one.id === id)!;
const year = (r: RuleSet, n: number) => r.calendars.find((calendar) => calendar.year === n)!;
const loose = (value: unknown) => value as Record<string, unknown>;

/** Changes that break a rule set, each with the code and path of the fault. */
const BROKEN: [string, (r: RuleSet) => void, string, string][] = [
  [
    'an unknown lead',
    (r) => (school(r).leads = ['JIAOW', 'NOBODY']),
    'departmentUnknown',
    '/cellTypes/SCHOOL/leads',
  ],
  [
    'a lead named twice',
    (r) => (school(r).leads = ['JGSW', 'JGSW']),
    'leadRepeated',
    '/cellTypes/SCHOOL/leads/JGSW',
  ],
  [
    'an unknown rubric',
    (r) => (school(r).rubric = 'SCHOOL@2023'),
    'rubricUnknown',
    '/cellTypes/SCHOOL/rubric',
  ],
  ['a type without a lead', (r) => (school(r).leads = []), 'leadMissing', '/cellTypes/SCHOOL/leads'],
  ['a code twice', (r) => (school(r).code = 'HOSPITAL'), 'codeRepeated', '/cellTypes/HOSPITAL'],
  ['a gap in 序号', (r) => (r.cellTypes[14]!.no = 16), 'numberOutOfOrder', '/cellTypes/GAS_STATION/no'],
  [
    'a pass mark below the rectify mark',
    (r) => (school(r).passMark.value = 60),
    'passMarkTooLow',
    '/cellTypes/SCHOOL/passMark',
  ],
  [
    'an exclusion of an unknown type',
    (r) => (r.cellTypes[4]!.excludes![0]!.cellType = 'CASTLE'),
    'cellTypeUnknown',
    '/cellTypes/PUBLIC_INSTITUTION/excludes',
  ],
  [
    'a type that excludes itself',
    (r) => (r.cellTypes[4]!.excludes![0]!.cellType = 'PUBLIC_INSTITUTION'),
    'excludesItself',
    '/cellTypes/PUBLIC_INSTITUTION/excludes',
  ],
  [
    'an exclusion by an unknown kind of unit',
    (r) => (r.cellTypes[4]!.excludes![0]!.unitKind = 'castle'),
    'choiceUnknown',
    '/cellTypes/PUBLIC_INSTITUTION/excludes',
  ],
  ['another row figure', (r) => (school(r).target.value = 6), 'rowsSum', '/totals/typeRows'],
  ['a baseline that is not its total', (r) => (r.baseline.value = 50), 'baselineNotItsTotal', '/baseline'],
  ['a total twice', (r) => (r.totals[1]!.id = 'municipalQuota'), 'totalRepeated', '/totals/municipalQuota'],
  ['a version of another year', (r) => (r.version = '2025.1'), 'versionOfOtherYear', '/version'],
  ['a missing clock', (r) => delete loose(r.clocks).naming, 'clockMissing', '/clocks/naming'],
  [
    'a clock on an unknown ladder',
    (r) => (r.clocks.naming.ladder = 'steep'),
    'ladderUnknown',
    '/clocks/naming',
  ],
  [
    'a ladder on which the office hears before the head',
    (r) => (r.ladders.standard!.officeAfter = 4),
    'ladderUpsideDown',
    '/ladders/standard',
  ],
  [
    'a red threshold above the yellow one',
    (r) => (r.settings.boardRed.value = 3),
    'thresholdsCrossed',
    '/settings/boardRed',
  ],
  ['a clock nobody knows', (r) => (loose(r.clocks).tea = r.clocks.naming), 'clockUnknown', '/clocks'],
  ['a field twice', (r) => (r.form[1]!.id = 'commitment'), 'fieldRepeated', '/form/commitment'],
  [
    'a field of an unknown type',
    (r) => (r.form[0]!.cellTypes = ['CASTLE']),
    'cellTypeUnknown',
    '/form/commitment',
  ],
  ['a choice without choices', (r) => (r.form[0]!.kind = 'choice'), 'choicesMisplaced', '/form/commitment'],
  ['no calendar of the programme year', (r) => r.calendars.shift(), 'calendarMissing', '/calendars'],
  ['a year twice', (r) => r.calendars.push(year(r, 2025)), 'yearRepeated', '/calendars/2025'],
  ['a day that does not exist', (r) => year(r, 2025).off.push('02-29'), 'dayWrong', '/calendars/2025/off/6'],
  [
    'a range backwards',
    (r) => year(r, 2025).off.push('12-31..12-30'),
    'rangeBackwards',
    '/calendars/2025/off/6',
  ],
  ['a day off twice', (r) => year(r, 2025).off.push('10-08'), 'dayRepeated', '/calendars/2025/off/6'],
  [
    'a make-up day on a Monday',
    (r) => year(r, 2026).makeup.push('03-02'),
    'makeupOnWeekday',
    '/calendars/2026/makeup/6',
  ],
  [
    'a make-up day on a day off',
    (r) => year(r, 2026).makeup.push('10-04'),
    'makeupIsOff',
    '/calendars/2026/makeup/6',
  ],
  [
    'a make-up day that does not exist',
    (r) => year(r, 2026).makeup.push('02-30'),
    'dayWrong',
    '/calendars/2026/makeup/6',
  ],
  ['a section that does not add up', (r) => (item(r, 'B1').max = 11), 'sectionSum', '/rubrics/SCHOOL@2024/B'],
  [
    'a rubric that is not 100',
    (r) => rubric(r).sections.splice(1, 1),
    'totalNotFull',
    '/rubrics/SCHOOL@2024',
  ],
  [
    'a section without marks but with a minimum',
    (r) => (rubric(r).sections[0]!.minimum = 60),
    'minimumWithoutMarks',
    '/rubrics/SCHOOL@2024/A',
  ],
  ['a scored item without marks', (r) => delete item(r, 'B1').max, 'maxMissing', '/rubrics/SCHOOL@2024/B1'],
  [
    'a scored item without a standard',
    (r) => delete item(r, 'B1').standard,
    'standardMissing',
    '/rubrics/SCHOOL@2024/B1',
  ],
  ['marks on a MUST', (r) => (item(r, 'M1').max = 5), 'marksOnRequirement', '/rubrics/SCHOOL@2024/M1'],
  [
    'grades that do not reach the maximum',
    (r) => item(r, 'E3').steps!.pop(),
    'stepsWrong',
    '/rubrics/SCHOOL@2024/E3',
  ],
  ['an item twice', (r) => (item(r, 'B2').id = 'B1'), 'itemRepeated', '/rubrics/SCHOOL@2024/B1'],
  ['a section twice', (r) => (rubric(r).sections[2]!.id = 'B'), 'sectionRepeated', '/rubrics/SCHOOL@2024/B'],
  [
    'an item on a task that does not exist',
    (r) => (item(r, 'B1').tasks = [33]),
    'taskUnknown',
    '/rubrics/SCHOOL@2024/B1',
  ],
  [
    'a rubric on a task that does not exist',
    (r) => rubric(r).tasks.push(33),
    'taskUnknown',
    '/rubrics/SCHOOL@2024/tasks',
  ],
  [
    'a bonus cap above all bonus marks',
    (r) => (rubric(r).bonusCap = 9),
    'bonusCapTooHigh',
    '/rubrics/SCHOOL@2024/bonusCap',
  ],
  [
    'a choice of a scored item',
    (r) => (rubric(r, 'SUPERMARKET').choices[0]!.of[0] = 'B1'),
    'choiceItemUnknown',
    '/rubrics/SUPERMARKET@2024/K1',
  ],
  [
    'a choice out of reach',
    (r) => (rubric(r, 'SUPERMARKET').choices[0]!.atLeast = 6),
    'choiceOutOfReach',
    '/rubrics/SUPERMARKET@2024/K1',
  ],
  [
    'a choice that names an item twice',
    (r) => (rubric(r, 'SUPERMARKET').choices[0]!.of[1] = 'M7'),
    'choiceItemRepeated',
    '/rubrics/SUPERMARKET@2024/K1/M7',
  ],
  [
    'nothing that always applies',
    (r) => rubric(r).sections.forEach((s) => s.items.forEach((i) => (i.optional = true))),
    'nothingAlwaysApplies',
    '/rubrics/SCHOOL@2024',
  ],
  ['a rubric twice', (r) => r.rubrics.push(rubric(r)), 'rubricRepeated', '/rubrics/SCHOOL@2024'],
  [
    'a department twice',
    (r) => r.departments.push(r.departments[0]!),
    'departmentRepeated',
    '/departments/QWFB',
  ],
  [
    'a department with a task that does not name it',
    (r) => r.departments[0]!.tasks.push(7),
    'tasksOfDepartment',
    '/departments/QWFB/tasks',
  ],
  [
    'a task with an unknown group',
    (r) => r.tasks[0]!.groups.push('NOBODY'),
    'groupUnknown',
    '/tasks/1/groups',
  ],
  [
    'a task with an unknown lead',
    (r) => r.tasks[1]!.leads.push('NOBODY'),
    'departmentUnknown',
    '/tasks/2/departments',
  ],
  [
    'a task with an unknown indicator',
    (r) => r.tasks[0]!.indicators.push('I99'),
    'indicatorUnknown',
    '/tasks/1/indicators',
  ],
  [
    'a task with an unknown deadline',
    (r) => r.tasks[0]!.deadlines.push('D99'),
    'deadlineUnknown',
    '/tasks/1/deadlines',
  ],
  ['an indicator outside its task', (r) => (r.indicators[0]!.task = 1), 'notInItsTask', '/indicators/I03-1'],
  ['a deadline outside its task', (r) => (r.deadlines[0]!.task = 1), 'notInItsTask', '/deadlines/DL04-1'],
  [
    'a repeat of an unknown indicator',
    (r) => (r.indicators[0]!.sameAs = 'I99'),
    'indicatorUnknown',
    '/indicators/I03-1/sameAs',
  ],
  ['a task number twice', (r) => (r.tasks[1]!.number = 1), 'taskRepeated', '/tasks/1'],
];

/** Changes that break the shape, each with the path of the fault. */
const MISSHAPEN: [string, (r: RuleSet) => void, string][] = [
  ['a value without a basis', (r) => delete loose(school(r).target).basis, '/cellTypes/SCHOOL/target/basis'],
  ['a basis from nowhere', (r) => (loose(r.clocks.naming).basis = 'hearsay'), '/clocks/naming/basis'],
  ['a misspelt field', (r) => (loose(school(r)).lead = 'JIAOW'), '/cellTypes/SCHOOL'],
  ['a clock of no length', (r) => (r.clocks.naming.length = 0), '/clocks/naming/length'],
  ['a clock of an unknown unit', (r) => (loose(r.clocks.naming).unit = 'week'), '/clocks/naming/unit'],
  ['half a working day', (r) => (r.clocks.naming.length = 2.5), '/clocks/naming/length'],
  [
    'an item of an unknown kind',
    (r) => (loose(item(r, 'B1')).kind = 'NICE'),
    '/rubrics/SCHOOL@2024/sections/B/items/B1/kind',
  ],
  [
    'marks with two decimals',
    (r) => (item(r, 'B1').max = 9.75),
    '/rubrics/SCHOOL@2024/sections/B/items/B1/max',
  ],
  [
    'a minimum above 100 %',
    (r) => (rubric(r).sections[1]!.minimum = 120),
    '/rubrics/SCHOOL@2024/sections/B/minimum',
  ],
  ['a missing setting', (r) => delete loose(r.settings).minInspectors, '/settings/minInspectors'],
  ['a date that is none', (r) => (r.source.publishedOn = '2024-02-30'), '/source/publishedOn'],
];

describe('a rule set', () => {
  it('is read from its files', () => {
    expect(faultsAfter(() => undefined)).toEqual([]);
  });

  it.each(BROKEN)('is refused with %s', (_, change, code, path) => {
    expect(faultsAfter(change)).toContainEqual({ code, path, detail: expect.stringMatching(/。$/) });
  });

  it.each(MISSHAPEN)('is refused with %s', (_, change, path) => {
    expect(faultsAfter(change)).toContainEqual({
      code: 'shape',
      path,
      detail: expect.stringMatching(/。$/),
    });
  });

  it('with the part `office` (older versions) reads the same: the district is a record of its own', () => {
    const older = {
      ...ruleSet2024,
      office: { name: { name: '办公室简称', value: '区无废办', basis: 'notice' } },
    };
    expect(parseRuleSet(older)).toEqual(ruleSet2024);
    expect(parseRuleSet({ ...older, office: 'anything' })).toEqual(ruleSet2024);
    expect(ruleSet2024).not.toHaveProperty('office');
  });

  it.each([null, undefined, 7, 'rules', [], {}])('is not %j', (json) => {
    expect(() => parseRuleSet(json)).toThrow(RuleSetError);
  });

  it('names every fault at once, each in a line of the message', () => {
    const change = (r: RuleSet) => {
      school(r).leads = ['NOBODY'];
      r.baseline.value = 50;
      year(r, 2026).makeup.push('03-02');
    };
    expect(faultsAfter(change).map((fault) => fault.code)).toEqual([
      'departmentUnknown',
      'baselineNotItsTotal',
      'makeupOnWeekday',
    ]);
    const { message } = new RuleSetError(faultsAfter(change));
    expect(message.split('\n')).toHaveLength(4);
    expect(message).toContain(
      '/calendars/2026/makeup/6 2026-03-02 不是星期六或星期日，不能作为调休上班日。 [makeupOnWeekday]',
    );
  });
});
