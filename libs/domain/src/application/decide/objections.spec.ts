import { inPublicNotice } from '../../../../../test/support/builders';
import { refusalCode } from '../../../../../test/support/domain/refusal';

describe('an objection', () => {
  it('holds back naming while an objection is open, and goes on when it is dismissed', () => {
    const story = inPublicNotice('2024-09-02')
      .act('office', { type: 'raiseObjection', objectionId: 'o1' })
      .on('2024-09-10');
    expect(story.app.stage).toBe('publicNotice');
    expect(
      refusalCode(() => story.act('office', { type: 'name', documentNumber: 'x', date: '2024-09-10' })),
    ).toBe('objectionOpen');
    story.act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    expect(story.app.stage).toBe('naming');
  });

  it('returns to inspection or ends when an objection is upheld', () => {
    const upheld = (then: 'inspection' | 'refused') =>
      inPublicNotice()
        .act('office', { type: 'raiseObjection', objectionId: 'o1' })
        .act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'upheld', then }).app.stage;
    expect(upheld('inspection')).toBe('inspection');
    expect(upheld('refused')).toBe('refused');
  });

  it('records at once that the next objection, raised long ago, is overdue already', () => {
    const story = inPublicNotice('2024-09-02')
      .act('office', { type: 'raiseObjection', objectionId: 'o1' })
      .act('office', { type: 'raiseObjection', objectionId: 'o2' })
      .on('2024-11-01')
      .act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    expect(story.happened().slice(-2)).toEqual(['objectionSettled', 'overdue']);
    expect(story.app.tasks).toMatchObject([{ seat: 'office', clock: 'objection', overdue: true }]);
    story.through('2024-11-04');
    expect(story.mails().slice(-3)).toEqual([
      '2024-11-04 overdue → office',
      '2024-11-04 escalated → office',
      '2024-11-04 stalled → office',
    ]);
  });

  it('counts an objection from its receipt, also when it is registered after the public notice', () => {
    const raise = { type: 'raiseObjection', objectionId: 'o1' } as const;
    const story = inPublicNotice('2024-09-02').on('2024-09-10'); // the notice ended on the 9th
    expect(story.app.stage).toBe('naming');
    expect(refusalCode(() => story.act('office', raise))).toBe('noticeEnded');
    for (const receivedOn of ['2024-09-01', '2024-09-10'])
      expect(refusalCode(() => story.act('office', { ...raise, receivedOn }))).toBe('receivedOutsideNotice');
    expect(refusalCode(() => story.act('office', { ...raise, receivedOn: '2024-09-11' }))).toBe(
      'receivedInTheFuture',
    );
    story.act('office', { ...raise, receivedOn: '2024-09-09' });
    expect(story.app.objections).toMatchObject([{ raisedOn: '2024-09-09', outcome: 'open' }]);
    expect(story.app.tasks).toMatchObject([
      { clock: 'objection', openedOn: '2024-09-09', dueOn: '2024-09-24' },
    ]);
    const name = { type: 'name', documentNumber: 'x', date: '2024-09-10' } as const;
    expect(refusalCode(() => story.act('office', name))).toBe('objectionOpen');
    story
      .on('2024-09-12')
      .act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    expect(story.app.stage).toBe('naming');
    expect(story.app.tasks).toMatchObject([{ clock: 'naming', openedOn: '2024-09-12' }]);
    expect(story.act('office', { ...name, date: '2024-09-12' }).app.stage).toBe('municipalReport');
    expect(refusalCode(() => story.act('office', { ...raise, receivedOn: '2024-09-09' }))).toBe('wrongStage');
  });

  it('counts an objection from the corrected day of its receipt, and says what was registered', () => {
    const correct = (receivedOn: string, objectionId = 'o1') =>
      ({ type: 'correctReceipt', objectionId, receivedOn }) as const;
    const story = inPublicNotice('2024-09-02').on('2024-09-06');
    expect(refusalCode(() => story.act('office', correct('2024-09-03')))).toBe('objectionUnknown');
    story.act('office', { type: 'raiseObjection', objectionId: 'o1' });
    expect(story.due('office')).toBe('2024-09-23');
    expect(refusalCode(() => story.act('jiaow', correct('2024-09-03')))).toBe('notYours');
    expect(refusalCode(() => story.act('office', correct('2024-09-03', 'o2')))).toBe('objectionUnknown');
    expect(refusalCode(() => story.act('office', correct('2024-09-06')))).toBe('receiptUnchanged');
    expect(refusalCode(() => story.act('office', correct('2024-09-07')))).toBe('receivedInTheFuture');
    expect(refusalCode(() => story.act('office', correct('2024-09-01')))).toBe('receivedOutsideNotice');
    story.act('office', correct('2024-09-03'));
    expect(story.events.at(-1)).toMatchObject({
      ...{ type: 'receiptCorrected', receivedOn: '2024-09-03', before: '2024-09-06' },
    });
    expect(story.app.objections).toMatchObject([{ raisedOn: '2024-09-03', outcome: 'open' }]);
    expect(story.due('office')).toBe('2024-09-18');
    story.act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    const { tasks } = story.app;
    story.act('office', correct('2024-09-04')); // settled: what is recorded changes, no period does
    expect(story.app).toMatchObject({
      tasks,
      objections: [{ raisedOn: '2024-09-04', outcome: 'dismissed' }],
    });
  });

  it('counts an objection from its receipt within the public notice, too', () => {
    const story = inPublicNotice('2024-09-02')
      .on('2024-09-06')
      .act('office', { type: 'raiseObjection', objectionId: 'o1', receivedOn: '2024-09-03' });
    expect(story.app.tasks).toMatchObject([
      { seat: 'time' },
      { clock: 'objection', openedOn: '2024-09-03', dueOn: '2024-09-18' },
    ]);
  });

  it('settles each of two objections before it goes on', () => {
    const story = inPublicNotice()
      .act('office', { type: 'raiseObjection', objectionId: 'o1' })
      .act('office', { type: 'raiseObjection', objectionId: 'o2' })
      .on('2024-09-12')
      .act('office', { type: 'settleObjection', objectionId: 'o1', outcome: 'dismissed' });
    expect(story.app.stage).toBe('publicNotice');
    expect(story.due('office')).toBeDefined();
    expect(
      story.act('office', { type: 'settleObjection', objectionId: 'o2', outcome: 'dismissed' }).app.stage,
    ).toBe('naming');
  });
});
