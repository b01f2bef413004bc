import { inReview } from '../../../../test/support/builders';
import { decisionsOf } from './rounds';

describe('a round of the review', () => {
  const decisions = (story: ReturnType<typeof inReview>, from = 0) =>
    decisionsOf(story.app, story.events.slice(from)).map(({ seat, round }) => `${seat} in round ${round}`);

  it('ends with a correction handed in, and with a case that the office sends back', () => {
    const story = inReview('2024-09-02')
      .on('2024-09-03')
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
      .act('jgsw', { type: 'returnForCorrection' })
      .on('2024-09-04')
      .act('applicant', { type: 'resubmit' })
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
      .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'disagree' })
      .act('office', { type: 'conciliate', outcome: 'uphold' });
    expect(story.app.round).toBe(2);
    expect(decisions(story)).toEqual([
      'department:JIAOW in round 1',
      'department:JIAOW in round 2',
      'department:JGSW in round 2',
      'office in round 2',
    ]);
  });

  it('is the same whether its events come in one step or in several', () => {
    const story = inReview('2024-09-02')
      .on('2024-09-03')
      .act('jgsw', { type: 'returnForCorrection' })
      .act('applicant', { type: 'resubmit' })
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    expect(decisions(story)).toEqual(decisions(story, story.events.length - 1));
  });
});
