import { nextYearOf, ruleSet2024, sentencesOfLastYear } from '../index';

const draft = (): Record<string, any> => structuredClone(nextYearOf(ruleSet2024));
const pathsOf = (parts: Record<string, any>) =>
  sentencesOfLastYear(ruleSet2024, parts).map(({ path }) => path);

describe('the texts of a draft that still name last year', () => {
  it('are named with their places, in tasks, indicators and deadlines', () => {
    const found = sentencesOfLastYear(ruleSet2024, draft());
    expect(found).toContainEqual({
      path: '/deadlines/DL04-1/what',
      text: '2023年度无废城市建设自评估并报市无废办',
    });
    expect(found.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/indicators/I07-1/quote', '/tasks/4/text', '/carryOver/quote']),
    );
    expect(found.every(({ text }) => /202[345]年/.test(text))).toBe(true);
  });

  it('are no longer to be looked at once they are written anew, whatever year they name then', () => {
    const parts = draft();
    const one = parts['deadlines'].find(({ id }: any) => id === 'DL04-1');
    one.what = '2024年度无废城市建设自评估并报市无废办';
    expect(pathsOf(parts)).not.toContain('/deadlines/DL04-1/what');
    expect(pathsOf(parts)).toContain('/deadlines/DL04-1/quote');
  });

  it('are found by the id of their entry, wherever it stands; a new entry is not asked about', () => {
    const parts = draft();
    const added = { ...parts['deadlines'][0], id: 'DL99-1' };
    parts['deadlines'] = [added, ...parts['deadlines'].toReversed()];
    expect(pathsOf(parts).toSorted()).toEqual(pathsOf(draft()).toSorted());
  });

  it('do not take a number for a year', () => {
    const parts = draft();
    const rules = { ...ruleSet2024, carryOver: { ...ruleSet2024.carryOver, quote: '共12024年产' } };
    expect(
      sentencesOfLastYear(rules, { ...parts, carryOver: rules.carryOver }).map(({ path }) => path),
    ).not.toContain('/carryOver/quote');
  });
});
