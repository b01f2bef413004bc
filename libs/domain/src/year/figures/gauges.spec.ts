import fc from 'fast-check';
import { gaugeOf, gaugesOf, type YearFigures } from './gauges';

const FIGURES: YearFigures = {
  totals: [
    { id: 'municipalQuota', value: 45 },
    { id: 'districtTarget', value: 50 },
    { id: 'typeRows', value: 60 },
  ],
  types: [
    { code: 'INDUSTRIAL_PARK', target: 1, leads: ['JXW'] },
    { code: 'PUBLIC_INSTITUTION', target: 5, leads: ['JGSW'] },
    { code: 'SCHOOL', target: 5, leads: ['JIAOW', 'JGSW'] },
  ],
};

const completed = (n: number) => gaugesOf(FIGURES, { completed: { SCHOOL: n }, open: {} });

describe('a figure', () => {
  it.each([
    [44, { target: 45, completed: 44, gap: 1, surplus: 0 }],
    [45, { target: 45, completed: 45, gap: 0, surplus: 0 }],
    [46, { target: 45, completed: 46, gap: 0, surplus: 1 }],
    [0, { target: 45, completed: 0, gap: 45, surplus: 0 }],
  ])('of 45 with %i completed', (count, gauge) => {
    expect(gaugeOf(45, count)).toEqual(gauge);
  });
});

describe('the gauges of a plan year', () => {
  it('are three, each against its own total', () => {
    expect(completed(52).totals).toEqual([
      { id: 'municipalQuota', target: 45, completed: 52, gap: 0, surplus: 7 },
      { id: 'districtTarget', target: 50, completed: 52, gap: 0, surplus: 2 },
      { id: 'typeRows', target: 60, completed: 52, gap: 8, surplus: 0 },
    ]);
  });

  it.each([45, 46, 50, 51, 60, 61, 600])('count cell number %i like the first: figures are floors', (n) => {
    expect(completed(n).completed).toBe(n);
    expect(completed(n).totals.map((gauge) => gauge.completed)).toEqual([n, n, n]);
  });

  it('show a type below its figure though a total is reached, and a second park as surplus', () => {
    const { totals, byType } = gaugesOf(FIGURES, {
      completed: { SCHOOL: 44, INDUSTRIAL_PARK: 2 },
      open: { SCHOOL: 3 },
    });
    expect(totals[0]).toMatchObject({ gap: 0, surplus: 1 });
    expect(byType).toEqual([
      { code: 'INDUSTRIAL_PARK', target: 1, completed: 2, gap: 0, surplus: 1, open: 0 },
      { code: 'PUBLIC_INSTITUTION', target: 5, completed: 0, gap: 5, surplus: 0, open: 0 },
      { code: 'SCHOOL', target: 5, completed: 44, gap: 0, surplus: 39, open: 3 },
    ]);
  });

  it('count a type with two leads fully under each, and fill no gap with the surplus of another type', () => {
    const counts = {
      completed: { SCHOOL: 7, PUBLIC_INSTITUTION: 4 },
      open: { SCHOOL: 1, PUBLIC_INSTITUTION: 2 },
    };
    expect(gaugesOf(FIGURES, counts).byDepartment).toEqual([
      { id: 'JXW', target: 1, completed: 0, gap: 1, surplus: 0, open: 0 },
      { id: 'JGSW', target: 10, completed: 11, gap: 1, surplus: 2, open: 3 },
      { id: 'JIAOW', target: 5, completed: 7, gap: 0, surplus: 2, open: 1 },
    ]);
  });

  it('count a cell of a type that the year no longer names in the totals', () => {
    const { completed: all, byType } = gaugesOf(FIGURES, { completed: { SCHOOL: 1, PIER: 2 }, open: {} });
    expect(all).toBe(3);
    expect(byType.map((type) => type.completed)).toEqual([0, 0, 1]);
  });

  it('take a type named like something inherited for one with no cells', () => {
    const odd = { totals: [], types: [{ code: 'constructor', target: 2, leads: ['JXW'] }] };
    expect(gaugesOf(odd, { completed: {}, open: {} }).byType[0]).toMatchObject({
      completed: 0,
      gap: 2,
      open: 0,
    });
  });

  it('always add up: completed = target − gap + surplus, and never both gap and surplus', () => {
    const count = fc.nat(80);
    const counts = fc.record({
      completed: fc.record({ SCHOOL: count, PUBLIC_INSTITUTION: count, INDUSTRIAL_PARK: count }),
      open: fc.record({ SCHOOL: count }),
    });
    fc.assert(
      fc.property(counts, (given) => {
        const { totals, byType, byDepartment, completed: all } = gaugesOf(FIGURES, given);
        for (const { target, completed: done, gap, surplus } of [...totals, ...byType, ...byDepartment]) {
          expect(done).toBe(target - gap + surplus);
        }
        for (const { gap, surplus } of [...totals, ...byType]) expect(gap * surplus).toBe(0);
        expect(byType.reduce((sum, type) => sum + type.completed, 0)).toBe(all);
      }),
    );
  });
});
