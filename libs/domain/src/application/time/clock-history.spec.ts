import { aSchool, CALENDAR, inReview, inspected } from '../../../../../test/support/builders';
import { clockHistory, countRun } from './clock-history';

describe('the clocks of a case', () => {
  const runsOf = (story: ReturnType<typeof inReview>) =>
    clockHistory(aSchool(), story.events).map(({ task, closedOn }) => [
      `${task.seat} ${task.clock}`,
      task.openedOn,
      closedOn,
    ]);

  it('are told from their beginning to their end', () => {
    expect(runsOf(inspected('passed'))).toEqual([
      ['department:JIAOW formalCheck', '2024-09-02', '2024-09-02'],
      ['department:JIAOW departmentReview', '2024-09-02', '2024-09-02'],
      ['department:JGSW departmentReview', '2024-09-02', '2024-09-02'],
      ['department:JIAOW inspectionScheduling', '2024-09-02', '2024-09-02'],
      ['inspection inspectionFiling', '2024-09-02', '2024-09-02'],
      ['office officeReview', '2024-09-02', undefined],
    ]);
  });

  it('stand still while the unit corrects, and what counts is what is left', () => {
    const story = inReview('2024-09-02')
      .on('2024-09-05')
      .act('jiaow', { type: 'returnForCorrection' })
      .on('2024-09-10')
      .act('applicant', { type: 'resubmit' })
      .on('2024-09-12')
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    const run = clockHistory(aSchool(), story.events).find(({ task }) => {
      return task.seat === 'department:JGSW' && task.clock === 'departmentReview';
    })!;
    const counted = countRun(CALENDAR, run, '2024-09-12');
    const held = counted.pauses.reduce((sum, { workingDays }) => sum + workingDays, 0);
    expect(counted).toMatchObject({ until: '2024-09-12', rawDays: 8 });
    expect(counted.pauses[0]!.pause).toMatchObject({ why: 'correction' });
    expect(held).toBeGreaterThan(0);
    expect(counted.countedDays).toBe(8 - held);
  });

  it('add up: what ran is what counts and what the pauses took, overlapping or not', () => {
    const task = {
      ...inReview('2024-09-02').app.tasks[0]!,
      pauses: [
        { from: '2024-09-03', to: '2024-09-06', why: 'suspension' as const, by: 'x' },
        { from: '2024-09-05', to: '2024-09-09', why: 'expertReview' as const, by: 'x' },
        { from: '2024-09-12', why: 'suspension' as const, by: 'x' },
      ],
    };
    const counted = countRun(CALENDAR, { task }, '2024-09-13');
    expect(counted.pauses.map(({ workingDays }) => workingDays)).toEqual([4, 1, 2]);
    expect([counted.rawDays, counted.countedDays]).toEqual([9, 2]);
  });
});
