import { aCommand, aSchool, nineOn, schoolRules, Story } from '../../../test/support/builders';
import { APPLICATION_LIFE } from './application/life';
import { nothingNew, stepOfAct, stepOfSystem, stepOfTime } from './life';
import { LIVES, workflowIdOf } from './lives';
import { plannedYear } from './year/year';

const NOW = nineOn('2024-09-02');

describe('the kinds of long-lived things', () => {
  it('keep the names that histories and running workflows hold', () => {
    expect(LIVES).toMatchObject({
      application: { activity: 'recordEvents' },
      obligation: { activity: 'recordDuty' },
      programme: { activity: 'recordYear' },
      cell: { activity: 'recordCell' },
    });
    const { application, programme } = LIVES;
    const name = application.nameOf(aSchool({ number: 'YB-2024-SCHOOL-0001' }));
    expect(workflowIdOf({ kind: 'application', name })).toBe('application-YB-2024-SCHOOL-0001');
    expect(workflowIdOf({ kind: 'programme', name: programme.nameOf(plannedYear(2024)) })).toBe(
      'programme-2024',
    );
    expect(workflowIdOf({ kind: 'obligation', name: 'selfAssessment-2024' })).toBe(
      'obligation-selfAssessment-2024',
    );
  });
});

describe('a step', () => {
  const draft = { state: aSchool(), rules: schoolRules() };

  it('of the first act carries the rules, its command and the answer for every repetition', () => {
    const submit = aCommand('applicant', { type: 'submit' });
    const step = stepOfAct(APPLICATION_LIFE, draft, submit, NOW);
    expect(step.events.map(({ seq, type }) => [seq, type])).toEqual([
      [1, 'submitted'],
      [2, 'stageEntered'],
    ]);
    expect(step.state).toMatchObject({ seq: 2, stage: 'formalCheck' });
    expect(step.rules).toBe(draft.rules);
    const { commandId: id, bodyHash } = submit;
    expect(step.command).toMatchObject({ id, type: 'submit', bodyHash, answer: { commandId: id, seq: 2 } });
    expect(step.notifications.map(({ seat }) => seat)).toContain('department:JIAOW');
    expect(step).toMatchObject({ nextClockAt: null, nextReminderAt: nineOn('2024-09-04') });
  });

  it('of a later act leaves the rules as they are', () => {
    const { app: state, rules } = new Story().act('applicant', { type: 'submit' });
    const step = stepOfAct(APPLICATION_LIFE, { state, rules }, aCommand('jiaow', { type: 'accept' }), NOW);
    expect(step.rules).toBeUndefined();
    expect(step.state.stage).toBe('departmentReview');
  });

  it('of an act that is refused is none: the refusal is thrown', () => {
    const accept = aCommand('jiaow', { type: 'accept' });
    expect(() => stepOfAct(APPLICATION_LIFE, draft, accept, NOW)).toThrow(
      expect.objectContaining({ name: 'DomainError' }),
    );
  });

  it('of a system command carries the rules that hold after it', () => {
    const { app: state, rules } = new Story().act('applicant', { type: 'submit' });
    const calendar = { '2024': { off: ['09-09'], makeup: [] } };
    const published = { type: 'calendarPublished', calendarVersion: 2, calendar } as const;
    const step = stepOfSystem(APPLICATION_LIFE, { state, rules }, published, NOW);
    expect(step.rules).toMatchObject({ calendarVersion: 2, calendar });
    expect(step.events.at(-1)).toMatchObject({ type: 'datesRecomputed' });
  });

  it('of time has no events while nothing is due, and neither has the question what is stored', () => {
    const { app: state, rules } = new Story().act('applicant', { type: 'submit' });
    expect(stepOfTime(APPLICATION_LIFE, { state, rules }, NOW)).toMatchObject({ state, events: [] });
    expect(stepOfTime(APPLICATION_LIFE, { state, rules }, nineOn('2024-09-04')).events).toHaveLength(1);
    expect(nothingNew(state)).toEqual({
      state,
      events: [],
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    });
  });
});
