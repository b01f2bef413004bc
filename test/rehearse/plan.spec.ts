import { isCivilDate } from '@app/domain';
import { nextYearOf, obligationsOf, programmeFaults, type RuleSet, ruleSet2024 } from '@app/rules';
import { CIRCULARS, filledIn } from './circulars';
import { missingObligations, type Planned } from './expected';
import { dueBy, planOf } from './plan';

const daysOf = (years: number, type: string) =>
  planOf(years)
    .acts.filter((act) => act.type === type)
    .map(({ on, year }) => `${year} ${on}`);

describe('the plan of a rehearsal', () => {
  it('of one year is the units’ applications alone, through the self-assessment of the spring after', () => {
    expect(planOf(1)).toEqual({
      ...{ years: [2024], until: '2025-05-06', perType: 3 },
      acts: [{ on: '2024-08-28', type: 'apply', year: 2024 }],
    });
  });

  it('of three years opens two of them in the product, and carries over after each', () => {
    expect(planOf(3)).toMatchObject({ years: [2024, 2025, 2026], until: '2027-03-31' });
    expect(daysOf(3, 'openYear')).toEqual(['2025 2025-03-03', '2026 2026-03-03']);
    expect(daysOf(3, 'apply')).toEqual(['2024 2024-08-28', '2025 2025-03-10', '2026 2026-03-10']);
    expect(daysOf(3, 'carryOver')).toEqual(['2024 2025-01-20', '2025 2026-01-20', '2026 2027-01-20']);
    expect(daysOf(3, 'publishCalendar')).toEqual(['2027 2026-11-16']);
    expect([...daysOf(3, 'orderSpotCheck'), ...daysOf(3, 'revokeCarried')]).toHaveLength(2);
  });

  it.each([2, 3])('of %i years is in order, ends with the last day, and has real dates', (years) => {
    const { acts, until } = planOf(years);
    const days = acts.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
    expect(days.every((day) => isCivilDate(day) && day <= until)).toBe(true);
  });

  it.each([0, 4, 1.5, Number.NaN])('has no rehearsal of %p years', (years) => {
    expect(() => planOf(years)).toThrow('只能演练 1 至 3 个年度。');
  });

  it('hands out each act once: on its day, or on the first one that is asked for after it', () => {
    const { acts } = planOf(3);
    const [none, all] = dueBy(acts, '2024-08-27');
    expect([none, all.length]).toEqual([[], acts.length]);
    const [first, later] = dueBy(acts, '2025-03-05');
    expect(first.at(-1)).toMatchObject({ type: 'openYear', year: 2025 });
    expect([...first, ...later]).toEqual(acts);
    expect(dueBy(later, '2027-03-31')[1]).toEqual([]);
  });
});

describe('the rehearsal’s circulars', () => {
  it('leave no fault in the drafts, each made from the year before', () => {
    let rules: Record<string, any> = ruleSet2024;
    for (const year of [2025, 2026]) {
      const draft: Record<string, any> = nextYearOf(rules as RuleSet);
      expect(programmeFaults(draft)).not.toEqual([]);
      rules = { ...draft, ...filledIn(draft, year, `${year}-03-03`) };
      expect(rules['totals'][0].value).toBe(CIRCULARS[year]!.baseline);
      expect(programmeFaults(rules)).toEqual([]);
    }
  });
});

describe('what must have come by itself', () => {
  const planned = (year: number): Planned[] =>
    obligationsOf(ruleSet2024, year).map((one) => ({ ...one, dueOn: one.dueOn ?? null }));

  it('is every obligation of each year, and of the calendar’s year at the end', () => {
    expect(missingObligations([...planned(2024), ...planned(2027)], [2024], '2027-03-31')).toEqual([]);
    const without = planned(2024).filter(({ key }) => key !== 'quarterlyDispatch-2024Q3');
    expect(missingObligations(without, [2024], '2024-12-31')).toEqual([
      '2024 quarterlyDispatch: 3 instead of 4',
    ]);
  });

  it('has the day that the circular of its own year says, and is about the year before', () => {
    const found = planned(2025).map((one) =>
      one.kind === 'selfAssessment' ? { ...one, about: '2025' } : one,
    );
    const lines = missingObligations(found, [2025], '2025-12-31');
    expect(lines[0]).toBe('selfAssessment-2025 is about 2025');
    expect(lines).toHaveLength(1 + 4);
    expect(lines[1]).toBe('quarterlyDispatch-2025Q1 is due on 2025-04-10, the circular of 2025 says day 15');
  });
});
