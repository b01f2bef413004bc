import {
  aSchool,
  actors,
  atInspection,
  inPublicNotice,
  inReview,
  INSPECTORS,
  inspected,
  named,
  people,
  Story,
} from '../../../../test/support/builders';
import { refusalCode } from '../../../../test/support/domain/refusal';

describe('an application led by two departments', () => {
  it('goes from submission to its assessment year', () => {
    const story = named()
      .act('office', { type: 'reportToCity' })
      .act('office', { type: 'recordCityResult', result: 'recognised' })
      .act('office', { type: 'attribute', assessmentYear: 2024 });

    expect(story.app.stage).toBe('settled');
    expect(story.app.assessmentYear).toBe(2024);
    expect(story.app.naming?.date).toBe('2024-09-10');
    expect(story.app.seq).toBe(story.events.length);
  });

  it('waits for both departments, and silence never approves', () => {
    const story = inReview('2024-09-02').act('jiaow', {
      type: 'giveOpinion',
      department: 'JIAOW',
      opinion: 'agree',
    });
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['department:JGSW']);

    story.on('2024-12-02');
    expect(story.app.stage).toBe('departmentReview');
    expect(story.told().filter((line) => line.startsWith('overdue'))).toEqual(['overdue → department:JGSW']);
  });

  it('goes to conciliation when one disagrees, and on when the office upholds', () => {
    const story = inReview()
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
      .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'disagree' });
    expect(story.app.stage).toBe('conciliation');
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['office']);

    story.act('office', { type: 'conciliate', outcome: 'uphold' });
    expect(story.app.stage).toBe('inspection');
  });

  it('is refused when all disagree', () => {
    const story = inReview()
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'disagree' })
      .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'disagree' });
    expect(story.app.stage).toBe('refused');
  });

  it('hears an opinion once from each, and from nobody else', () => {
    const story = inReview().act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    const agree = { type: 'giveOpinion', opinion: 'agree' } as const;
    expect(refusalCode(() => story.act('jiaow', { ...agree, department: 'JIAOW' }))).toBe(
      'opinionAlreadyGiven',
    );
    expect(refusalCode(() => story.act('jiaow', { ...agree, department: 'JGSW' }))).toBe(
      'opinionAlreadyGiven',
    );
    expect(refusalCode(() => story.act('jgsw', { ...agree, department: 'JIAOW' }))).toBe('notYours');
    const stranger = { id: 'x', role: 'department', department: 'SWW' } as const;
    expect(refusalCode(() => story.act(stranger, { ...agree, department: 'SWW' }))).toBe('notYours');
  });
});

describe('a correction （补正）', () => {
  it('stops the reviewers’ clocks, which go on with the remaining days', () => {
    // 20 working days from Mon 2 September end on 30 September: 14 and 29 September work, 15–17 are off.
    const story = inReview('2024-09-02');
    expect(story.due('department:JIAOW')).toBe('2024-09-30');

    story.on('2024-09-09').act('jgsw', { type: 'returnForCorrection' });
    expect(story.app.stage).toBe('correction');
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['applicant']);

    // Stopped 9–13 September (5 working days): five working days later.
    story.on('2024-09-13').act('applicant', { type: 'resubmit' });
    expect(story.app.stage).toBe('departmentReview');
    expect(story.due('department:JIAOW')).toBe('2024-10-12');
    expect(story.app.round).toBe(2);
  });

  it('asks a department that had agreed again, since the material has changed', () => {
    const story = inReview()
      .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
      .act('jgsw', { type: 'returnForCorrection' })
      .on('2024-09-05')
      .act('applicant', { type: 'resubmit' });
    expect(story.app.tasks.map((task) => task.seat).sort()).toEqual(['department:JGSW', 'department:JIAOW']);
    expect(story.app.opinions).toEqual({});
  });

  it('lapses at 24:00 of its last day, at its own moment', () => {
    const story = new Story(aSchool(), '2024-09-27')
      .act('applicant', { type: 'submit' })
      .act('jiaow', { type: 'returnForCorrection' });
    expect(story.due('applicant')).toBe('2024-10-16');

    story.on('2024-10-16');
    expect(story.app.stage).toBe('correction');
    story.on('2024-11-20');
    expect(story.app.stage).toBe('lapsed');
    expect(new Date(story.events.at(-1)!.at).toISOString()).toBe('2024-10-16T16:00:00.000Z');
  });

  it('refuses a resubmission after the lapse, even when time and act arrive together', () => {
    const story = new Story()
      .act('applicant', { type: 'submit' })
      .act('jiaow', { type: 'returnForCorrection' });
    story.today = '2024-12-02';
    expect(refusalCode(() => story.act('applicant', { type: 'resubmit' }))).toBe('wrongStage');
  });
});

describe('an inspection', () => {
  it('needs a team of two, a day not past, and a sheet filed after that day has come', () => {
    const story = atInspection('2024-09-03');
    const one = [people.inspectorA];
    expect(
      refusalCode(() =>
        story.act('jiaow', { type: 'scheduleInspection', on: '2024-09-05', inspectors: one }),
      ),
    ).toBe('tooFewInspectors');
    expect(
      refusalCode(() =>
        story.act('jiaow', { type: 'scheduleInspection', on: '2024-09-02', inspectors: INSPECTORS }),
      ),
    ).toBe('dateInThePast');
    const sheet = { type: 'fileInspection', outcome: 'passed', score: 90, inspectors: INSPECTORS } as const;
    expect(refusalCode(() => story.act('jiaow', sheet))).toBe('inspectionNotScheduled');

    story.act('jiaow', { type: 'scheduleInspection', on: '2024-09-05', inspectors: INSPECTORS });
    expect(refusalCode(() => story.act('inspector', sheet))).toBe('inspectionNotYetDue');
    expect(story.on('2024-09-05').act('inspector', sheet).app.stage).toBe('officeReview');
  });

  it('allows two rounds of rectification, and fails the third time', () => {
    const story = inspected('rectify');
    const again = { type: 'fileInspection', outcome: 'rectify', score: 70, inspectors: INSPECTORS } as const;
    expect(refusalCode(() => story.act('jiaow', again))).toBe('rectificationNotReported');
    story.act('applicant', { type: 'reportRectified' }).act('jiaow', again);
    expect(story.app.stage).toBe('rectification');
    story.act('applicant', { type: 'reportRectified' }).act('jiaow', again);
    expect(story.app.stage).toBe('refused');
  });

  it('ends the application when the rectification runs out (30 calendar days, rolled)', () => {
    // 2 September + 30 days = 2 October, inside the holiday: rolls to 8 October.
    const story = inspected('rectify', '2024-09-02');
    expect(story.due('applicant')).toBe('2024-10-08');
    expect(story.on('2024-10-08').app.stage).toBe('rectification');
    expect(story.on('2024-10-09').app.stage).toBe('refused');
  });

  it('keeps its inspectors from deciding for the office', () => {
    const story = inspected('passed');
    const both = { ...actors.office, id: people.inspectorA };
    expect(refusalCode(() => story.act(both, { type: 'officeDecide', decision: 'approve' }))).toBe(
      'separationOfDuties',
    );
  });
});

describe('a public notice （公示）', () => {
  it('counts working days from the day after posting and leads to naming by itself', () => {
    const story = inPublicNotice('2024-09-27');
    expect(story.app.notice?.endsOn).toBe('2024-10-10');
    const naming = { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-10-10' } as const;
    expect(refusalCode(() => story.on('2024-10-10').act('office', naming))).toBe('noticeNotEnded');
    expect(story.on('2024-10-11').app.stage).toBe('naming');
    expect(refusalCode(() => story.act('office', naming))).toBe('namedBeforeNoticeEnded');
    expect(refusalCode(() => story.act('office', { ...naming, date: '2024-10-12' }))).toBe('dateInTheFuture');
    expect(story.act('office', { ...naming, date: '2024-10-11' }).app.stage).toBe('municipalReport');
  });
});

describe('after naming', () => {
  it('a city’s return asks the unit, then for a new report; not recognised still counts as named', () => {
    const story = named().act('office', { type: 'reportToCity' });
    expect(refusalCode(() => story.act('office', { type: 'attribute', assessmentYear: 2024 }))).toBe(
      'cityResultMissing',
    );
    story.act('office', { type: 'recordCityResult', result: 'returned' });
    story.act('applicant', { type: 'submitSupplement' });
    expect(refusalCode(() => story.act('office', { type: 'recordCityResult', result: 'recognised' }))).toBe(
      'notReported',
    );
    story
      .act('office', { type: 'reportToCity' })
      .act('office', { type: 'recordCityResult', result: 'notRecognised' });
    expect(refusalCode(() => story.act('office', { type: 'attribute', assessmentYear: 2026 }))).toBe(
      'assessmentYearOutOfReach',
    );
    expect(story.act('office', { type: 'attribute', assessmentYear: 2024 }).app.stage).toBe('settled');
  });

  it('can be revoked, even when settled', () => {
    const story = named().act('office', { type: 'revoke' });
    expect(story.app.stage).toBe('revoked');
    expect(refusalCode(() => story.act('office', { type: 'revoke' }))).toBe('wrongStage');
  });

  it('can no longer be withdrawn', () => {
    expect(refusalCode(() => named().act('applicant', { type: 'withdraw' }))).toBe('wrongStage');
  });
});

describe('custody', () => {
  it('extends a review once, keeping the original date in the event', () => {
    const story = inReview('2024-09-02').act('jgsw', { type: 'extend', seat: 'department:JGSW' });
    expect(story.due('department:JGSW')).toBe('2024-10-18');
    expect(story.due('department:JIAOW')).toBe('2024-09-30');
    expect(story.events.at(-1)).toMatchObject({ type: 'extended', from: '2024-09-30', to: '2024-10-18' });
    expect(refusalCode(() => story.act('jgsw', { type: 'extend', seat: 'department:JGSW' }))).toBe(
      'alreadyExtended',
    );
    expect(refusalCode(() => story.act('jgsw', { type: 'extend', seat: 'department:JIAOW' }))).toBe(
      'notYours',
    );
  });

  it('suspends every clock and lets it go on with the remaining days', () => {
    const story = inPublicNotice('2024-09-02')
      .on('2024-09-04')
      .act('office', { type: 'suspend', why: 'suspension' });
    expect(story.on('2024-09-30').app.stage).toBe('publicNotice');
    expect(refusalCode(() => story.act('office', { type: 'raiseObjection', objectionId: 'o1' }))).toBe(
      'suspended',
    );
    story.act('office', { type: 'resume' });
    // 3 September counted; 4 September–30 September stood still; four working days are left.
    expect(story.app.notice?.endsOn).toBe('2024-10-11');
  });

  it('urges the holders once per working day', () => {
    const story = inReview().act('applicant', { type: 'urge' });
    expect(story.told().filter((line) => line.startsWith('urged'))).toHaveLength(2);
    expect(refusalCode(() => story.act('office', { type: 'urge' }))).toBe('alreadyUrged');
    expect(refusalCode(() => story.on('2024-09-03').act('office', { type: 'urge' }))).toBe('not refused');
  });

  it('transfers a task to a colleague, never to the applicant', () => {
    const story = inReview().act('jgsw', {
      type: 'transfer',
      seat: 'department:JGSW',
      to: people.inspectorB,
    });
    expect(story.app.tasks.find((task) => task.seat === 'department:JGSW')?.assignee).toBe(people.inspectorB);
    expect(
      refusalCode(() =>
        story.act('jgsw', { type: 'transfer', seat: 'department:JGSW', to: people.applicant }),
      ),
    ).toBe('separationOfDuties');
  });

  it('keeps the applicant out of every reviewing seat', () => {
    const story = new Story().act('applicant', { type: 'submit' });
    const twice = { id: people.applicant, role: 'department', department: 'JIAOW' } as const;
    expect(refusalCode(() => story.act(twice, { type: 'accept' }))).toBe('separationOfDuties');
  });
});

describe('changed rules', () => {
  it('a published calendar moves the date but keeps the one that was told', () => {
    const story = inReview('2024-09-02');
    const calendar = { ...story.rules.calendar, '2024': { ...story.rules.calendar['2024']!, makeup: [] } };
    story.receive({ type: 'calendarPublished', calendarVersion: 2, calendar });
    const task = story.app.tasks[0]!;
    expect(task.toldDueOn).toBe('2024-09-30');
    expect(task.dueOn).toBe('2024-10-09');
  });

  it('a changed lead re-routes the open task', () => {
    const story = inReview().act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' });
    story.receive({
      type: 'rulesChanged',
      rules: { ...story.rules, version: '2024.2', leads: ['JIAOW', 'WJW'] },
    });
    expect(story.app.tasks.map((task) => task.seat)).toEqual(['department:WJW']);
  });
});
