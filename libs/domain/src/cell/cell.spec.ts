import { CALENDAR } from '../../../../test/support/builders';
import { CellStory, cellRules, CHECKERS, COLLEAGUE } from '../../../../test/support/domain/cell-story';
import { people } from '../../../../test/support/builders';
import { nineOn } from '../calendar/office-hours';
import { cellActionsFor } from './actions';
import { explainCellTask, explainRecheck } from './explain';
import { nextCellTimer } from './timers';

const proposed = () => new CellStory().begin().act('office', { type: 'orderSpotCheck', assigned: [] });

/** A spot check whose sheet proposes to revoke, decided so by the office on the same day. */
const revoked = () =>
  proposed().file('proposeRevocation').act('office', { type: 'decideRevocation', decision: 'revoke' });

describe('动态复核', () => {
  it('opens by itself three years after the naming, on a working day, with the lead department', () => {
    const story = new CellStory().begin();
    expect(story.cell).toMatchObject({ recheckOn: '2027-09-13', stage: 'standing' }); // the 11th is a Saturday
    expect(nextCellTimer(story.cell, cellRules)).toEqual({ at: nineOn('2027-09-13'), effect: 'openRecheck' });
    story.through('2027-09-13');
    expect(story.cell).toMatchObject({
      stage: 'check',
      check: { no: 1, kind: 'recheck' },
      task: { seat: 'department:JIAOW', clock: 'recheck', openedOn: '2027-09-13', provisional: true },
    });
    expect(story.mails()).toEqual(['2027-09-13 cellTask → department:JIAOW']);
  });

  it('says from what its day is counted, and that the calendar of that year is not out yet', () => {
    const story = new CellStory().begin();
    expect(explainRecheck(story.cell, cellRules)).toBe(
      '自2024年9月11日（星期三）命名起每3年复核一次，2027年9月13日（星期一）9时自动启动；2027年9月11日（星期六）已过或为休息日，于2027年9月13日（星期一）启动。所在年度的放假安排尚未公布，日期暂定。依据：暂定，可由区无废办调整。',
    );
  });

  it('comes again when it ended with 维持, counted from the day of the sheet', () => {
    const story = new CellStory().begin().through('2027-09-13').file('keep');
    expect(story.cell).toMatchObject({ stage: 'standing', recheckOn: '2030-09-13', checks: 1 });
    expect(story.cell.check).toBeUndefined();
    expect(story.mails().at(-1)).toBe('2027-09-13 cellKept → applicant');
  });

  it('of a cell that was named long ago opens on the day on which its life begins, not in the past', () => {
    const story = new CellStory('2028-03-04').begin(); // a Saturday
    expect(story.cell.recheckOn).toBe('2028-03-06');
    expect(story.through('2028-03-06').cell.task).toMatchObject({ openedOn: '2028-03-06' });
  });

  it('waits while a spot check is open: there are never two', () => {
    const story = new CellStory('2027-09-10').begin().act('office', { type: 'orderSpotCheck', assigned: [] });
    story.through('2027-09-14');
    expect(story.cell).toMatchObject({ checks: 1, check: { kind: 'spot' } });
    expect(story.refusal('office', { type: 'orderSpotCheck', assigned: [] })).toBe('checkOpen');
    story.file('keep').through('2027-09-15');
    expect(story.cell).toMatchObject({ checks: 2, check: { kind: 'recheck', openedOn: '2027-09-14' } });
  });

  it('is moved by the office, to a day that lies ahead', () => {
    const story = new CellStory().begin();
    expect(story.refusal('office', { type: 'setRecheckDay', on: '2024-09-12' })).toBe('recheckInThePast');
    expect(story.refusal('jiaow', { type: 'setRecheckDay', on: '2025-09-12' })).toBe('notYours');
    story.act('office', { type: 'setRecheckDay', on: '2025-10-04' });
    expect(story.cell.recheckOn).toBe('2025-10-09');
    expect(explainRecheck(story.cell, cellRules)).toBe('由区无废办定于2025年10月9日（星期四）启动。');
  });

  it('moves with a published calendar, and the communicated day of the unit never becomes earlier', () => {
    const { '2025': _, ...unpublished } = CALENDAR;
    const story = new CellStory('2024-12-30', { ...cellRules, calendar: unpublished }).begin();
    story.act('office', { type: 'orderSpotCheck', assigned: [] });
    expect(story.cell.task).toMatchObject({ dueOn: '2025-01-13', provisional: true });
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar: CALENDAR });
    expect(story.cell.task).toMatchObject({ dueOn: '2025-01-14', toldDueOn: '2025-01-13' });
    expect(story.rules.calendarVersion).toBe(2);
  });
});

describe('the sheet of a check', () => {
  it('is filed by the lead department or whom the office named, by two people, on a day that fits', () => {
    const story = new CellStory().begin();
    expect(story.refusal('jiaow', sheet())).toBe('noOpenCheck');
    story.act('office', { type: 'orderSpotCheck', assigned: [people.inspectorA] });
    expect(story.refusal('jgsw', sheet())).toBe('notYours');
    expect(story.refusal('applicant', sheet())).toBe('notYours');
    expect(story.refusal('jiaow', { ...sheet(), checkers: ['a', 'a'] })).toBe('tooFewInspectors');
    expect(story.refusal('jiaow', { ...sheet(), on: '2024-09-10' })).toBe('checkBeforeNaming');
    expect(story.refusal('jiaow', { ...sheet(), on: '2024-09-13' })).toBe('dateInTheFuture');
    expect(story.act('inspector', sheet()).cell.stage).toBe('standing');
  });

  it('asks for rectification: the unit has its period with reminders, and the department checks again', () => {
    const story = proposed().file('rectify');
    expect(story.cell).toMatchObject({
      stage: 'rectification',
      task: { seat: 'applicant', clock: 'cellRectification', dueOn: '2024-10-12' }, // a Saturday that works
    });
    expect(explainCellTask(story.cell.task!, cellRules)).toContain('30个自然日');
    story.through('2024-09-30');
    expect(story.mails().filter((line) => line.endsWith('applicant'))).toEqual([
      '2024-09-12 cellRectify → applicant',
      '2024-09-24 cellReminder → applicant',
      '2024-09-30 cellReminder → applicant',
    ]);
    story.act('applicant', { type: 'reportRectified' });
    expect(story.cell).toMatchObject({ stage: 'reinspection', task: { clock: 'cellReinspection' } });
    expect(story.refusal('jiaow', { ...sheet(), on: '2024-09-11' })).toBe('checkBeforeEarlier');
    story.file('rectify').act('applicant', { type: 'reportRectified' });
    expect(story.refusal('jiaow', { ...sheet(), result: 'rectify', on: '2024-09-30' })).toBe(
      'rectificationUsedUp',
    );
    expect(story.file('keep').cell).toMatchObject({ stage: 'standing', checks: 1 });
  });

  it('is asked for again when the unit says nothing: silence neither keeps nor revokes', () => {
    const story = proposed().file('rectify').through('2024-10-14');
    expect(story.cell).toMatchObject({
      stage: 'reinspection',
      task: { seat: 'department:JIAOW', openedOn: '2024-10-13' },
    });
    expect(story.refusal('applicant', { type: 'reportRectified' })).toBe('wrongStage');
  });

  it('that is late is reminded of, then the head is told, then it is on the office’s list', () => {
    const story = proposed().through('2024-10-25');
    const told = story.mails().map((line) => line.split(' ')[1]);
    expect(told.slice(0, 5)).toEqual([
      'cellTask',
      'cellReminder',
      'cellReminder',
      'cellReminder',
      'cellReminder',
    ]);
    expect(told).toContain('cellEscalated');
    expect(story.cell.task).toMatchObject({ overdue: true, escalated: 'office' });
  });
});

describe('撤销命名', () => {
  it('is decided by the office, not by whoever checked, and 维持 counts the years anew', () => {
    const story = new CellStory().begin().through('2027-09-13');
    story.act('jiaow', {
      type: 'fileCheck',
      result: 'proposeRevocation',
      on: story.today,
      checkers: [...CHECKERS, people.office],
    });
    expect(story.refusal('office', { type: 'decideRevocation', decision: 'revoke' })).toBe(
      'separationOfDuties',
    );
    expect(story.refusal('jiaow', { type: 'decideRevocation', decision: 'keep' })).toBe('notYours');
    story.act('colleague', { type: 'decideRevocation', decision: 'keep' });
    expect(story.cell).toMatchObject({ stage: 'standing', recheckOn: '2030-09-13' });
  });

  it('takes effect only after the period of appeal, by the correction of the year', () => {
    const story = revoked();
    expect(story.cell).toMatchObject({
      stage: 'appeal',
      task: { seat: 'time', clock: 'appeal', dueOn: '2024-10-10' },
      revocation: { by: people.office, on: '2024-09-12' },
    });
    expect(story.mails().at(-1)).toBe('2024-09-12 cellRevocation → applicant');
    story.through('2024-10-11');
    expect(story.cell).toMatchObject({
      stage: 'delisting',
      task: { seat: 'office', openedOn: '2024-10-11' },
    });
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('nothingToAppeal');
    story.receive({ type: 'revoked', on: '2024-10-11', by: people.office });
    expect(story.cell).toMatchObject({ stage: 'ended', revocation: { revokedOn: '2024-10-11' } });
    expect(story.refusal('office', { type: 'orderSpotCheck', assigned: [] })).toBe('cellEnded');
  });

  it('is appealed against once, and reviewed by somebody else than who decided', () => {
    const story = revoked().act('applicant', { type: 'appeal' });
    expect(story.cell).toMatchObject({ stage: 'review', task: { seat: 'office', clock: 'appealReview' } });
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('appealedOnce');
    expect(story.refusal('office', { type: 'reviewAppeal', outcome: 'rejected' })).toBe('reviewByDecider');
    story.act('colleague', { type: 'reviewAppeal', outcome: 'rejected' });
    expect(story.cell.stage).toBe('delisting');
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('appealedOnce');
  });

  it('is undone by an appeal that is upheld, without any figure having changed', () => {
    const story = revoked()
      .act('applicant', { type: 'appeal' })
      .act('colleague', { type: 'reviewAppeal', outcome: 'upheld' });
    expect(story.cell).toMatchObject({ stage: 'standing', recheckOn: '2027-09-13' });
    expect(story.cell.revocation).toBeUndefined();
  });

  it('by the correction of the year alone opens the period of appeal; upheld, the office has the next act', () => {
    const story = new CellStory().begin().receive({ type: 'revoked', on: '2024-09-12', by: people.office });
    expect(story.cell).toMatchObject({ stage: 'appeal', revocation: { revokedOn: '2024-09-12' } });
    const before = story.cell.seq;
    story.receive({ type: 'revoked', on: '2024-09-12', by: people.office });
    expect(story.cell.seq).toBe(before);
    story.act('applicant', { type: 'appeal' }).act('colleague', { type: 'reviewAppeal', outcome: 'upheld' });
    expect(story.cell).toMatchObject({ stage: 'restoration', task: { seat: 'office' } });
    expect(story.act('office', { type: 'concludeRestoration' }).cell.stage).toBe('ended');
  });

  it('by the correction alone, without an appeal, ends when the period is over', () => {
    const story = new CellStory().begin().receive({ type: 'revoked', on: '2024-09-12', by: people.office });
    expect(story.through('2024-10-11').cell.stage).toBe('ended');
    expect(nextCellTimer(story.cell, cellRules)).toBeUndefined();
  });
});

describe('不通过', () => {
  const notPassed = () => {
    const story = new CellStory().begin().through('2027-09-13');
    const checkers = [...CHECKERS, people.office];
    return story.act('jiaow', { type: 'fileCheck', result: 'proposeRevocation', on: story.today, checkers });
  };

  it('is told to the unit, which may appeal once before the office decides', () => {
    const story = notPassed();
    expect(story.mails().slice(-2)).toEqual([
      '2027-09-13 cellNotPassed → applicant',
      '2027-09-13 cellTask → office',
    ]);
    story.act('applicant', { type: 'appeal' });
    expect(story.cell).toMatchObject({ stage: 'review', task: { seat: 'office', clock: 'appealReview' } });
    expect(story.cell.revocation).toBeUndefined();
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('appealedOnce');
    expect(story.refusal('colleague', { type: 'decideRevocation', decision: 'revoke' })).toBe('wrongStage');
  });

  it('is reviewed by somebody who has not checked; upheld, the cell stands and its years count anew', () => {
    const story = notPassed().act('applicant', { type: 'appeal' });
    expect(story.refusal('office', { type: 'reviewAppeal', outcome: 'upheld' })).toBe('reviewByChecker');
    story.act('colleague', { type: 'reviewAppeal', outcome: 'upheld' });
    expect(story.cell).toMatchObject({ stage: 'standing', recheckOn: '2030-09-13' });
    expect(story.cell.check).toBeUndefined();
    expect(story.mails().at(-1)).toBe('2027-09-13 cellAppealSettled → applicant');
  });

  it('stands when the appeal is rejected: the office decides, and its decision may be appealed against', () => {
    const story = notPassed()
      .act('applicant', { type: 'appeal' })
      .act('colleague', { type: 'reviewAppeal', outcome: 'rejected' });
    expect(story.cell).toMatchObject({
      stage: 'decision',
      task: { seat: 'office', clock: 'revocationDecision' },
    });
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('appealedOnce');
    story
      .act('colleague', { type: 'decideRevocation', decision: 'revoke' })
      .act('applicant', { type: 'appeal' });
    expect(story.cell).toMatchObject({ stage: 'review', revocation: { appealedOn: story.today } });
  });

  it('is overtaken by the correction of the year, against which the unit may appeal', () => {
    const story = notPassed().act('applicant', { type: 'appeal' });
    story.receive({ type: 'revoked', on: story.today, by: people.office });
    expect(story.cell).toMatchObject({ stage: 'appeal', task: { clock: 'appeal' } });
    expect(story.act('applicant', { type: 'appeal' }).cell.stage).toBe('review');
  });

  it('is no matter of an appeal while the unit only has to rectify', () => {
    const story = new CellStory().begin().through('2027-09-13').file('rectify');
    expect(story.refusal('applicant', { type: 'appeal' })).toBe('nothingToAppeal');
  });
});

describe('授牌', () => {
  it('is recorded with number and day, again when the plaque is replaced, never before the naming', () => {
    const story = new CellStory().begin();
    expect(story.refusal('office', plaque('2024-09-10'))).toBe('plaqueBeforeNaming');
    expect(story.refusal('office', plaque('2024-09-13'))).toBe('dateInTheFuture');
    expect(story.refusal('jiaow', plaque('2024-09-12'))).toBe('notYours');
    expect(story.act('office', plaque('2024-09-12')).cell.plaque).toEqual({
      number: 'YB-17',
      on: '2024-09-12',
    });
    story.act('office', { ...plaque('2024-09-12'), number: 'YB-18' });
    expect(story.cell.plaque?.number).toBe('YB-18');
    story.receive({ type: 'revoked', on: '2024-09-12', by: people.office });
    expect(story.refusal('office', plaque('2024-09-12'))).toBe('cellRevoked');
  });
});

describe('what a person may do', () => {
  it('is what the procedure accepts', () => {
    const story = new CellStory().begin();
    const now = nineOn(story.today);
    const actions = (who: Parameters<typeof cellActionsFor>[1]) =>
      cellActionsFor(story.cell, who, story.rules, now);
    expect(actions({ id: people.office, role: 'office' })).toEqual([
      'decideRevocation',
      'orderSpotCheck',
      'recordPlaque',
      'setRecheckDay',
    ]);
    expect(actions({ id: people.applicant, role: 'applicant' })).toEqual([]);
    story.act('office', { type: 'orderSpotCheck', assigned: [] });
    expect(actions({ id: people.jiaow, role: 'department', department: 'JIAOW' })).toEqual(['fileCheck']);
    expect(actions({ id: people.office, role: 'office' })).toContain('urge');
    story.file('proposeRevocation').act('office', { type: 'decideRevocation', decision: 'revoke' });
    expect(actions({ id: people.applicant, role: 'applicant' })).toEqual(['appeal']);
    story.act('applicant', { type: 'appeal' });
    expect(actions({ id: people.office, role: 'office' })).toEqual([]);
    expect(actions(COLLEAGUE)).toEqual(['reviewAppeal']);
  });
});

function sheet() {
  return { type: 'fileCheck', result: 'keep', on: '2024-09-12', checkers: CHECKERS } as const;
}

function plaque(on: string) {
  return { type: 'recordPlaque', number: 'YB-17', on } as const;
}
