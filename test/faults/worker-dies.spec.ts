import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import { Journey } from '../support/journey';
import { type OwnPostgres, startPostgres } from '../support/postgres';
import { eventually, startSystem, type System } from '../support/system';
import { type OwnTemporal, startTemporal } from '../support/temporal';
import { CallLog } from './call-log';
import { checkInvariants } from './checks';
import { openWorkflows } from './workflows';

jest.setTimeout(240_000);
const MINUTE = 60_000;

describe('a worker killed between the commit and the end of its workflow task', () => {
  let system: System | undefined;
  afterEach(() => system?.stop());

  /**
   * Leads a case to this fault: a department accepts, the worker dies after the commit, and the api dies too.
   */
  async function leaveHalfDone(running: System): Promise<Journey> {
    await running.startWorker('test/faults/dying-worker.js', { DIE_AFTER: 'accept' });
    await running.startApi();
    const journey = await Journey.at(running.crew, 'formalCheck');
    const worker = running.workers[0]!;
    const jiaow = await running.crew.as('jiaow');
    const commandId = randomUUID();
    const call = jiaow.act(journey.id, { type: 'accept', commandId }).catch(() => 'gone');
    expect((await worker.exited).signal).toBe('SIGKILL');
    await running.kill(worker);
    await running.kill(running.apis[0]!);
    expect(await call).toBe('gone');

    const [row] = await running.sql('SELECT stage, seq FROM application WHERE id = $1', [journey.id]);
    expect(row).toEqual({ stage: 'departmentReview', seq: 4 });
    const [command] = await running.sql('SELECT acknowledged_at FROM command WHERE id = $1', [commandId]);
    expect(command.acknowledged_at).toBeNull();
    return journey;
  }

  async function converges(running: System, { id, number }: Journey): Promise<void> {
    const workflows = await openWorkflows(running);
    try {
      const stage = async () => (await workflows.stateOf(number)).stage;
      await eventually(
        async () => (await stage()) === 'departmentReview',
        MINUTE,
        'the workflow has taken over',
      );
      const [{ at }] = await running.sql('SELECT next_reminder_at AS at FROM application WHERE id = $1', [
        id,
      ]);
      expect(at).toEqual(new Date('2024-09-14T01:00:00Z')); // the first reminder, at nine
    } finally {
      await workflows.close();
    }
  }

  it('converges within a minute', async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00', { idle: true });
    const journey = await leaveHalfDone(system);
    await system.startWorker();
    await converges(system, journey);
    await system.startApi();
    await journey.refresh();
    await journey.to('inspection');
    await checkInvariants(system);
  });

  describe('with the Temporal server killed too, so that only the record has the command', () => {
    let postgres: OwnPostgres;
    let temporal: OwnTemporal;
    beforeAll(async () => {
      postgres = await startPostgres();
      temporal = await startTemporal(postgres);
    });
    afterAll(async () => {
      await temporal?.close();
      await postgres?.close();
    });

    it('converges within a minute through the reconciler', async () => {
      system = await startSystem('2024-09-02T09:00:00+08:00', {
        idle: true,
        database: await postgres.freshDatabase(),
        temporalAddress: temporal.address,
      });
      const journey = await leaveHalfDone(system);
      await temporal.kill();
      await temporal.restart();
      const worker = await system.startWorker(undefined, { LOG_LEVEL: 'info' });
      await converges(system, journey);
      const told = () => worker.said(200).includes('a workflow has taken over from the record');
      await eventually(told, MINUTE, 'the reconciler says that it has done it');
      await system.startApi();
      await journey.refresh();
      await journey.to('inspection');
      await checkInvariants(system);
    });
  });
});

describe('workers and an api killed in the middle of journeys', () => {
  it('lose nothing and do nothing twice', async () => {
    const system = await startSystem('2024-09-02T09:00:00+08:00');
    try {
      const log = new CallLog();
      const hands = log.insist(system.crew, 2 * MINUTE);
      await Promise.all(
        ['office', 'jiaow', 'jgsw', 'inspector1', 'inspector2'].map((login) => system.crew.as(login)),
      );
      const drafts = await Promise.all(
        Array.from({ length: 8 }, () => Journey.draft(system.crew, { hands, today: '2024-09-02' })),
      );
      let done = false;
      const all = Promise.all(drafts.map((journey) => journey.to('publicNotice'))).finally(
        () => (done = true),
      );
      const pauses = [400, 1500, 700, 2500];
      for (const pause of pauses) {
        await Promise.race([rest(pause), all]);
        if (done) break;
        await system.kill(system.workers[0]!);
        await system.startWorker();
      }
      await system.kill(system.apis[0]!);
      await system.startApi();
      await all;
      expect(drafts.map(({ stage }) => stage)).toEqual(drafts.map(() => 'publicNotice'));
      expect(log.shameful).toEqual([]);
      expect([...log.calls.values()].some(({ tries }) => tries > 1)).toBe(true); // some commands were retried
      await system.mailsHaveLeft();
      await checkInvariants(system, log);
    } finally {
      await system.stop();
    }
  });
});
