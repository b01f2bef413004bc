import { named, people } from '../../../../../test/support/builders';
import type { CityResult } from '../application';

const corrected = (result: CityResult) =>
  ({ type: 'cityResultCorrected', result, by: people.office }) as const;

describe('a cell that the city returns after all', () => {
  const reported = () => named().act('office', { type: 'reportToCity' });

  it('goes back to be reported though it was settled, and comes to its end once more', () => {
    const story = reported().act('office', { type: 'recordCityResult', result: 'recognised' });
    story.act('office', { type: 'attribute', assessmentYear: 2024 }).receive(corrected('returned'));
    expect(story.app).toMatchObject({ stage: 'municipalReport', cityResult: 'returned' });
    expect(story.app.reportedOn).toBeUndefined();
    expect(story.app.tasks.map(({ seat }) => seat)).toEqual(['office']);
    expect(story.told().slice(-2)).toEqual(['cityResult → applicant', 'taskOpened → office']);
    const { seq } = story.app;
    expect(story.receive(corrected('returned')).app.seq).toBe(seq); // said again, nothing happens
    story.act('office', { type: 'reportToCity' });
    story.act('office', { type: 'recordCityResult', result: 'recognised' });
    story.act('office', { type: 'attribute', assessmentYear: 2024 });
    expect(story.app.stage).toBe('settled');
  });

  it('goes back from its answer, before it was settled', () => {
    const story = reported().act('office', { type: 'recordCityResult', result: 'notRecognised' });
    story.receive(corrected('returned'));
    expect(story.app).toMatchObject({ stage: 'municipalReport', cityResult: 'returned' });
    expect(story.app.reportedOn).toBeUndefined();
  });

  it('stays where it is when only the answer is another one', () => {
    const story = reported().act('office', { type: 'recordCityResult', result: 'recognised' });
    story.act('office', { type: 'attribute', assessmentYear: 2024 }).receive(corrected('notRecognised'));
    expect(story.app).toMatchObject({ stage: 'settled', cityResult: 'notRecognised' });
  });
});
