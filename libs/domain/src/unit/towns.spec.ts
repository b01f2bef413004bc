import { DepartmentFault } from '../departments/change';
import { bodyOn, type DepartmentRegister } from '../departments/register';
import { formerTowns, type TownAct, townEffect, townListOf, townsOn } from './towns';

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
