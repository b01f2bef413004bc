import { named, people, schoolRules, Story, aSchool } from '../../../../../test/support/builders';
import { refusalCode } from '../../../../../test/support/domain/refusal';
import type { CityResult } from '../application';

const corrected = (result: CityResult, settlement = {}) =>
  ({ type: 'cityResultCorrected', result, by: people.office, ...settlement }) as const;
const recorded = (result: CityResult, settlement = {}) =>
  ({ type: 'recordCityResult', result, ...settlement }) as const;
const IN_2024 = { settles: true, countsIn: 2024 };

const reported = () => named().act('office', { type: 'reportToCity' });

/** Returns a reported cell whose rules were pinned before a returned cell went to its unit. */
function reportedUnderOldRules(): Story {
  const { supplement: _, ...clocks } = schoolRules().clocks;
  const { app } = reported();
  return new Story({ ...aSchool(), ...app }, '2024-09-10', schoolRules({ clocks }));
}

/** The unit supplements; the departments that reviewed the case help it. */
const RETURN_TOLD = [
  'cityResult → applicant',
  'cityResult → department:JIAOW',
  'cityResult → department:JGSW',
];

describe('a cell that the city answers finally', () => {
  it.each(['recognised', 'notRecognised'] as const)('ends with the answer %s, with one mail', (result) => {
    const story = reported().act('office', recorded(result, IN_2024));
    expect(story.app).toMatchObject({
      stage: 'settled',
      assessmentYear: 2024,
      cityResult: result,
      tasks: [],
    });
    expect(story.told().slice(-1)).toEqual(['cityResult → applicant']);
    const told = story.told().length;
    story.through('2025-03-03');
    expect(story.told()).toHaveLength(told); // nobody is reminded of what is over
  });

  it('ends without a year when it counts in none', () => {
    const story = reported().act('office', recorded('notRecognised', { settles: true }));
    expect(story.app.stage).toBe('settled');
    expect(story.app.assessmentYear).toBeUndefined();
  });

  it('waits for 计入 by hand where the year’s rules say so', () => {
    const story = reported().act('office', recorded('recognised'));
    expect(story.app.stage).toBe('municipalReport');
    expect(story.act('office', { type: 'attribute', assessmentYear: 2024 }).app.stage).toBe('settled');
  });

  it('ends though its answer was known before the case could end by it, and only once', () => {
    const story = reported().act('office', recorded('recognised')).receive(corrected('recognised', IN_2024));
    expect(story.app).toMatchObject({ stage: 'settled', assessmentYear: 2024 });
    expect(story.told().slice(-1)).toEqual(['attributed → applicant']);
    const { seq } = story.app;
    expect(story.receive(corrected('recognised', IN_2024)).app.seq).toBe(seq);
  });
});

describe('an answer of the city that is entered later than it came', () => {
  const later = () => reported().on('2024-09-20');

  it('counts from the day of its receipt; the unit has its whole period from the day on which it learns of it', () => {
    const story = later().act('office', recorded('returned', { receivedOn: '2024-09-12' }));
    const { events } = story;
    expect(events.find(({ type }) => type === 'cityResultRecorded')).toMatchObject({
      on: '2024-09-12',
      tasks: [{ clock: 'municipalReport', openedOn: '2024-09-12' }],
    });
    expect(story.app.tasks).toMatchObject([{ clock: 'supplement', openedOn: '2024-09-20' }]);
    expect(later().act('office', recorded('recognised')).events.at(-1)).not.toHaveProperty('on');
  });

  it('has a day between the naming and today', () => {
    const refused = (receivedOn: string) =>
      refusalCode(() => later().act('office', recorded('recognised', { receivedOn })));
    expect(['2024-09-21', '2024-09-09'].map(refused)).toEqual(['receivedInTheFuture', 'receivedBeforeSent']);
    expect(later().act('office', recorded('recognised', { receivedOn: '2024-09-20' })).app.cityResult).toBe(
      'recognised',
    );
  });
});

describe('a cell that the city returns', () => {
  const returned = () => reported().act('office', recorded('returned'));

  it('goes to its unit with a period of its own, and to the report when the unit has answered', () => {
    const story = returned();
    expect(story.app).toMatchObject({ stage: 'supplement', cityResult: 'returned' });
    expect(story.app.reportedOn).toBeUndefined();
    expect(story.app.tasks).toMatchObject([{ seat: 'applicant', clock: 'supplement', dueOn: '2024-09-25' }]);
    expect(story.told().slice(-3)).toEqual(RETURN_TOLD);
    story.on('2024-09-12').act('applicant', { type: 'submitSupplement' });
    expect(story.app).toMatchObject({ stage: 'municipalReport', tasks: [{ seat: 'office' }] });
    expect(story.told().slice(-1)).toEqual(['taskOpened → office']);
    story.act('office', { type: 'reportToCity' }).act('office', recorded('recognised', IN_2024));
    expect(story.app).toMatchObject({ stage: 'settled', assessmentYear: 2024 });
  });

  it('is never lost by silence: the unit is reminded, the office hears, and may answer for it', () => {
    const story = returned().through('2024-10-21');
    const mails = story.mails().filter((line) => line > '2024-09-11');
    expect(mails.slice(0, 2)).toEqual(['2024-09-18 reminder → applicant', '2024-09-20 reminder → applicant']);
    expect(mails.filter((line) => line.includes('escalated'))).toEqual([]); // a unit has no head
    expect(mails.filter((line) => line.includes('stalled'))).toEqual(['2024-10-15 stalled → office']);
    expect(story.act('office', { type: 'submitSupplement' }).app.stage).toBe('municipalReport');
  });

  it('may be given more time, and stands still while it is suspended', () => {
    const story = returned().act('office', { type: 'extend', seat: 'applicant' });
    expect(story.due('applicant')).toBe('2024-10-08');
    story.on('2024-09-11').act('office', { type: 'suspend', why: 'suspension' }).on('2024-09-13');
    story.act('office', { type: 'resume' });
    expect(story.due('applicant')).toBe('2024-10-11');
  });

  it('is reported by a report that left meanwhile, even while it is suspended', () => {
    const story = returned().act('office', { type: 'suspend', why: 'suspension' });
    story.act('office', { type: 'reportToCity' });
    expect(story.app).toMatchObject({ stage: 'municipalReport', reportedOn: '2024-09-10' });
    expect(story.app.suspendedOn).toBeUndefined();
  });

  it('leaves its unit alone when the answer is corrected to another one', () => {
    expect(returned().receive(corrected('recognised', IN_2024)).app.stage).toBe('settled');
    expect(returned().receive(corrected('recognised')).app.stage).toBe('municipalReport');
  });

  it('is reported anew by the office under rules that were pinned before', () => {
    const story = reportedUnderOldRules().act('office', recorded('returned'));
    expect(story.app).toMatchObject({ stage: 'municipalReport', tasks: [{ seat: 'office' }] });
    expect(story.act('office', { type: 'reportToCity' }).app.reportedOn).toBe('2024-09-10');
  });
});

describe('a cell that the city returns after all', () => {
  it('goes back to its unit though it was settled, and comes to its end once more', () => {
    const story = reported().act('office', recorded('recognised', IN_2024)).receive(corrected('returned'));
    expect(story.app).toMatchObject({ stage: 'supplement', cityResult: 'returned' });
    expect(story.app.reportedOn).toBeUndefined();
    expect(story.app.tasks.map(({ seat }) => seat)).toEqual(['applicant']);
    expect(story.told().slice(-3)).toEqual(RETURN_TOLD);
    const { seq } = story.app;
    expect(story.receive(corrected('returned')).app.seq).toBe(seq); // said again, nothing happens
    story.act('applicant', { type: 'submitSupplement' }).act('office', { type: 'reportToCity' });
    story.act('office', recorded('recognised', IN_2024));
    expect(story.app.stage).toBe('settled');
  });

  it('goes back to the report under rules that were pinned before', () => {
    const story = reportedUnderOldRules().act('office', recorded('notRecognised'));
    story.receive(corrected('returned'));
    expect(story.app).toMatchObject({ stage: 'municipalReport', cityResult: 'returned' });
    expect(story.app.tasks.map(({ seat }) => seat)).toEqual(['office']);
    expect(story.app.reportedOn).toBeUndefined();
  });

  it('stays where it is when only the answer is another one', () => {
    const story = reported().act('office', recorded('recognised', IN_2024));
    story.receive(corrected('notRecognised', IN_2024));
    expect(story.app).toMatchObject({ stage: 'settled', cityResult: 'notRecognised' });
  });
});
