import { type CellTypes, type Instant, nineOn, workflowIdOf } from '@app/domain';
import { ruleSet2024 } from '@app/rules';
import { messagesOf } from '@app/workflows/messages';
import { pino } from 'pino';
import { named } from '../../../../test/support/builders';
import { asSchool, insertStory, schoolOf } from '../../../../test/support/database/rows';
import { onYear, revokeByCorrection } from '../../../../test/support/database/years';
import { type RunningWorker, startWorker } from '../../../../test/support/worker/running-worker';
import { Cells } from './cells';

describe('the beginning of cells', () => {
  let running: RunningWorker;

  beforeEach(async () => {
    running = await startWorker('2024-09-12');
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.2', 2024, $1, '2024-08-28')`,
      [JSON.stringify({ ...ruleSet2024, version: '2024.2' })],
    );
  }, 60_000);
  afterEach(() => running.stop());

  const worker = () => {
    const { pool, engine } = running;
    return new Cells({ pool, engine, log: pino({ level: 'silent' }) });
  };
  const rows = async () => (await running.owner.query('SELECT * FROM cell_life ORDER BY number')).rows;
  const revoke = (n: number) => revokeByCorrection(running.pool, schoolOf(n).number);

  it('gives each named cell one life, however often and by however many it is asked', async () => {
    for (const n of [1, 2]) await insertStory(running.pool, asSchool(n, named()));
    await Promise.all([worker().round(), worker().round()]);
    await worker().round();
    const found = await rows();
    expect(found.map(({ number }) => number)).toEqual([schoolOf(1).number, schoolOf(2).number]);
    expect(found[0]).toMatchObject({ seq: 1, stage: 'standing' });
    expect(found[0].rules).toMatchObject({ version: '2024.2', recheckYears: 3, leads: ['JIAOW', 'JGSW'] });
    const id = workflowIdOf({ kind: 'cell', name: schoolOf(1).number });
    const state = await running.client.workflow.getHandle(id).query(messagesOf<CellTypes>().current);
    expect(state).toMatchObject({ number: schoolOf(1).number, stage: 'standing' });
    const { rows: commands } = await running.owner.query(
      'SELECT acknowledged_at FROM command WHERE cell_id IS NOT NULL',
    );
    expect(commands.map(({ acknowledged_at: at }) => at !== null)).toEqual([true, true]);
  });

  it('leaves out what was revoked before, and tells a life of the revocation of its year once', async () => {
    for (const n of [1, 2]) await insertStory(running.pool, asSchool(n, named()));
    await onYear(running.pool, { type: 'openYear' });
    await revoke(1);
    await worker().round();
    expect((await rows()).map(({ number }) => number)).toEqual([schoolOf(2).number]);
    await revoke(2);
    await worker().round();
    await worker().round();
    const [life] = await rows();
    expect(life).toMatchObject({ stage: 'appeal', clock: 'appeal', seq: 2 });
    expect(life.state.revocation).toMatchObject({ revokedOn: expect.any(String) });
  });

  it('tells each life of a changed period and of a corrected day of its naming, once', async () => {
    for (const n of [1, 2]) await insertStory(running.pool, asSchool(n, named()));
    await worker().round();
    const settings = { ...ruleSet2024.settings, recheckYears: { value: 2, basis: 'notice' } };
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.3', 2024, $1, '2024-08-28')`,
      [JSON.stringify({ ...ruleSet2024, version: '2024.3', settings })],
    );
    const corrected = {
      documentNumber: '某无废办〔2024〕8号',
      date: '2024-09-09',
      issued: { documentNumber: 'x', date: '2024-09-10' },
    };
    await running.owner.query(
      `UPDATE application SET state = jsonb_set(state, '{naming}', $2), named_on = '2024-09-09' WHERE id = $1`,
      [schoolOf(1).id, JSON.stringify(corrected)],
    );
    await Promise.all([worker().round(), worker().round()]);
    await worker().round();
    const found = await rows();
    expect(found.map(({ recheck_on: on, recheck_years: years }) => [on, years])).toEqual([
      ['2026-09-09', 2],
      ['2026-09-10', 2],
    ]);
    expect(found.map(({ seq }) => seq)).toEqual([3, 2]); // begun, the day of its naming, the period
  });

  it('is tried again when Temporal was away', async () => {
    await insertStory(running.pool, asSchool(1, named()));
    jest.spyOn(running.engine, 'act').mockRejectedValueOnce(new Error('UNAVAILABLE'));
    await worker().round();
    expect(await rows()).toEqual([]);
    await worker().round();
    expect(await rows()).toHaveLength(1);
  });

  it('is begun though those before it fail; these wait, longer each time, instead of being asked every round', async () => {
    for (const n of [1, 2, 3]) await insertStory(running.pool, asSchool(n, named()));
    const { rows: order } = await running.owner.query(
      'SELECT a.number FROM cell c JOIN application a ON a.id = c.application_id ORDER BY c.application_id',
    );
    const [first, second, third] = order.map(({ number }): string => number);
    const failing = new Set([first, second]);
    const asked: string[] = [];
    const act = running.engine.act.bind(running.engine);
    jest.spyOn(running.engine, 'act').mockImplementation((kind, from, ...rest) => {
      const { number } = from.state as { number: string };
      asked.push(number);
      return failing.has(number) ? Promise.reject(new Error('UNAVAILABLE')) : act(kind, from, ...rest);
    });
    let now = 0;
    const { pool, engine } = running;
    const cells = new Cells({ pool, engine, log: pino({ level: 'silent' }), page: 1, now: () => now });
    await cells.round();
    expect(asked).toEqual([first, second, third]);
    expect((await rows()).map(({ number }) => number)).toEqual([third]);
    await cells.round();
    expect(asked).toHaveLength(3);
    now = 10_000;
    failing.delete(first);
    await cells.round();
    expect(asked.slice(3)).toEqual([first, second]);
    expect(await rows()).toHaveLength(2);
  });

  it('and its day comes: the re-check opens with a task for the lead department', async () => {
    await insertStory(running.pool, asSchool(1, named()));
    await worker().round();
    const [{ id, next_clock_at: at }] = await rows();
    const day: Instant = at.getTime();
    expect(day).toBe(nineOn('2027-09-10'));
    const life = { kind: 'cell', name: schoolOf(1).number } as const;
    const offset = day - Date.now();
    await running.owner.query('UPDATE programme_clock SET offset_ms = $1', [offset]);
    await running.engine.announce(life, { type: 'clockMoved', offset }, async () => undefined);
    const [row] = await rows();
    expect(row).toMatchObject({ id, stage: 'check', seat: 'department:JIAOW' });
    const { rows: mails } = await running.owner.query('SELECT DISTINCT kind FROM outbox WHERE cell_id = $1', [
      id,
    ]);
    expect(mails).toEqual([{ kind: 'cellTask' }]);
  });
});
