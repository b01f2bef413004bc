import type { Actor } from '../application/commands';
import { actingIn, departmentsIn, departmentsOf, hasShares, holds } from './capacity';
import { type DepartmentAct, departmentEffect } from './change';
import { bodyOn, calledOn, type DepartmentRegister, heirsOn } from './register';

const DAY = '2025-04-01';
const named = (id: string) => ({ id, name: `区${id}局`, fullName: `某区${id}局` });

/** OLD is part of X since March; X is split in April: schools and T05 to B, the rest to A; B becomes C in May. */
const REGISTER: DepartmentRegister = {
  first: ['OLD', 'X', 'A', 'B', 'C', 'Y'].map((id) => ({ ...named(id), beginsOn: null })),
  names: [],
  ends: [
    { id: 'OLD', number: 1, on: '2025-03-01', successor: 'X' },
    {
      ...{ id: 'X', number: 2, on: DAY, successor: 'A', among: ['A', 'B'] },
      shares: { 'type:SCHOOL': 'B', 'item:T05': 'B' },
    },
    { id: 'B', number: 3, on: '2025-05-01', successor: 'C' },
  ],
};

describe('a department that was split', () => {
  it.each([
    ['OLD', '2025-03-31', 'X', 'X'],
    ['OLD', DAY, 'B', 'A'],
    ['X', DAY, 'B', 'A'],
    ['X', '2025-05-01', 'C', 'A'],
    ['Y', DAY, 'Y', 'Y'],
  ])('%s on %s: schools are in the hands of %s, factories of %s', (id, day, schools, factories) => {
    expect(bodyOn(REGISTER, id, day, 'type:SCHOOL')).toBe(schools);
    expect(bodyOn(REGISTER, id, day, 'type:FACTORY')).toBe(factories);
    expect(bodyOn(REGISTER, id, day)).toBe(factories);
  });

  it('is called by its successor in the subject, and has one heir there', () => {
    expect(calledOn(REGISTER, 'X', DAY, 'type:SCHOOL')).toBe('区B局（原区X局）');
    expect(calledOn(REGISTER, 'X', DAY)).toBe('区A局（原区X局）');
    expect(heirsOn(REGISTER, 'X', DAY, 'item:T05')).toEqual(['B']);
    expect(heirsOn(REGISTER, 'X', DAY, 'rest')).toEqual(['A']);
    expect(heirsOn(REGISTER, 'X', DAY)).toEqual(['A', 'B']);
  });

  it('leaves its seats to each body by subject', () => {
    const [a, b] = [
      ['A', 'X', '-X/type:SCHOOL', '-X/item:T05'],
      ['B', 'X/type:SCHOOL', 'X/item:T05'],
    ];
    expect([holds(a!, 'X', 'type:SCHOOL'), holds(b!, 'X', 'type:SCHOOL')]).toEqual([false, true]);
    expect([holds(a!, 'X', 'type:FACTORY'), holds(b!, 'X', 'type:FACTORY')]).toEqual([true, false]);
    expect([departmentsIn(a!), departmentsIn(b!)]).toEqual([
      ['A', 'X'],
      ['B', 'X'],
    ]);
    expect([hasShares(b!), hasShares(['A', 'X'])]).toEqual([true, false]);
    const person: Actor = { id: '1', role: 'department', department: 'B', actsFor: b! };
    expect(departmentsOf(person)).toEqual(['B']);
    expect(actingIn(person, 'type:SCHOOL')).toEqual({ ...person, actsFor: ['B', 'X'] });
    // As long as it holds its own work alone, a command is what it was.
    expect(actingIn(person, 'type:FACTORY')).toEqual({ id: '1', role: 'department', department: 'B' });
  });
});

describe('a split', () => {
  const act = (shares: object[]): DepartmentAct => ({
    ...{ kind: 'split', department: 'Y', departments: [named('NEU')], successor: 'NEU' },
    shares: shares as [],
  });
  const effectOf = (...shares: object[]) => departmentEffect(REGISTER, act(shares), '2025-06-01', DAY);

  it('names what passes to others than the successor of the rest', () => {
    expect(effectOf({ successor: 'A', types: ['SCHOOL'], accounts: ['7'] }).end).toEqual([
      { id: 'Y', successor: 'NEU', shares: { 'type:SCHOOL': 'A', 'account:7': 'A' } },
    ]);
    expect(effectOf({ successor: 'NEU', types: ['SCHOOL'] }).end).toEqual([{ id: 'Y', successor: 'NEU' }]);
  });

  it.each([
    [
      'twice',
      [
        { successor: 'A', types: ['S'] },
        { successor: 'NEU', types: ['S'] },
      ],
      'shareRepeated',
      '/shares/1/types/0',
    ],
    [
      'to one that is no more',
      [{ successor: 'X', tasks: ['T01'] }],
      'successorDissolved',
      '/shares/0/successor',
    ],
    ['to itself', [{ successor: 'Y', tasks: ['T01'] }], 'mergerInCircle', '/shares/0/successor'],
    ['to nobody known', [{ successor: 'Z', tasks: ['T01'] }], 'departmentUnknown', '/shares/0/successor'],
  ])('names nothing %s', (_, shares, code, place) => {
    expect(() => effectOf(...shares)).toThrow(expect.objectContaining({ code, place }));
  });
});
