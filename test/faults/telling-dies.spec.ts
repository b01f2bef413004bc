import { randomUUID } from 'node:crypto';
import { allRelayed, inPublicNoticeOf, yearIsOpen } from '../support/play-year';
import { morningAfter } from '../support/drive';
import type { Journey } from '../support/journey';
import { eventually, startSystem, type System } from '../support/system';

jest.setTimeout(240_000);

/** 结转 (carry-over) is in the ledger; the worker dies before a relay reaches an application. */
describe('a worker killed between the commit of the ledger and its relays', () => {
  let system: System;
  let cells: Journey[];
  const commandId = randomUUID();

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00', { idle: true });
    await system.sql('UPDATE programme SET baseline = 2 WHERE year = 2024'); // the third cell is a surplus
    await system.startWorker('test/faults/dying-worker.js', { DIE_AFTER: 'confirmCarryOver' });
    await system.startApi();
    await yearIsOpen(system.crew);
    cells = await inPublicNoticeOf(system.crew, { FACTORY: 5 });
    await system.crew.moveTo(morningAfter(cells[0]!.due('time')));
    for (const journey of cells) {
      await journey.refresh();
      await eventually(
        async () => Boolean(await journey.name(undefined, await system.crew.today())),
        30_000,
        'it is named',
      );
    }
  }, 240_000);
  afterAll(() => system?.stop());

  it('delivers every relay once after the recovery', async () => {
    const office = await system.crew.as('office');
    const { hash, moves } = await office.mustGet('/programmes/2024/carry-over');
    const chosen = moves.map(({ number }: { number: string }) => number);
    expect(chosen).toHaveLength(3);
    const body = { commandId, type: 'confirmCarryOver', hash, cells: chosen, reason: '经研究决定' };
    const call = office.post('/programmes/2024/commands', body).catch(() => 'gone');
    const worker = system.workers[0]!;
    expect((await worker.exited).signal).toBe('SIGKILL');
    await system.kill(worker);

    const untold = 'SELECT count(*)::int AS n FROM telling WHERE told_at IS NULL';
    expect((await system.sql(untold))[0].n).toBe(3); // committed with the ledger, none delivered
    expect(await system.sql(`SELECT FROM application_event WHERE type = 'reattributed'`)).toHaveLength(0);
    expect((await office.mustGet('/programmes/2024')).carriedOut).toBe(3);

    await system.startWorker();
    await allRelayed(system.crew);
    await call;
    expect((await office.post('/programmes/2024/commands', body)).status).toBe(200); // retry, same command id
    for (const number of chosen) {
      const journey = cells.find((one) => one.number === number)!;
      expect(await journey.view()).toMatchObject({ assessmentYear: 2025 });
    }
    const events = await system.sql(
      `SELECT a.number FROM application_event e JOIN application a ON a.id = e.application_id
        WHERE e.type = 'reattributed' ORDER BY 1`,
    );
    expect(events.map(({ number }) => number)).toEqual([...chosen].sort());
    const mails = await system.sql(`SELECT recipient FROM outbox WHERE kind = 'attributed'`);
    expect(mails).toHaveLength(3);
    expect(await system.sql('SELECT FROM carry_over_decision')).toHaveLength(1);
    const sums = await system.sql(
      'SELECT assessment_year AS year, sum(delta)::int AS n FROM ledger_entry GROUP BY 1 ORDER BY 1',
    );
    expect(sums).toEqual([
      { year: 2024, n: 2 },
      { year: 2025, n: 3 },
    ]);
  });

  it('converges: the workflow of the year has the decision and takes the next act', async () => {
    const heard = async () =>
      (await system.sql('SELECT acknowledged_at FROM command WHERE id = $1', [commandId]))[0].acknowledged_at;
    await eventually(async () => Boolean(await heard()), 120_000, 'the command is acknowledged');
    const office = await system.crew.as('office');
    const change = {
      commandId: randomUUID(),
      type: 'setBaseline',
      value: 3,
      source: '市无废办通知',
      dated: '2024-10-08',
    };
    expect((await office.post('/programmes/2024/commands', change)).status).toBe(200);
    expect(await office.mustGet('/programmes/2024')).toMatchObject({ baseline: 3, carriedOut: 3 });
  });

  it('repeats without effect a relay that was delivered but not marked', async () => {
    await system.sql('UPDATE telling SET told_at = NULL');
    await allRelayed(system.crew);
    expect(await system.sql(`SELECT FROM application_event WHERE type = 'reattributed'`)).toHaveLength(3);
    expect(await system.sql(`SELECT FROM outbox WHERE kind = 'attributed'`)).toHaveLength(3);
  });
});
