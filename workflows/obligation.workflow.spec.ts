import {
  type ObligationCommand,
  endOfDay,
  nineOn,
  type Obligation,
  type ObligationAct,
  type ObligationTypes,
  plannedObligation,
  startOfDay,
} from '@app/domain';
import { bundleWorkflows } from '../apps/worker/src/workflow-bundle';
import { ObligationStory, obligationRules, PARTS } from '../test/support/domain/obligation-story';
import { actors, CALENDAR } from '../test/support/builders';
import { Recorder } from '../test/support/recorders';
import { WorkflowRun } from '../test/support/workflow-harness';

jest.setTimeout(60_000);

let bundle: { code: string };
beforeAll(async () => {
  bundle = await bundleWorkflows();
});

const START = nineOn('2025-01-02');

const planned = (): Obligation =>
  plannedObligation({
    id: '00000000-0000-4000-8000-0000000000dd',
    key: 'selfAssessment-2025',
    kind: 'selfAssessment',
    year: 2025,
    about: '2024',
    to: 'SWFB',
  });

let lastCommand = 0;

function aObligationCommand(who: keyof typeof actors, command: ObligationAct): ObligationCommand {
  lastCommand += 1;
  const commandId = `00000000-0000-4000-a000-${String(lastCommand).padStart(12, '0')}`;
  return { ...command, commandId, actor: actors[who], bodyHash: JSON.stringify(command) };
}

const create = (dueOn?: string) => aObligationCommand('office', { type: 'create', dueOn, parts: PARTS });
const handIn = (who: 'jiaow' | 'jgsw', item: string) =>
  aObligationCommand(who, { type: 'contribute', department: who.toUpperCase(), item });

/** Starts an obligation created at 09:00 on Thursday 2 January 2025, due on 30 April by default. */
async function created({ dueOn }: { dueOn?: string } = { dueOn: '2025-04-30' }) {
  const db = new Recorder<ObligationTypes>(obligationRules);
  const first = create(dueOn);
  const input = { state: planned(), rules: obligationRules, offset: 0 };
  const run = await WorkflowRun.start(bundle, 'obligation', input, START, db.record, [first]);
  const act = (who: keyof typeof actors, command: ObligationAct) => run.act(aObligationCommand(who, command));
  return { run, db, act, first };
}

/** Starts a run from the recorded state, with an act sent together with the start. */
function startedAgain(db: Recorder<ObligationTypes>, now: number, command: ObligationCommand) {
  const input = { state: db.state!, rules: obligationRules, offset: 0 };
  return WorkflowRun.start(bundle, 'obligation', input, now, db.record, [command]);
}

describe('the obligation workflow', () => {
  it('answers the creation that rode on the start, with one local activity in the first workflow task', async () => {
    const { run, first } = await created();
    expect(run.activations).toBe(1);
    expect(run.steps).toHaveLength(1);
    expect(run.outcomes.get(first.commandId)).toMatchObject({
      accepted: true,
      result: { key: 'selfAssessment-2025', status: 'open', seq: 1, missing: ['JIAOW', 'JGSW'] },
    });
    expect(run.steps[0]).toMatchObject({ rules: { version: '2024.1' }, command: { type: 'create' } });
    expect([...run.timers.values()]).toEqual([endOfDay('2025-04-30')]); // the mornings remind
  });

  it('takes the departments’ parts, and ends when the office closes', async () => {
    const { run, db, act } = await created();
    await run.act(handIn('jiaow', 'T12'));
    await run.act(handIn('jgsw', 'T12'));
    expect(await run.act(handIn('jgsw', 'T15'))).toMatchObject({ result: { missing: [] } });
    expect(run.timersStarted).toBe(1);
    expect(await act('office', { type: 'close', reportedOn: '2025-01-02' })).toMatchObject({
      result: { status: 'done' },
    });
    expect(run.ended).toBe('completed');
    expect(db.events.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('refuses early by its validator: nothing is recorded, the code comes back', async () => {
    const { run, act } = await created();
    const refusals: [keyof typeof actors, ObligationAct, string][] = [
      ['jiaow', { type: 'contribute', department: 'JGSW', item: 'T15' }, 'notYours'],
      ['jgsw', { type: 'contribute', department: 'JGSW', item: 'T07' }, 'notResponsible'],
      ['jgsw', { type: 'close', reportedOn: '2025-01-02' }, 'notYours'],
      ['office', { type: 'setDueDate', dueOn: '2024-12-31' }, 'dateInThePast'],
      ['office', { type: 'create', parts: PARTS }, 'obligationExists'],
    ];
    for (const [who, command, code] of refusals) {
      expect(await act(who, command)).toEqual({ accepted: false, code });
    }
    expect(run.steps).toHaveLength(1);
  });

  it('ends when its creation is refused by PostgreSQL', async () => {
    const first = create('2025-04-30');
    const db = new Recorder<ObligationTypes>(obligationRules, () => ({ code: 'obligationExists' }));
    const input = { state: planned(), rules: obligationRules, offset: 0 };
    const run = await WorkflowRun.start(bundle, 'obligation', input, START, db.record, [first]);
    expect(run.outcomes.get(first.commandId)?.code).toBe('obligationExists');
    expect(run.ended).toBe('completed');
  });

  it('of an obligation created after its date ends at once: recorded as past, no timer, nobody told', async () => {
    const { run, db } = await created({ dueOn: '2024-04-30' });
    expect(db.state).toMatchObject({ status: 'past', seq: 1 });
    expect(run.steps[0]).toMatchObject({ notifications: [], nextClockAt: null, nextReminderAt: null });
    expect(run.timersStarted).toBe(0);
    expect(run.ended).toBe('completed');
  });

  it('waits without a timer until the city has called, and then for that date', async () => {
    const { run, act } = await created({ dueOn: undefined });
    expect(run.timers.size).toBe(0);
    await act('office', { type: 'setDueDate', dueOn: '2025-03-31' });
    expect([...run.timers.values()]).toEqual([endOfDay('2025-03-31')]);
    await act('office', { type: 'urge' });
    expect(run.timersStarted).toBe(1);
    await act('office', { type: 'setDueDate', dueOn: '2025-02-28' });
    expect([...run.timers.values()]).toEqual([endOfDay('2025-02-28')]); // an earlier day replaces it
  });
});

describe('two messages in one activation', () => {
  it('are taken one after the other: both parts count, seq has no gap', async () => {
    const { run, db } = await created();
    const [a, b] = [handIn('jiaow', 'T12'), handIn('jgsw', 'T12')];
    await run.deliver([a, b]);
    expect(run.outcomes.get(a.commandId)).toMatchObject({ result: { seq: 2, missing: ['JGSW'] } });
    expect(run.outcomes.get(b.commandId)).toMatchObject({ result: { seq: 3 } });
    expect(db.events.map((event) => event.seq)).toEqual([1, 2, 3]);
  });

  it('the second is refused when the first has closed the way', async () => {
    const { run, db } = await created();
    const close = aObligationCommand('office', { type: 'close', reportedOn: '2025-01-02' });
    const late = handIn('jiaow', 'T12');
    await run.deliver([close, late]);
    expect(run.outcomes.get(close.commandId)).toMatchObject({ result: { status: 'done' } });
    expect(run.outcomes.get(late.commandId)).toEqual({ accepted: true, code: 'obligationClosed' });
    expect(db.events).toHaveLength(2);
    expect(run.ended).toBe('completed');
  });
});

describe('the clock', () => {
  it('rings at the end of the last day: what has happened until then is what the domain foresees', async () => {
    const { run, db } = await created();
    await run.passTo(endOfDay('2025-04-30'));
    const foreseen = new ObligationStory('2025-01-02').create('2025-04-30').through('2025-05-01').events;
    const bare = (events: { type: string; seq: number; at: number }[]) =>
      events.map(({ type, seq, at }) => ({ type, seq, at }));
    expect(bare(db.events)).toEqual(bare(foreseen));
    expect(run.timers.size).toBe(0); // what follows is the mornings’
  });

  it('and an act arriving together: time comes first', async () => {
    const { run, db } = await created();
    const late = handIn('jiaow', 'T12');
    await run.fireTogetherWith([late]);
    expect(run.outcomes.get(late.commandId)).toMatchObject({ accepted: true });
    expect(db.events.slice(-2)).toMatchObject([{ type: 'overdue', seat: 'office' }, { type: 'contributed' }]);
  });

  it('moved by the rehearsal brings everything on the way, each at its own moment', async () => {
    const { run, db } = await created();
    await run.tell({ type: 'clockMoved', offset: startOfDay('2025-05-01') - START });
    const overdue = db.events.filter((event) => event.type === 'overdue');
    expect(overdue.map(({ at }) => at)).toEqual([
      endOfDay('2025-04-24'),
      endOfDay('2025-04-24'),
      endOfDay('2025-04-30'),
    ]);
  });
});

describe('when PostgreSQL is ahead', () => {
  it('the stored state is taken over, and the timer is its own', async () => {
    const { run, db } = await created();
    const story = new ObligationStory()
      .create('2025-04-30')
      .act('office', { type: 'setDueDate', dueOn: '2025-03-31' });
    db.record({
      state: story.obligation,
      events: story.events.slice(1),
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    });
    await run.converge();
    expect([...run.timers.values()]).toEqual([endOfDay('2025-03-31')]);
  });

  it('an act is weighed again against it', async () => {
    const { run, db } = await created();
    const story = new ObligationStory()
      .create('2025-04-30')
      .act('office', { type: 'close', reportedOn: '2025-01-02' });
    db.record({
      state: story.obligation,
      events: story.events.slice(1),
      notifications: [],
      nextClockAt: null,
      nextReminderAt: null,
    });
    const late = await run.act(handIn('jiaow', 'T12'));
    expect(late).toEqual({ accepted: true, code: 'obligationClosed' });
    expect(run.ended).toBe('completed');
  });

  it('and holds the act itself, its stored answer is given and nothing happens twice', async () => {
    const { run, db } = await created();
    const before = db.state!;
    const part = handIn('jiaow', 'T12');
    const first = await run.act(part);
    const input = { state: before, rules: obligationRules, offset: 0 };
    const behind = await WorkflowRun.start(bundle, 'obligation', input, START, db.record);
    expect(await behind.act(part)).toEqual(first);
    expect(db.events.filter((event) => event.type === 'contributed')).toHaveLength(1);
  });
});

describe('continue-as-new', () => {
  it('hands over the state between two acts and goes on', async () => {
    const { run, db } = await created();
    run.continueAsNewSuggested = true;
    await run.deliver([handIn('jiaow', 'T12'), handIn('jgsw', 'T12')]);
    expect(run.ended).toBe('continuedAsNew');
    expect(run.nextInput?.state.seq).toBe(3);
    const next = await WorkflowRun.start(bundle, 'obligation', run.nextInput!, START, db.record, [
      handIn('jgsw', 'T15'),
    ]);
    expect(db.state?.parts.map((part) => part.handedIn)).toEqual([['T12'], ['T12', 'T15']]);
    expect(next.ended).toBeUndefined();
    expect([...next.timers.values()]).toEqual([endOfDay('2025-04-30')]);
  });
});

describe('an obligation that is over', () => {
  it('begins again when it is opened again, and lives on until it is closed', async () => {
    const { db, act } = await created();
    await act('office', { type: 'close', reportedOn: '2025-01-02' });
    const reopen = aObligationCommand('office', { type: 'reopen' });
    const again = await startedAgain(db, nineOn('2025-01-06'), reopen);
    expect(again.outcomes.get(reopen.commandId)).toMatchObject({ result: { status: 'open' } });
    expect(again.ended).toBeUndefined();
    expect([...again.timers.values()]).toEqual([endOfDay('2025-04-30')]);
    await again.act(aObligationCommand('office', { type: 'close', reportedOn: '2025-01-06' }));
    expect(again.ended).toBe('completed');
  });

  it('takes what rides on its start and ends again: a past one whose day of reporting is written down', async () => {
    const { db } = await created({ dueOn: '2024-04-30' });
    const close = aObligationCommand('office', { type: 'close', reportedOn: '2024-04-28' });
    const again = await startedAgain(db, START, close);
    expect(again.outcomes.get(close.commandId)).toMatchObject({ result: { status: 'done' } });
    expect(again.ended).toBe('completed');
  });

  it('ends again when the act that woke it is refused', async () => {
    const { db } = await created({ dueOn: '2024-04-30' });
    const reopen = aObligationCommand('office', { type: 'reopen' });
    const again = await startedAgain(db, START, reopen);
    expect(again.outcomes.get(reopen.commandId)?.code).toBe('obligationNotClosed');
    expect(again.ended).toBe('completed');
    expect(db.events).toHaveLength(1);
  });
});

describe('a published calendar', () => {
  it('arrives as a message and is recorded with the rules that hold from now on', async () => {
    const { run, db } = await created();
    const calendar = { ...CALENDAR, '2025': { off: ['04-28'], makeup: [] } };
    await run.tell({ type: 'calendarPublished', calendarVersion: 2, calendar });
    expect(run.steps.at(-1)!.rules).toMatchObject({ version: '2024.1', calendarVersion: 2 });
    expect(db.state?.parts[0]).toMatchObject({ toldDueOn: '2025-04-24', dueOn: '2025-04-22' });
  });
});
