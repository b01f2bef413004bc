import { actors, inReview, nineOn, schoolRules, type Story } from '../../../../../test/support/builders';
import { actionsFor } from '../actions';

describe('an extension or a transfer', () => {
  const offers = (story: Story, who: 'jiaow' | 'jgsw' | 'office') =>
    actionsFor(story.app, actors[who], schoolRules(), nineOn(story.today)).map(({ type }) => type);

  it('is offered only to who holds a task for it', () => {
    const story = inReview('2024-09-02');
    expect(offers(story, 'jiaow')).toEqual(expect.arrayContaining(['extend', 'transfer']));
    story.act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    expect(offers(story, 'jiaow')).not.toContain('extend');
    expect(offers(story, 'jiaow')).not.toContain('transfer');
  });

  it('is not offered for a task that has been extended', () => {
    const story = inReview('2024-09-02');
    story.act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    story.act('jgsw', { type: 'extend', seat: 'department:JGSW' });
    for (const who of ['jgsw', 'office'] as const) {
      expect(offers(story, who)).not.toContain('extend');
      expect(offers(story, who)).toContain('transfer');
    }
  });
});
