import { aSchool, nineOn, people, schoolRules, Story } from '../../../../../test/support/builders';
import { actionsFor } from '../actions';
import { fold } from '../evolve';
import { notificationsFor } from '../notifications';
import { recordEarlier } from './recorded';

const HEIR = '00000000-0000-4000-8000-0000000000ff';
const NAMED = { documentNumber: '渝北无废办〔2024〕3号', date: '2024-06-20' };

/** A cell that was named before: settled, or open for the next report. */
function named(isAnswered: boolean): Story {
  const earlier = {
    ...{
      kind: 'cell',
      submittedOn: '2024-03-01',
      documentNumber: NAMED.documentNumber,
      namedOn: NAMED.date,
    },
    ...(isAnswered && { answer: { result: 'recognised', on: '2024-08-01' } }),
  } as Parameters<typeof recordEarlier>[1];
  const events = recordEarlier(
    aSchool(),
    earlier,
    schoolRules(),
    { countsFrom: 'named' },
    nineOn('2024-09-09'),
    people.office,
  );
  return new Story(fold(aSchool(), events), '2024-09-10');
}

const code = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('更换单位账号', () => {
  it.each([true, false])('gives a named cell to another account (settled: %s)', (isSettled) => {
    const story = named(isSettled).act('office', { type: 'handOver', to: HEIR });
    expect(story.app).toMatchObject({ applicantId: HEIR, stage: isSettled ? 'settled' : 'municipalReport' });
    expect(story.events).toEqual([expect.objectContaining({ type: 'handedOver', to: HEIR })]);
    expect(code(() => story.act('office', { type: 'handOver', to: HEIR }))).toBe('accountUnchanged');
  });

  it('is the office’s alone, also while the case is suspended, and the heir may act afterwards', () => {
    const story = new Story().act('applicant', { type: 'submit' });
    for (const who of ['applicant', 'jiaow'] as const)
      expect(code(() => story.act(who, { type: 'handOver', to: HEIR }))).toBe('notYours');
    story.act('office', { type: 'suspend', why: 'suspension' }).act('office', { type: 'handOver', to: HEIR });
    story.act('office', { type: 'resume' });
    expect(code(() => story.act('applicant', { type: 'withdraw' }))).toBe('notYours');
    expect(story.act({ id: HEIR, role: 'applicant' }, { type: 'withdraw' }).app.stage).toBe('withdrawn');
  });

  it('is not offered for a draft or a case that has failed', () => {
    const actor = { id: people.office, role: 'office' } as const;
    const offered = (app: Story['app']) =>
      actionsFor(app, actor, schoolRules(), nineOn('2024-09-10')).some(({ type }) => type === 'handOver');
    expect(offered(aSchool())).toBe(false);
    expect(offered({ ...aSchool(), stage: 'refused' })).toBe(false);
    expect(offered(named(true).app)).toBe(true);
  });
});

describe('更正命名文件', () => {
  const correct = (documentNumber: string, date: string) =>
    ({ type: 'correctNaming', documentNumber, date }) as const;

  it('keeps what was first recorded, however often it is corrected, and nobody gets a mail', () => {
    const story = named(true)
      .act('office', correct('渝北无废办〔2024〕30号', NAMED.date))
      .act('office', correct('渝北无废办〔2024〕31号', '2024-06-21'));
    expect(story.app.naming).toEqual({
      documentNumber: '渝北无废办〔2024〕31号',
      date: '2024-06-21',
      issued: NAMED,
    });
    expect(story.events.at(-1)).toMatchObject({
      type: 'namingCorrected',
      before: { documentNumber: '渝北无废办〔2024〕30号', date: NAMED.date },
    });
    expect(notificationsFor(story.events, schoolRules())).toEqual([]);
  });

  it('is refused without a change, before the submission, in the future, and to anybody but the office', () => {
    const story = named(false);
    const number = NAMED.documentNumber;
    expect(code(() => story.act('office', correct(number, NAMED.date)))).toBe('namingUnchanged');
    expect(code(() => story.act('office', correct(number, '2024-02-28')))).toBe('namedBeforeSubmission');
    expect(code(() => story.act('office', correct(number, '2024-09-11')))).toBe('dateInTheFuture');
    expect(code(() => story.act('jiaow', correct(number, '2024-06-21')))).toBe('notYours');
    expect(code(() => new Story().act('office', correct(number, NAMED.date)))).toBe('wrongStage');
  });
});
