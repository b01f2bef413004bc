import { ObligationStory, obligationRules, PARTS } from '../../../../test/support/domain/obligation-story';
import { followRules, type ObligationPlan } from './replan';

const OWN = { ...obligationRules, version: '2025.1', partsBefore: 3 };
const MORE: ObligationPlan['parts'] = [
  { department: 'JIAOW', items: ['T12', 'T13'] },
  { department: 'JGSW', items: ['T12', 'T15'] },
  { department: 'XQJ', items: ['T13'] },
];

/** The self-assessment due on 30 April by the rules of 2024; on 3 March the rules of 2025 come. */
function follow(
  story: ObligationStory,
  now: ObligationPlan,
  before: ObligationPlan = { dueOn: '2025-04-30', parts: PARTS },
) {
  return followRules(story.obligation, story.rules, { before, now }, OWN, story.today);
}

const begun = () => new ObligationStory('2025-01-02').create('2025-04-30').on('2025-03-03');
const daysOf = ({ obligation }: ObligationStory) =>
  obligation.parts.map(({ department, dueOn }) => `${department} ${String(dueOn)}`);

describe('an obligation made by the rules of the year before', () => {
  it('takes the date and the departments’ days of its own year; who was told of another day is told', () => {
    const story = begun();
    story.receive(follow(story, { dueOn: '2025-05-15', parts: PARTS }));
    expect(story.obligation).toMatchObject({
      dueOn: '2025-05-15',
      earlierDates: ['2025-04-30'],
      status: 'open',
    });
    expect(daysOf(story)).toEqual(['JIAOW 2025-05-12', 'JGSW 2025-05-12']);
    expect(story.mails().slice(-2)).toEqual([
      '2025-03-03 dutyDateSet → department:JIAOW',
      '2025-03-03 dutyDateSet → department:JGSW',
    ]);
    expect(story.rules).toMatchObject({ version: '2025.1', plannedBy: '2025.1', partsBefore: 3 });
  });

  it('asks the departments of its own year while none has handed anything in', () => {
    const story = begun();
    story.receive(follow(story, { dueOn: '2025-04-30', parts: MORE }));
    expect(story.obligation.parts.map(({ department, items }) => [department, items])).toEqual(
      MORE.map(({ department, items }) => [department, items]),
    );
    expect(story.obligation).toMatchObject({ dueOn: '2025-04-30', earlierDates: [] });
    expect(daysOf(story)).toEqual(['JIAOW 2025-04-24', 'JGSW 2025-04-24', 'XQJ 2025-04-27']);
    expect(story.mails().at(-1)).toBe('2025-03-03 dutyDateSet → department:XQJ');
  });

  it.each<[string, (story: ObligationStory) => unknown, ObligationPlan['parts']]>([
    [
      'somebody has handed in',
      (story) => story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' }),
      MORE,
    ],
    ['a department would fall out', () => undefined, MORE.slice(0, 1)],
  ])('keeps its items, and the rules that say what they mean, when %s', (_, meanwhile, parts) => {
    const story = begun();
    meanwhile(story);
    story.receive(follow(story, { dueOn: '2025-05-15', parts }));
    expect(story.obligation.parts.map(({ items }) => items)).toEqual(PARTS.map(({ items }) => items));
    expect(story.obligation.dueOn).toBe('2025-05-15');
    expect(story.rules).toMatchObject({ version: '2024.1', plannedBy: '2025.1' });
  });

  it.each([
    ['the office has set another one', '2025-04-20', '2025-05-15'],
    ['it would lie in the past', '2025-04-30', '2025-02-28'],
  ])('keeps its date when %s', (_, held, planned) => {
    const story = begun();
    if (held !== story.obligation.dueOn) story.act('office', { type: 'setDueDate', dueOn: held });
    story.receive(follow(story, { dueOn: planned, parts: PARTS }));
    expect(story.obligation.dueOn).toBe(held);
    expect(story.rules.plannedBy).toBe('2025.1');
  });

  it('does nothing with a command that no longer fits, so that the next one starts from what is there', () => {
    const story = begun();
    const command = follow(story, { dueOn: '2025-05-15', parts: MORE });
    story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    const { seq } = story.obligation;
    story.receive(command);
    expect(story.obligation).toMatchObject({ seq, dueOn: '2025-04-30' });
  });
});
