import { DepartmentFault } from '../departments/change';
import { bodyOn, type DepartmentRegister } from '../departments/register';
import { formerTowns, type TownAct, townEffect, townListOf, townsEndingAlone, townsOn } from './towns';

const TODAY = '2025-04-10';
const first = (id: string, beginsOn: string | null = null, until?: string) => ({
  ...{ id, name: id, fullName: id, beginsOn },
  ...(until && { until }),
});

/** 木耳镇 is 木耳街道 since March; 古路镇 goes to 龙兴镇 in May; 新城街道 begins in June; 误名镇 was taken back. */
const REGISTER: DepartmentRegister = {
  first: [
    ...['木耳镇', '古路镇', '龙兴镇', '石船镇'].map((id) => first(id)),
    first('木耳街道', '2025-03-01'),
    first('误名镇', '2025-04-01', '2025-04-03'),
    first('新城街道', '2025-06-01'),
  ],
  names: [],
  ends: [
    { id: '木耳镇', number: 1, on: '2025-03-01', successor: '木耳街道' },
    { id: '古路镇', number: 2, on: '2025-05-01', successor: '龙兴镇' },
    { id: '石船镇', number: 3, on: '2025-04-01', successor: '误名镇', until: '2025-04-03' },
  ],
};
const KEPT = ['木耳镇', '古路镇', '龙兴镇', '石船镇'];

describe('镇街 by day', () => {
  it.each([
    ['2025-02-28', ['木耳镇', '古路镇', '龙兴镇', '石船镇']],
    ['2025-04-02', ['木耳街道', '古路镇', '龙兴镇', '误名镇']],
    [TODAY, ['木耳街道', '古路镇', '龙兴镇', '石船镇']],
    ['2025-05-01', ['木耳街道', '龙兴镇', '石船镇']],
    ['2025-06-01', ['木耳街道', '龙兴镇', '石船镇', '新城街道']],
  ])('on %s are %j', (day, names) => {
    expect(townsOn(REGISTER, day).filter((name) => name !== '误名镇' || day === '2025-04-02')).toEqual(names);
  });

  it('that are no more stand for those that have taken their place', () => {
    expect(formerTowns(REGISTER, TODAY)).toEqual({ 木耳镇: '木耳街道' });
    expect(formerTowns(REGISTER, '2025-05-01')).toEqual({ 木耳镇: '木耳街道', 古路镇: '龙兴镇' });
  });

  it.each<[string, TownAct, string, string[], string | null]>([
    ['renamed', { kind: 'rename', town: '石船镇', name: '石船街道' }, '石船镇', ['石船街道'], '石船街道'],
    ['merged', { kind: 'merge', towns: ['石船镇'], into: '龙兴镇' }, '石船镇', [], '龙兴镇'],
    [
      'merged to a new one',
      { kind: 'merge', towns: ['石船镇'], into: { name: '船龙镇' } },
      '石船镇',
      ['船龙镇'],
      '船龙镇',
    ],
    ['dissolved', { kind: 'dissolve', town: '石船镇', successor: null }, '石船镇', [], null],
    [
      'renamed as once by mistake',
      { kind: 'rename', town: '石船镇', name: '误名镇' },
      '石船镇',
      ['误名镇'],
      '误名镇',
    ],
  ])('are %s', (_, act, id, begun, successor) => {
    const { begin, end } = townEffect(REGISTER, act, TODAY, TODAY);
    expect([begin.map(({ name }) => name), end]).toEqual([begun, [{ id, successor }]]);
  });

  it.each<[string, TownAct, string, string, string]>([
    ['a day that is over', { kind: 'new', names: ['翠云街道'] }, '2025-04-09', 'departmentFromPast', '/from'],
    [
      'a name that exists',
      { kind: 'rename', town: '石船镇', name: '龙兴镇' },
      TODAY,
      'departmentExists',
      '/name',
    ],
    ['a name of former days', { kind: 'new', names: ['木耳镇'] }, TODAY, 'departmentExists', '/names/0'],
    [
      'a new one that exists',
      { kind: 'merge', towns: ['石船镇'], into: { name: '龙兴镇' } },
      TODAY,
      'departmentExists',
      '/into/name',
    ],
    [
      'the same name',
      { kind: 'rename', town: '石船镇', name: '石船镇' },
      TODAY,
      'departmentUnchanged',
      '/name',
    ],
    [
      'one that is no more',
      { kind: 'rename', town: '木耳镇', name: '耳镇' },
      TODAY,
      'departmentDissolved',
      '/town',
    ],
    [
      'a day before its last change',
      { kind: 'rename', town: '古路镇', name: '古路街道' },
      TODAY,
      'departmentEnds',
      '/town',
    ],
    [
      'one that is not yet',
      { kind: 'dissolve', town: '新城街道', successor: null },
      TODAY,
      'departmentNotBegun',
      '/town',
    ],
    [
      'nobody known',
      { kind: 'merge', towns: ['石船镇', '某镇'], into: '龙兴镇' },
      TODAY,
      'departmentUnknown',
      '/towns/1',
    ],
    ['a circle', { kind: 'merge', towns: ['龙兴镇'], into: '古路镇' }, TODAY, 'mergerInCircle', '/into'],
    [
      'itself',
      { kind: 'dissolve', town: '石船镇', successor: '石船镇' },
      TODAY,
      'mergerInCircle',
      '/successor',
    ],
    [
      'a successor that has ended',
      { kind: 'merge', towns: ['石船镇'], into: '古路镇' },
      '2025-05-01',
      'successorDissolved',
      '/into',
    ],
  ])('are not changed by %s', (_, act, from, code, place) => {
    const change = () => townEffect(REGISTER, act, from, TODAY);
    expect(change).toThrow(DepartmentFault);
    expect(change).toThrow(expect.objectContaining({ code, place, message: expect.stringMatching(/。$/) }));
    expect(change).not.toThrow(/部门/);
  });

  it('are not left without an heir: one that another goes to later is dissolved with a successor only', () => {
    // 古路镇 goes to 龙兴镇 on 1 May; what it has then would be nobody's.
    const dissolve = (successor: string | null, from: string) =>
      townEffect(REGISTER, { kind: 'dissolve', town: '龙兴镇', successor }, from, TODAY);
    for (const from of [TODAY, '2025-04-20', '2025-05-01', '2025-08-01']) {
      expect(() => dissolve(null, from)).toThrow(
        expect.objectContaining({
          ...{ code: 'successorAwaited', place: '/successor' },
          message: '“古路镇”自2025年5月1日（星期四）起由它承接，请选择由哪个镇街承接，或先撤回那次变动。',
        }),
      );
    }
    const { end } = dissolve('石船镇', '2025-04-20');
    const ends = [...REGISTER.ends, ...end.map((one) => ({ ...one, number: 4, on: '2025-04-20' }))];
    const register = { ...REGISTER, ends };
    expect(bodyOn(register, '古路镇', '2025-04-30')).toBe('古路镇');
    expect(bodyOn(register, '古路镇', '2025-05-01')).toBe('石船镇');
    // Once the units have passed, they are counted with those of 龙兴镇 itself, and its end needs no other rule.
    expect(
      townEffect(REGISTER, { kind: 'dissolve', town: '龙兴镇', successor: null }, '2025-05-02', '2025-05-02')
        .end,
    ).toEqual([{ id: '龙兴镇', successor: null }]);
  });

  it('do not go to one that is to be dissolved later without a successor, nor to one whose heirs end so', () => {
    const ends = [
      ...REGISTER.ends,
      { id: '石船镇', number: 4, on: '2025-09-01', successor: null },
      { id: '木耳街道', number: 5, on: '2025-07-01', successor: '石船镇' },
    ];
    const merge = (into: string) => () =>
      townEffect({ ...REGISTER, ends }, { kind: 'merge', towns: ['龙兴镇'], into }, '2025-06-01', TODAY);
    for (const into of ['石船镇', '木耳街道'])
      expect(merge(into)).toThrow(
        expect.objectContaining({
          ...{ code: 'successorEnds', place: '/into' },
          message: '“石船镇”自2025年9月1日（星期一）起撤销，没有承接镇街，请另选承接镇街，或先撤回那次撤销。',
        }),
      );
    expect(merge('新城街道')().end).toEqual([{ id: '龙兴镇', successor: '新城街道' }]);
  });

  it('that are to be dissolved without a successor are known with their day, and no longer chosen', () => {
    const ends = [...REGISTER.ends, { id: '石船镇', number: 4, on: '2025-05-02', successor: null }];
    const register = { ...REGISTER, ends };
    expect(townsEndingAlone(register, TODAY)).toEqual([{ name: '石船镇', endsOn: '2025-05-02' }]);
    expect(townsOn(register, '2025-05-01')).toContain('石船镇');
    expect(townsOn(register, '2025-05-02')).not.toContain('石船镇');
    expect(townsEndingAlone(register, '2025-05-02')).toEqual([]);
    expect(townsEndingAlone(REGISTER, TODAY)).toEqual([]); // 古路镇 has an heir; what was taken back counts no more
  });

  it('keep in the list of the office the names from which they came', () => {
    const wanted = ['石船镇', '木耳街道', '古路镇', '龙兴镇', '大湾镇'];
    const { names, faults } = townListOf(REGISTER, KEPT, wanted, TODAY);
    expect(faults).toEqual([]);
    expect(names).toEqual(['石船镇', '木耳镇', '古路镇', '龙兴镇', '大湾镇']);
    expect(bodyOn(REGISTER, '木耳镇', TODAY)).toBe('木耳街道');
  });

  it.each([
    ['a former name', ['木耳街道', '古路镇', '龙兴镇', '木耳镇'], [3]],
    ['one that begins later', ['木耳街道', '古路镇', '龙兴镇', '新城街道'], [3]],
    ['the loss of one with a change', ['古路镇'], [null, null]],
  ])('refuse a list with %s', (_, wanted, places) => {
    const { faults } = townListOf(REGISTER, KEPT, wanted, TODAY);
    expect(faults.map(({ at }) => at)).toEqual(places);
    for (const { detail } of faults) expect(detail).toMatch(/。$/);
  });
});
