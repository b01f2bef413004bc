import { actors } from '../../../../test/support/builders';
import { ObligationStory, obligationRules as rules } from '../../../../test/support/domain/obligation-story';
import { nineOn } from '../calendar/office-hours';
import { obligationActionsFor } from './actions';

describe('the acts open on an obligation', () => {
  const open = (story: ObligationStory, who: keyof typeof actors) =>
    obligationActionsFor(story.obligation, actors[who], rules, nineOn(story.today));

  it('are the office’s, and of a department with a part its own', () => {
    const story = new ObligationStory().create('2025-04-30');
    expect(open(story, 'office')).toEqual(['contribute', 'setDueDate', 'close', 'urge']);
    expect(open(story, 'jiaow')).toEqual(['contribute']);
    expect(open(story, 'applicant')).toEqual([]);
  });

  it('keep another date open on the last day itself', () => {
    const story = new ObligationStory().create('2025-04-30').through('2025-04-30');
    expect(open(story, 'office')).toContain('setDueDate');
  });

  it('are to be reopened alone once it is done', () => {
    const story = new ObligationStory().create('2025-04-30');
    story.act('office', { type: 'close', reportedOn: story.today });
    expect(open(story, 'office')).toEqual(['reopen']);
    expect(open(story, 'jiaow')).toEqual([]);
  });

  it('no longer urge anybody when everybody has handed in', () => {
    const story = new ObligationStory().create('2025-04-30');
    story.act('jiaow', { type: 'contribute', department: 'JIAOW', item: 'T12' });
    story.act('jgsw', { type: 'contribute', department: 'JGSW', item: 'T12' });
    story.act('jgsw', { type: 'contribute', department: 'JGSW', item: 'T15' });
    expect(open(story, 'office')).toEqual(['contribute', 'setDueDate', 'close']);
  });
});
