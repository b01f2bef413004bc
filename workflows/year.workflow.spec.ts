import {
  type Actor,
  plannedYear,
  type Refusal,
  type Step,
  type YearAct,
  type YearCommand,
  yearCut,
  type YearTypes,
} from '@app/domain';
import { bundleWorkflows } from '../apps/worker/src/workflow-bundle';
import { actors, people } from '../test/support/builders';
import { Recorder } from '../test/support/recorders';
import { WorkflowRun } from '../test/support/workflow-harness';

jest.setTimeout(60_000);

let bundle: { code: string };
beforeAll(async () => {
  bundle = await bundleWorkflows();
});

const START = Date.parse('2024-08-28T09:00:00+08:00');
const RULES = { version: '2024.1' };
let lastCommand = 0;

function anAct(act: YearAct, actor: Actor = actors.office): YearCommand {
  lastCommand += 1;
  const commandId = `00000000-0000-4000-a000-${String(lastCommand).padStart(12, '0')}`;
  return { ...act, commandId, actor, bodyHash: JSON.stringify(act) };
}

const baseline = (value: number) => anAct({ type: 'setBaseline', value, dated: '2024-08-28' });

async function opened(refuse?: (step: Step<YearTypes>) => Refusal | undefined) {
  const db = new Recorder<YearTypes>(RULES, refuse);
  const first = anAct({ type: 'openYear' });
  const input = { state: plannedYear(2024), rules: RULES, offset: 0 };
  const run = await WorkflowRun.start(bundle, 'programme', input, START, db.record, [first]);
  return { run, db, first };
}

describe('the programme workflow', () => {
  it('is opened by the act that rides on its start, in one task, and waits for the year’s cut alone', async () => {
    const { run, db, first } = await opened();
    expect(run.activations).toBe(1);
    expect(run.steps).toMatchObject([{ rules: RULES, command: { type: 'openYear' } }]);
    expect(run.outcomes.get(first.commandId)).toMatchObject({
      result: { year: 2024, seq: 1, status: 'open' },
    });
    expect(db.state).toMatchObject({ status: 'open', openedOn: '2024-08-28' });
    expect([...run.timers.values()]).toEqual([yearCut(2024)]);
  });

  it('is cut at 24:00 of 31 December in Asia/Shanghai, at its own moment, and closed by the office', async () => {
    const { run, db } = await opened();
    await run.passTo(yearCut(2024) - 1);
    expect(db.state?.status).toBe('open');
    await run.passTo(yearCut(2024));
    expect(db.events.at(-1)).toMatchObject({ type: 'yearCut', at: Date.parse('2025-01-01T00:00:00+08:00') });
    expect(run.timers.size).toBe(0);
    await run.act(anAct({ type: 'closeYear' }));
    expect(run.ended).toBe('completed');
  });

  it('gives a worker that slept through the cut the same moment', async () => {
    const { run, db } = await opened();
    await run.sleepUntil(Date.parse('2025-01-06T08:00:00+08:00'));
    expect(db.events.at(-1)).toMatchObject({ type: 'yearCut', at: yearCut(2024) });
  });

  it('passes the record’s refusal on in its own words, and goes on', async () => {
    const facts = { faults: [{ cell: 'YB-2024-SCHOOL-0001', code: 'cellRevoked' }] };
    const { run, db } = await opened(({ command }) =>
      command?.type === 'confirmCarryOver'
        ? { code: 'carryOverRefused', detail: '有 1 个细胞不能结转', facts }
        : undefined,
    );
    const carry = anAct({ type: 'confirmCarryOver', hash: 'h', cells: ['YB-2024-SCHOOL-0001'] });
    expect(await run.act(carry)).toEqual({ accepted: true, code: 'carryOverRefused' });
    expect(db.state?.seq).toBe(1);
    expect(await run.act(baseline(50))).toMatchObject({ result: { seq: 2 } });
  });

  it('refuses early what nobody but the office may do, and what is no figure: nothing is recorded', async () => {
    const { run } = await opened();
    const applicant = { id: people.applicant, role: 'applicant' as const };
    const act = anAct({ type: 'setCountsFrom', countsFrom: 'recognised' }, applicant);
    expect(await run.act(act)).toEqual({ accepted: false, code: 'notYours' });
    expect(await run.act(baseline(0))).toEqual({ accepted: false, code: 'baselineInvalid' });
    expect(run.steps).toHaveLength(1);
  });

  it('gives the stored answer to an act that the record holds already', async () => {
    const { run, db } = await opened();
    const before = db.state!;
    const act = baseline(50);
    const first = await run.act(act);
    const input = { state: before, rules: RULES, offset: 0 };
    const behind = await WorkflowRun.start(bundle, 'programme', input, START, db.record);
    expect(await behind.act(act)).toEqual(first);
    expect(db.events.filter(({ type }) => type === 'baselineSet')).toHaveLength(1);
  });

  it('hands over between two acts when its history has grown long', async () => {
    const { run, db } = await opened();
    run.continueAsNewSuggested = true;
    await run.deliver([baseline(46), baseline(47)]);
    expect(run.ended).toBe('continuedAsNew');
    expect(run.nextInput?.state).toEqual(db.state);
    const next = await WorkflowRun.start(bundle, 'programme', run.nextInput!, START, db.record);
    expect([...next.timers.values()]).toEqual([yearCut(2024)]);
  });

  it('wakes for a correction after it was closed, and ends again', async () => {
    const { run, db } = await opened();
    await run.passTo(yearCut(2024));
    await run.act(anAct({ type: 'closeYear' }));
    const back = anAct({ type: 'returnCarriedCell', cell: 'YB-2024-SCHOOL-0001' });
    const input = { state: db.state!, rules: RULES, offset: 0 };
    const again = await WorkflowRun.start(bundle, 'programme', input, yearCut(2025), db.record, [back]);
    expect(again.outcomes.get(back.commandId)).toMatchObject({ result: { status: 'closed' } });
    expect(again.ended).toBe('completed');
  });
});
