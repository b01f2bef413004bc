import {
  addDays,
  type Application,
  type ApplicationTypes,
  endOfDay,
  type PersonCommand,
  startOfDay,
} from '@app/domain';
import { bundleWorkflows } from '../apps/worker/src/workflow-bundle';
import {
  aCommand,
  aSchool,
  INSPECTORS,
  inReview,
  nineOn,
  schoolRules,
  type Who,
} from '../test/support/builders';
import { Recorder } from '../test/support/recorders';
import { WorkflowRun } from '../test/support/workflow-harness';

jest.setTimeout(60_000);

let bundle: { code: string };
beforeAll(async () => {
  bundle = await bundleWorkflows();
});

const START = nineOn('2024-09-02');

/** Starts the workflow of a school submitted at 09:00 on Monday 2 September 2024. */
async function submitted(options: { offset?: number; app?: Application } = {}) {
  const rules = schoolRules();
  const db = new Recorder<ApplicationTypes>(rules);
  db.offset = options.offset ?? 0;
  const submit = aCommand('applicant', { type: 'submit' });
  const input = { state: options.app ?? aSchool(), rules, offset: options.offset ?? 0 };
  const run = await WorkflowRun.start(bundle, 'application', input, START, db.record, [submit]);
  const act = (who: Who, command: PersonCommand) => run.act(aCommand(who, command));
  return { run, db, act, submit };
}

const agree = (department: string) => ({ type: 'giveOpinion', department, opinion: 'agree' }) as const;

describe('the application workflow', () => {
  it('answers the submission that rode on the start, with one local activity in the first workflow task', async () => {
    const { run, submit } = await submitted();
    expect(run.activations).toBe(1);
    expect(run.steps).toHaveLength(1);
    expect(run.outcomes.get(submit.commandId)).toMatchObject({
      accepted: true,
      result: { stage: 'formalCheck', seq: 2 },
    });
    expect(run.steps[0]!.rules?.version).toBe('2024.1');
    expect(run.timers.size).toBe(0); // nothing ends by itself; the mornings remind
  });

  it('lives from submission to its assessment year through every act', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'accept' });
    await act('jiaow', agree('JIAOW'));
    await act('jgsw', agree('JGSW'));
    await act('jiaow', { type: 'scheduleInspection', on: '2024-09-02', inspectors: INSPECTORS });
    await act('inspector', { type: 'fileInspection', outcome: 'passed', score: 91, inspectors: INSPECTORS });
    await act('office', { type: 'officeDecide', decision: 'approve' });
    await act('office', { type: 'openNotice' });
    await run.passTo(nineOn('2024-09-10'));
    expect(run.state.stage).toBe('naming');
    await act('office', { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-09-10' });
    await act('office', { type: 'reportToCity' });
    await act('office', { type: 'recordCityResult', result: 'recognised' });
    await act('office', { type: 'attribute', assessmentYear: 2024 });

    expect(run.ended).toBe('completed');
    expect(db.state?.stage).toBe('settled');
    expect(db.events.map((event) => event.seq)).toEqual(db.events.map((_, i) => i + 1));
    expect(run.timersStarted).toBe(1); // the end of the public notice
  });

  it('refuses early by its validator: nothing is recorded, the code comes back', async () => {
    const { run, act } = await submitted();
    expect(await act('jgsw', { type: 'accept' })).toEqual({ accepted: false, code: 'notYours' });
    expect(await act('office', { type: 'openNotice' })).toEqual({ accepted: false, code: 'wrongStage' });
    expect(run.steps).toHaveLength(1);
  });

  it('ends when its submission is refused by PostgreSQL, so that it may be submitted again', async () => {
    const submit = aCommand('applicant', { type: 'submit' });
    const db = new Recorder<ApplicationTypes>(schoolRules(), () => ({ code: 'duplicateApplication' }));
    const run = await WorkflowRun.start(
      bundle,
      'application',
      { state: aSchool(), rules: schoolRules(), offset: 0 },
      START,
      db.record,
      [submit],
    );
    expect(run.outcomes.get(submit.commandId)?.code).toBe('duplicateApplication');
    expect(run.ended).toBe('completed');
  });
});

describe('two messages in one activation', () => {
  it('are taken one after the other: both opinions count, seq has no gap', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'accept' });
    const [a, b] = [aCommand('jiaow', agree('JIAOW')), aCommand('jgsw', agree('JGSW'))];
    await run.deliver([a, b]);
    expect(run.outcomes.get(a.commandId)).toMatchObject({ result: { stage: 'departmentReview' } });
    expect(run.outcomes.get(b.commandId)).toMatchObject({ result: { stage: 'inspection' } });
    expect(db.events.map((event) => event.seq)).toEqual(db.events.map((_, i) => i + 1));
  });

  it('the second is refused when the first has closed the way', async () => {
    const { run } = await submitted();
    const [a, b] = [aCommand('jiaow', { type: 'accept' }), aCommand('jiaow', { type: 'refuseAcceptance' })];
    await run.deliver([a, b]);
    expect(run.outcomes.get(a.commandId)).toMatchObject({ result: { stage: 'departmentReview' } });
    expect(run.outcomes.get(b.commandId)).toEqual({ accepted: true, code: 'wrongStage' });
  });
});

describe('the clock', () => {
  it('lets a correction lapse at 24:00 of its last day', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'returnForCorrection' });
    const dueOn = db.state!.tasks[0]!.dueOn;
    await run.passTo(endOfDay(dueOn) - 1);
    expect(db.state?.stage).toBe('correction');
    await run.passTo(endOfDay(dueOn));
    expect(db.state?.stage).toBe('lapsed');
    expect(run.ended).toBe('completed');
  });

  it('and a command arriving together: time comes first', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'returnForCorrection' });
    await run.passTo(endOfDay(db.state!.tasks[0]!.dueOn) - 1);
    const late = aCommand('applicant', { type: 'resubmit' });
    await run.fireTogetherWith([late]);
    expect(run.outcomes.get(late.commandId)?.code).toBe('wrongStage');
    expect(db.state?.stage).toBe('lapsed');
  });

  it('has one timer for the day that ends the case; a later one leaves it, an earlier one replaces it', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'returnForCorrection' });
    const dueOn = db.state!.tasks[0]!.dueOn;
    expect([...run.timers.values()]).toEqual([endOfDay(dueOn)]);
    await act('applicant', { type: 'extend', seat: 'applicant' });
    await act('applicant', { type: 'resubmit' });
    await act('jiaow', { type: 'returnForCorrection' });
    expect([run.timersStarted, ...run.timers.values()]).toEqual([1, endOfDay(dueOn)]);
    expect(db.state!.tasks[0]!.dueOn).toBe(dueOn);
    await run.tell({ type: 'clockMoved', offset: 86_400_000 });
    expect([run.timersStarted, ...run.timers.values()]).toEqual([2, endOfDay(dueOn) - 86_400_000]);
  });

  it('that rings when nothing is due any more is set anew for the day that is', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'returnForCorrection' });
    const dueOn = db.state!.tasks[0]!.dueOn;
    const calendar = { '2024': { off: [dueOn.slice(5)], makeup: [] } };
    await run.tell({ type: 'calendarPublished', calendarVersion: 2, calendar });
    const later = db.state!.tasks[0]!.dueOn;
    expect(later > dueOn).toBe(true);
    expect([...run.timers.values()]).toEqual([endOfDay(dueOn)]);
    await run.passTo(endOfDay(dueOn));
    expect(db.state?.stage).toBe('correction');
    expect([...run.timers.values()]).toEqual([endOfDay(later)]);
    await run.passTo(endOfDay(later));
    expect(db.state?.stage).toBe('lapsed');
  });

  it('moved by the rehearsal fires everything on the way, each at its own moment', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'accept' });
    const moved = await run.tell({ type: 'clockMoved', offset: startOfDay('2024-11-01') - START });
    expect(moved).toMatchObject({ accepted: true });
    const overdue = db.events.filter((event) => event.type === 'overdue');
    expect(overdue.map((event) => event.at)).toEqual([endOfDay('2024-09-30'), endOfDay('2024-09-30')]);
    expect(db.state?.stage).toBe('departmentReview');
  });

  it('is never older than the act: a move that has not been announced here counts from the act on', async () => {
    const { run, db } = await submitted();
    const offset = nineOn('2024-09-10') - START;
    const late = { ...aCommand('jiaow', { type: 'accept' }), offset };
    await run.deliver([late]);
    expect(run.outcomes.get(late.commandId)).toMatchObject({ accepted: true });
    const accepted = db.events.find(({ type }) => type === 'accepted');
    expect(accepted?.at).toBe(nineOn('2024-09-10'));
  });

  it('of an act that was asked earlier does not turn the clock back', async () => {
    const { run, db } = await submitted({ offset: 86_400_000 });
    const early = { ...aCommand('jiaow', { type: 'accept' }), offset: 0 };
    await run.deliver([early]);
    expect(db.events.find(({ type }) => type === 'accepted')?.at).toBe(START + 86_400_000);
  });

  it('takes over an offset that PostgreSQL knows and it does not', async () => {
    const { run, act, db } = await submitted();
    await act('jiaow', { type: 'returnForCorrection' });
    db.offset = 60 * 86_400_000;
    await run.converge();
    expect(db.state?.stage).toBe('lapsed');
  });
});

describe('when PostgreSQL is ahead', () => {
  it('the stored state is taken over, and the timer is the new stage’s', async () => {
    const { run, db } = await submitted();
    // another worker committed `returnForCorrection` and died before its workflow task was done
    const story = inReview('2024-09-02').act('jiaow', { type: 'returnForCorrection' });
    db.record({
      state: story.app,
      events: story.events.slice(2),
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    });
    await run.converge();
    expect([...run.timers.values()]).toEqual([endOfDay(story.app.tasks[0]!.dueOn)]);
  });

  it('a command is weighed again against it', async () => {
    const { run, db } = await submitted();
    const story = inReview('2024-09-02');
    db.record({
      state: story.app,
      events: story.events.slice(2),
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    });
    const outcome = await run.act(aCommand('jiaow', { type: 'returnForCorrection' }));
    expect(outcome).toMatchObject({ accepted: true, result: { stage: 'correction' } });
    expect(db.state?.parked?.stage).toBe('departmentReview');
  });

  it('and holds the command itself, its stored answer is given and nothing happens twice', async () => {
    const { run, db } = await submitted();
    const before = db.state!;
    const accept = aCommand('jiaow', { type: 'accept' });
    const first = await run.act(accept);

    // a run that does not know the step, as after a lost workflow task whose caller is gone
    const input = { state: before, rules: schoolRules(), offset: 0 };
    const behind = await WorkflowRun.start(bundle, 'application', input, START, db.record, [accept]);
    expect(behind.outcomes.get(accept.commandId)).toEqual(first);
    expect(db.events.filter((event) => event.type === 'accepted')).toHaveLength(1);
    expect(behind.state.stage).toBe('departmentReview');
  });

  it('at the start of a run, its state is taken over, whatever becomes of the act that came with the start', async () => {
    const { run, db, act } = await submitted();
    await act('jiaow', { type: 'accept' });
    await act('jiaow', agree('JIAOW'));
    const before = db.state!; // read before the last act, by one who then found no running workflow
    await act('applicant', { type: 'withdraw' });
    expect(run.ended).toBe('completed');

    const twice = aCommand('jiaow', agree('JIAOW'));
    const input = { state: before, rules: schoolRules(), offset: 0 };
    const late = await WorkflowRun.start(bundle, 'application', input, START, db.record, [twice]);
    expect(late.outcomes.get(twice.commandId)).toMatchObject({ accepted: false });
    expect(late.ended).toBe('completed');
  });

  it('at the start of a run, what has become due meanwhile is recorded', async () => {
    const { db } = await submitted();
    const input = { state: db.state!, rules: schoolRules(), offset: 0 };
    const late = await WorkflowRun.start(bundle, 'application', input, nineOn('2024-09-20'), db.record);
    expect(db.events.map(({ type }) => type)).toContain('overdue');
    expect(late.ended).toBeUndefined();
  });
});

describe('continue-as-new', () => {
  it('hands over the state between two commands and goes on', async () => {
    const { run, db } = await submitted();
    run.continueAsNewSuggested = true;
    const outcome = await run.act(aCommand('jiaow', { type: 'accept' }));
    expect(outcome).toMatchObject({ result: { stage: 'departmentReview' } });
    expect(run.ended).toBe('continuedAsNew');

    const next = await WorkflowRun.start(bundle, 'application', run.nextInput!, START, db.record, [
      aCommand('jiaow', agree('JIAOW')),
    ]);
    expect(next.state.opinions).toEqual({ JIAOW: 'agree' });
    expect(next.ended).toBeUndefined();
  });

  it('waits for messages that arrive in the same activation', async () => {
    const { run } = await submitted();
    run.continueAsNewSuggested = true;
    const [a, b] = [aCommand('jiaow', { type: 'accept' }), aCommand('jgsw', agree('JGSW'))];
    await run.deliver([a, b]);
    expect(run.ended).toBe('continuedAsNew');
    expect(run.outcomes.get(b.commandId)).toMatchObject({ result: { stage: 'departmentReview' } });
    expect(run.nextInput?.state.opinions).toEqual({ JGSW: 'agree' });
  });
});

describe('a changed calendar', () => {
  it('arrives as a command and is recorded with the rules that hold from now on', async () => {
    const { run, db } = await submitted();
    const calendar = { '2024': { off: [addDays('2024-09-09', 0).slice(5)], makeup: [] } };
    await run.tell({ type: 'calendarPublished', calendarVersion: 2, calendar });
    expect(run.steps.at(-1)!.rules).toMatchObject({ version: '2024.1', calendarVersion: 2 });
    expect(db.state?.tasks[0]).toMatchObject({ toldDueOn: '2024-09-09', dueOn: '2024-09-10' });
  });
});
