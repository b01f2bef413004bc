import { type CellAct, type CellCommand, type CellTypes, nineOn } from '@app/domain';
import { bundleWorkflows } from '../apps/worker/src/workflow-bundle';
import { actors, people } from '../test/support/builders';
import { aNamedCell, cellRules, CellStory, CHECKERS, COLLEAGUE } from '../test/support/domain/cell-story';
import { Recorder } from '../test/support/recorders';
import { WorkflowRun } from '../test/support/workflow-harness';

jest.setTimeout(60_000);

let bundle: { code: string };
beforeAll(async () => {
  bundle = await bundleWorkflows();
});

const START = nineOn('2024-09-12');
let lastCommand = 0;

type Who = keyof typeof actors | 'colleague' | 'system';

function aCellCommand(who: Who, act: CellAct): CellCommand {
  lastCommand += 1;
  const commandId = `00000000-0000-4000-b000-${String(lastCommand).padStart(12, '0')}`;
  const system = { id: 'system', role: 'office' } as const;
  const actor = who === 'colleague' ? COLLEAGUE : who === 'system' ? system : actors[who];
  return { ...act, commandId, actor, bodyHash: JSON.stringify(act) };
}

/** Starts the life of a school named on 11 September 2024, at 09:00 of the next day. */
async function begun() {
  const db = new Recorder<CellTypes>(cellRules);
  const first = aCellCommand('system', { type: 'begin' });
  const input = { state: aNamedCell(), rules: cellRules, offset: 0 };
  const run = await WorkflowRun.start(bundle, 'cell', input, START, db.record, [first]);
  const act = (who: Who, body: CellAct) => run.act(aCellCommand(who, body));
  return { run, db, act, first, input };
}

describe('the cell workflow', () => {
  it('begins with one local activity in the first workflow task, and waits for the day of the re-check', async () => {
    const { run, first } = await begun();
    expect(run.activations).toBe(1);
    expect(run.steps).toHaveLength(1);
    expect(run.outcomes.get(first.commandId)).toMatchObject({
      accepted: true,
      result: { stage: 'standing', seq: 1 },
    });
    expect([...run.timers.values()]).toEqual([nineOn('2027-09-13')]);
  });

  it('opens the re-check when its day comes: what happens is what the domain foresees', async () => {
    const { run, db } = await begun();
    await run.passTo(nineOn('2027-09-20'));
    expect(db.events).toEqual(new CellStory().begin().through('2027-09-20').events);
    expect(db.state).toMatchObject({ stage: 'check', task: { seat: 'department:JIAOW' } });
  });

  it('refuses early by its validator: nothing is recorded, the code comes back', async () => {
    const { run, act } = await begun();
    expect(await act('applicant', { type: 'appeal' })).toEqual({ accepted: false, code: 'nothingToAppeal' });
    expect(await act('jiaow', { type: 'orderSpotCheck', assigned: [] })).toEqual({
      accepted: false,
      code: 'notYours',
    });
    expect(run.steps).toHaveLength(1);
  });

  it('lives from a spot check over rectification, decision and appeal to its delisting, and ends', async () => {
    const { run, db, act } = await begun();
    await act('office', { type: 'orderSpotCheck', assigned: [] });
    const sheet = { type: 'fileCheck', on: '2024-09-12', checkers: CHECKERS } as const;
    await act('jiaow', { ...sheet, result: 'rectify' });
    await act('applicant', { type: 'reportRectified' });
    await act('jiaow', { ...sheet, result: 'proposeRevocation' });
    await act('office', { type: 'decideRevocation', decision: 'revoke' });
    await act('applicant', { type: 'appeal' });
    await act('colleague', { type: 'reviewAppeal', outcome: 'rejected' });
    expect(db.state?.stage).toBe('delisting');
    await run.tell({ type: 'revoked', on: '2024-09-12', by: people.office });
    expect(db.state?.stage).toBe('ended');
    expect(run.ended).toBe('completed');
    expect(db.events.map(({ seq }) => seq)).toEqual(db.events.map((_, i) => i + 1));
  });

  it('that has ended begins again when the office opens its period of appeal anew', async () => {
    const { run, db, act } = await begun();
    await act('office', { type: 'decideRevocation', decision: 'revoke' });
    await run.passTo(nineOn('2024-10-14'));
    await run.tell({ type: 'revoked', on: '2024-10-14', by: people.office });
    expect([run.ended, db.state!.stage]).toEqual(['completed', 'ended']);
    const input = { state: db.state!, rules: cellRules, offset: 0 };
    const reopen = aCellCommand('office', { type: 'reopen', dueOn: '2024-10-18' });
    const again = await WorkflowRun.start(bundle, 'cell', input, nineOn('2024-10-15'), db.record, [reopen]);
    expect(again.outcomes.get(reopen.commandId)).toMatchObject({ result: { stage: 'appeal' } });
    expect(again.ended).toBeUndefined();
    await again.passTo(nineOn('2024-10-19'));
    expect([again.ended, db.state!.stage]).toEqual(['completed', 'ended']);
    expect(db.events.filter(({ type }) => type === 'appealPeriodEnded')).toHaveLength(2);
  });

  it('takes two messages of one activation one after the other: a second check is refused', async () => {
    const { run, db } = await begun();
    const [a, b] = [1, 2].map(() => aCellCommand('office', { type: 'orderSpotCheck', assigned: [] }));
    await run.deliver([a!, b!]);
    expect(run.outcomes.get(a!.commandId)).toMatchObject({ result: { stage: 'check' } });
    expect(run.outcomes.get(b!.commandId)).toEqual({ accepted: true, code: 'checkOpen' });
    expect(db.state?.checks).toBe(1);
  });

  it('goes on from its recorded state, where a repeated beginning gets the same answer', async () => {
    const { run, db, first, input } = await begun();
    const behind = await WorkflowRun.start(bundle, 'cell', input, START, db.record, [first]);
    expect(behind.outcomes.get(first.commandId)).toEqual(run.outcomes.get(first.commandId));
    expect(db.events).toHaveLength(1);
  });
});
