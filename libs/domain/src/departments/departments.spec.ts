import type { Actor } from '../application/commands';
import { departmentsOf, inCapacity, speaksFor } from './capacity';
import { type DepartmentAct, departmentEffect, DepartmentFault } from './change';
import { bodyOn, calledOn, type DepartmentRegister, existsOn, heirsOn, heldWith, neverWas } from './register';
import { laterThan, partiesOf, type RecordedChange, takeBackDay } from './take-back';

const TODAY = '2025-03-03';
const first = (id: string, name: string, beginsOn: string | null = null) => ({
  id,
  name,
  fullName: `某区${name}`,
  beginsOn,
});

/** 区教委 and 区机关事务局 merge on 1 April into 区教育服务局, which is absorbed by 区政府办 on 1 June; 区体育局 is renamed twice. */
const REGISTER: DepartmentRegister = {
  first: [
    first('JIAOW', '区教委'),
    first('JGSW', '区机关事务局'),
    first('TYJ', '区体育局'),
    first('ZFB', '区政府办'),
    first('JYFW', '区教育服务局', '2025-04-01'),
  ],
  names: [
    { id: 'TYJ', number: 2, from: '2025-05-01', name: '区文体局', fullName: '某区文体局' },
    { id: 'TYJ', number: 4, from: '2025-05-01', name: '区文体旅局', fullName: '某区文体旅局' },
  ],
  ends: [
    { id: 'JIAOW', number: 1, on: '2025-04-01', successor: 'JYFW' },
    { id: 'JGSW', number: 1, on: '2025-04-01', successor: 'JYFW' },
    { id: 'JYFW', number: 3, on: '2025-06-01', successor: 'ZFB' },
  ],
};

describe('the register of departments', () => {
  it.each([
    ['2025-03-31', 'JIAOW', '区教委'],
    ['2025-04-01', 'JYFW', '区教育服务局（原区教委）'],
    ['2025-06-01', 'ZFB', '区政府办（原区教委）'],
  ])('says on %s who does the work of 区教委: %s', (day, body, called) => {
    expect(bodyOn(REGISTER, 'JIAOW', day)).toBe(body);
    expect(calledOn(REGISTER, 'JIAOW', day)).toBe(called);
  });

  it('keeps the name of each day; of two from one day the later act counts', () => {
    expect(['2025-04-30', '2025-05-01'].map((day) => calledOn(REGISTER, 'TYJ', day))).toEqual([
      '区体育局',
      '区文体旅局',
    ]);
    expect(calledOn(REGISTER, 'NONE', TODAY)).toBe('NONE');
  });

  it('knows whose work is in the same hands on a day', () => {
    expect(heldWith(REGISTER, 'JYFW', '2025-03-31')).toEqual(['JYFW']);
    expect(heldWith(REGISTER, 'JGSW', '2025-04-01')).toEqual(['JIAOW', 'JGSW', 'JYFW']);
    expect(heldWith(REGISTER, 'ZFB', '2025-06-01')).toEqual(['JIAOW', 'JGSW', 'ZFB', 'JYFW']);
    expect(['2025-03-31', '2025-04-01', '2025-06-01'].map((day) => existsOn(REGISTER, 'JYFW', day))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('who takes the place of a department in rules of a day', () => {
  const among = ['TYA', 'TYB'];
  const split: DepartmentRegister = {
    ...REGISTER,
    ends: [
      ...REGISTER.ends,
      { id: 'TYJ', number: 5, on: '2025-07-01', successor: 'TYA', among },
      { id: 'TYB', number: 6, on: '2025-08-01', successor: 'TYA' },
    ],
  };

  it.each([
    ['2025-03-31', 'JIAOW', undefined],
    ['2025-04-01', 'JIAOW', ['JYFW']],
    ['2025-06-01', 'JIAOW', ['ZFB']],
    ['2025-07-01', 'TYJ', among],
    ['2025-08-01', 'TYJ', ['TYA']],
  ])('on %s that of %s: %s', (day, id, heirs) => {
    expect(heirsOn(split, id, day)).toEqual(heirs);
  });

  it('is nobody when nobody took its work over', () => {
    const alone = { ...REGISTER, ends: [{ id: 'TYJ', number: 5, on: TODAY, successor: null }] };
    expect(heirsOn(alone, 'TYJ', TODAY)).toEqual([]);
  });
});

describe('a change that was taken back', () => {
  const back = (until: string): DepartmentRegister => ({
    first: REGISTER.first.map((one) => (one.id === 'JYFW' ? { ...one, until } : one)),
    names: REGISTER.names.map((one) => (one.number === 4 ? { ...one, until: '2025-06-01' } : one)),
    ends: REGISTER.ends.filter(({ number }) => number === 1).map((end) => ({ ...end, until })),
  });

  it('counts between its day and the day on which it is taken back', () => {
    const bodies = (register: DepartmentRegister) =>
      ['2025-03-31', '2025-04-01', '2025-04-10'].map((day) => bodyOn(register, 'JIAOW', day));
    expect(bodies(back('2025-04-10'))).toEqual(['JIAOW', 'JYFW', 'JIAOW']);
    expect(bodies(back('2025-04-01'))).toEqual(['JIAOW', 'JIAOW', 'JIAOW']);
    const exists = (day: string) => existsOn(back('2025-04-10'), 'JYFW', day);
    expect(['2025-04-09', '2025-04-10'].map(exists)).toEqual([true, false]);
    expect(['2025-05-31', '2025-06-01'].map((day) => calledOn(back('2025-04-01'), 'TYJ', day))).toEqual([
      '区文体旅局',
      '区文体局',
    ]);
  });

  it('never was when both are of one day: the department may end again, the code is free', () => {
    expect(
      back('2025-04-01')
        .first.filter(neverWas)
        .map(({ id }) => id),
    ).toEqual(['JYFW']);
    expect(back('2025-04-10').first.filter(neverWas)).toEqual([]);
    const into = { id: 'JYFW', name: '区教育服务局', fullName: '某区教育服务局' };
    const again: DepartmentAct = { kind: 'merge', departments: ['JIAOW'], into };
    const effect = (until: string) => departmentEffect(back(until), again, '2025-05-01', '2025-04-20');
    expect(effect('2025-04-01').end).toEqual([{ id: 'JIAOW', successor: 'JYFW' }]);
    expect(() => effect('2025-04-10')).toThrow(DepartmentFault);
  });

  const change = (number: number, ids: string[], more: Partial<RecordedChange> = {}): RecordedChange => ({
    ...{ number, kind: 'rename', from: '2025-04-01', names: ids.map((id) => ({ id })), ends: [] },
    ...{ takenBackBy: null, ...more },
  });

  it('is taken back from its own day, or from today, once, after the later ones about the same departments', () => {
    const first = change(1, ['A']);
    expect(['2025-03-01', '2025-04-05'].map((today) => takeBackDay(first, today))).toEqual([
      '2025-04-01',
      '2025-04-05',
    ]);
    expect(() => takeBackDay({ ...first, takenBackBy: 2 }, TODAY)).toThrow('已经撤回');
    expect(() => takeBackDay({ ...first, kind: 'takeBack' }, TODAY)).toThrow('不能再撤回');
    const later = [
      change(2, ['B']),
      change(3, [], { kind: 'merge', ends: [{ id: 'C', successor: 'A' }] }),
      change(4, ['A'], { takenBackBy: 5 }),
      change(6, ['A']),
    ];
    expect(laterThan(first, [first, ...later]).map(({ number }) => number)).toEqual([6, 3]);
    expect(partiesOf(later[1]!)).toEqual({ ended: ['C'], begun: [], successors: ['A'] });
  });
});

describe('an act on departments', () => {
  const fresh = { id: 'XJ', name: '区新局', fullName: '某区新局' };
  const empty: DepartmentRegister = { ...REGISTER, names: [], ends: [] };
  const effect = (act: DepartmentAct, register = REGISTER, from = TODAY) =>
    departmentEffect(register, act, from, TODAY);
  const faultOf = (act: DepartmentAct, register?: DepartmentRegister, from?: string) => {
    try {
      effect(act, register, from);
    } catch (error) {
      if (error instanceof DepartmentFault) return [error.code, error.place];
      throw error;
    }
    return undefined;
  };

  it('merges two into a new one, which may bear the name of one of them', () => {
    const into = { ...fresh, name: '区教委' };
    expect(effect({ kind: 'merge', departments: ['JIAOW', 'JGSW'], into }, empty)).toEqual({
      begin: [into],
      rename: [],
      end: [
        { id: 'JIAOW', successor: 'XJ' },
        { id: 'JGSW', successor: 'XJ' },
      ],
    });
  });

  it('splits one, and one of the new departments does what is open', () => {
    const act = { kind: 'split', department: 'ZFB', departments: [fresh], successor: 'XJ' } as const;
    expect(effect(act)).toEqual({ begin: [fresh], rename: [], end: [{ id: 'ZFB', successor: 'XJ' }] });
  });

  const planned: DepartmentRegister = {
    ...empty,
    ends: [{ id: 'TYJ', number: 1, on: '2025-05-01', successor: 'ZFB' }],
  };
  it.each<[string, DepartmentAct, DepartmentRegister, string, string, string]>([
    [
      'a day that is over',
      { kind: 'new', departments: [fresh] },
      empty,
      '2025-03-02',
      'departmentFromPast',
      '/from',
    ],
    ['itself', { kind: 'merge', departments: ['TYJ'], into: 'TYJ' }, empty, TODAY, 'mergerInCircle', '/into'],
    [
      'each other',
      { kind: 'merge', departments: ['ZFB'], into: 'TYJ' },
      planned,
      TODAY,
      'mergerInCircle',
      '/into',
    ],
    [
      'one dissolved that day',
      { kind: 'merge', departments: ['TYJ'], into: 'JIAOW' },
      REGISTER,
      '2025-04-01',
      'successorDissolved',
      '/into',
    ],
    [
      'one not begun',
      { kind: 'dissolve', department: 'TYJ', successor: 'JYFW' },
      REGISTER,
      TODAY,
      'departmentNotBegun',
      '/successor',
    ],
    [
      'nobody known',
      { kind: 'dissolve', department: 'TYJ', successor: 'NONE' },
      empty,
      TODAY,
      'departmentUnknown',
      '/successor',
    ],
    [
      'a dissolved one',
      { kind: 'rename', department: 'JIAOW', name: '某', fullName: '某' },
      REGISTER,
      '2025-04-01',
      'departmentDissolved',
      '/department',
    ],
    [
      'an end twice',
      { kind: 'dissolve', department: 'TYJ', successor: 'JGSW' },
      planned,
      TODAY,
      'departmentEnds',
      '/department',
    ],
    [
      'the same name',
      { kind: 'rename', department: 'TYJ', name: '区体育局', fullName: '某区区体育局' },
      empty,
      TODAY,
      'departmentUnchanged',
      '/name',
    ],
    [
      'the name of another',
      { kind: 'rename', department: 'TYJ', name: '区教委', fullName: '某' },
      empty,
      TODAY,
      'departmentExists',
      '/name',
    ],
    [
      'a code that is taken',
      { kind: 'new', departments: [{ ...fresh, id: 'TYJ' }] },
      empty,
      TODAY,
      'departmentExists',
      '/departments/0/id',
    ],
    [
      'two of one code',
      { kind: 'new', departments: [fresh, { ...fresh, name: '某' }] },
      empty,
      TODAY,
      'departmentExists',
      '/departments/1/id',
    ],
    [
      'one that takes over later, without a successor',
      { kind: 'dissolve', department: 'ZFB', successor: null },
      REGISTER,
      TODAY,
      'successorAwaited',
      '/successor',
    ],
    [
      'a successor that ends later without one',
      { kind: 'merge', departments: ['TYJ'], into: 'ZFB' },
      { ...empty, ends: [{ id: 'ZFB', number: 1, on: '2026-01-01', successor: null }] },
      TODAY,
      'successorEnds',
      '/into',
    ],
    [
      'the office',
      { kind: 'dissolve', department: 'TYJ', successor: 'QWFB' },
      empty,
      TODAY,
      'officeStays',
      '/successor',
    ],
  ])('is refused: %s', (_, act, register, from, code, place) => {
    expect(faultOf(act, register, from)).toEqual([code, place]);
  });
});

describe('a person of a department that has taken over the work of others', () => {
  const person: Actor = {
    id: 'p',
    role: 'department',
    department: 'JYFW',
    actsFor: ['JGSW', 'JIAOW', 'JYFW'],
  };

  it('acts for each of them, under the one that is asked', () => {
    expect(departmentsOf(person)).toEqual(['JYFW', 'JGSW', 'JIAOW']);
    expect([speaksFor(person, 'JIAOW'), speaksFor(person, 'ZFB'), speaksFor(person, undefined)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(inCapacity(person, ['ZFB', 'JIAOW', 'JGSW']).department).toBe('JIAOW');
    expect(speaksFor(inCapacity(person, ['JIAOW']), 'JYFW')).toBe(true);
  });

  it('stays who he is where none of them is asked; so does a person of a department without any', () => {
    expect(inCapacity(person, ['ZFB'])).toBe(person);
    const plain: Actor = { id: 'p', role: 'department', department: 'ZFB' };
    expect(inCapacity(plain, ['JIAOW', 'ZFB'])).toBe(plain);
    expect(departmentsOf({ id: 'o', role: 'office' })).toEqual([]);
  });
});
