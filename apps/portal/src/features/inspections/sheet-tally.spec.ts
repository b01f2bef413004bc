import { type Rubric, tallyOf } from './sheet-tally';

const item = (id: string, section: string, kind: 'MUST' | 'VETO' | 'SCORED' | 'BONUS', max?: number) => ({
  id,
  section,
  kind,
  text: id,
  ...(max && { max }),
});

const rubric: Rubric = {
  id: 'SCHOOL@2024',
  title: '无废学校评分标准',
  basis: 'assumed',
  sections: [
    { id: 'A', title: '基本要求', max: 0 },
    { id: 'B', title: '教育教学', max: 18, minimum: 60 },
    { id: 'Z', title: '附加分', max: 0 },
  ],
  items: [
    item('M1', 'A', 'MUST'),
    item('V1', 'A', 'VETO'),
    item('B1', 'B', 'SCORED', 10),
    item('B2', 'B', 'SCORED', 8),
    item('Z1', 'Z', 'BONUS', 9),
  ],
  choices: [],
  bonusCap: 5,
};

describe('a score sheet that is being filled in', () => {
  it('says what is still missing, in the order of the form', () => {
    const tally = tallyOf(rubric, { M1: 'met', B2: 8 });
    expect(tally.answered).toBe(2);
    expect(tallyOf(rubric, { M1: 'met' }).score).toBeUndefined();
    expect(tally.missing.map(({ id }) => id)).toEqual(['V1', 'B1', 'Z1']);
  });

  it('counts zero as an answer, an emptied field not', () => {
    expect(tallyOf(rubric, { B1: 0, B2: '' }).missing.map(({ id }) => id)).not.toContain('B1');
    expect(tallyOf(rubric, { B1: 0, B2: '' }).missing.map(({ id }) => id)).toContain('B2');
  });

  it('adds up per section and in all, without what does not apply', () => {
    const tally = tallyOf(rubric, { B1: 7.5, B2: 'notApplicable' });
    expect(tally.sections[1]).toMatchObject({ earned: 7.5, base: 10, belowMinimum: false });
    expect(tally.score).toBe(75);
  });

  it('names a section below its minimum once it is whole', () => {
    expect(tallyOf(rubric, { B1: 2 }).sections[1]!.belowMinimum).toBe(false);
    expect(tallyOf(rubric, { B1: 2, B2: 5 }).sections[1]!.belowMinimum).toBe(true);
  });

  it('names what is not met, and caps the bonus', () => {
    const tally = tallyOf(rubric, { M1: 'notMet', V1: 'met', Z1: 9 });
    expect(tally.unmet.map(({ id }) => id)).toEqual(['M1']);
    expect(tally.bonus).toBe(5);
  });
});
