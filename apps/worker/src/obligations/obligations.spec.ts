import { type ObligationTypes, workflowIdOf } from '@app/domain';
import { obligationsOf, ruleSet2024 } from '@app/rules';
import { messagesOf } from '@app/workflows/messages';
import { pino } from 'pino';
import { nineOn } from '../../../../test/support/builders';
import { addYear } from '../../../../test/support/next-year';
import { type RunningWorker, startWorker } from '../../../../test/support/worker/running-worker';
import { Obligations } from './obligations';

describe('the obligations of the office', () => {
  let running: RunningWorker;
  const planned = obligationsOf(ruleSet2024, 2024);

  beforeEach(async () => {
    running = await startWorker('2024-08-28');
    const { departments } = ruleSet2024;
    for (const { id, name, fullName } of departments)
      await running.owner.query(
        'INSERT INTO department (id, name, full_name) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING',
        [id, name, fullName],
      );
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.2', 2024, $1, '2024-08-28')`,
      [JSON.stringify(ruleSet2024)],
    );
  }, 60_000);

  afterEach(() => running.stop());

  const worker = (now?: () => number) =>
    new Obligations({
      pool: running.pool,
      engine: running.engine,
      log: pino({ level: 'silent' }),
      now,
    });
  /** Writes a year with its own rules into the record, as its publication does. */
  const publishYear = async (year: number, body: object, openedOn: string) => {
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, $2, $3, $4)`,
      [`${year}.1`, year, JSON.stringify(body).replaceAll('2024-04-30', `${year}-04-30`), openedOn],
    );
    await running.owner.query(
      `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES ($1, 45, $2, $3)`,
      [year, `${year}年任务`, openedOn],
    );
  };
  const rows = async () => (await running.owner.query('SELECT * FROM obligation ORDER BY key')).rows;
  const events = async () => (await running.owner.query('SELECT * FROM obligation_event')).rowCount;
  /** How often a round has created, moved or replanned; the ladders of the past speak beside it, in their own time. */
  const replanned = async () =>
    (
      await running.owner.query(
        `SELECT count(*)::int AS n FROM obligation_event WHERE type IN ('created', 'dueDateSet', 'datesRecomputed')`,
      )
    ).rows[0].n;

  it('are created from the rules: once, however often and by however many it is asked', async () => {
    await Promise.all([worker().round(), worker().round()]);
    await worker().round();
    const found = await rows();
    expect(found.map(({ key }) => key)).toEqual(planned.map(({ key }) => key).sort());
    expect(await events()).toBe(planned.length);
    const { rows: commands } = await running.owner.query('SELECT acknowledged_at FROM command');
    expect(commands).toHaveLength(planned.length);
    expect(commands.every(({ acknowledged_at: at }) => at !== null)).toBe(true);
  });

  it('lie behind us where the notice came after their date: recorded, not open, and nobody is written to', async () => {
    await worker().round();
    const statusOf = Object.fromEntries((await rows()).map(({ key, status }) => [key, status]));
    expect(statusOf).toMatchObject({
      'selfAssessment-2024': 'past',
      'quarterlyDispatch-2024Q1': 'past',
      'quarterlyDispatch-2024Q3': 'open',
      'prepareSelfAssessment-2024': 'open',
      'wasteIndex-2024H1': 'dateUnknown',
    });
    const { rows: mails } = await running.owner.query(
      `SELECT count(*)::int AS n FROM outbox o JOIN obligation d ON d.id = o.obligation_id WHERE d.status <> 'open'`,
    );
    expect(mails).toEqual([{ n: 0 }]);
  });

  it('live as workflows, whose timers are those of the rules', async () => {
    await worker().round();
    const id = workflowIdOf({ kind: 'obligation', name: 'quarterlyDispatch-2024Q3' });
    const obligation = await running.client.workflow
      .getHandle(id)
      .query(messagesOf<ObligationTypes>().current);
    expect(obligation).toMatchObject({ status: 'open', dueOn: '2024-10-10', about: '2024Q3', to: 'QWFB' });
    const done = running.client.workflow.getHandle(
      workflowIdOf({ kind: 'obligation', name: 'selfAssessment-2024' }),
    );
    await done.result();
  });

  it('of the next year are there when it begins, by the rules of the year before', async () => {
    const one = worker();
    await one.round();
    expect((await rows()).every(({ programme_year: year }) => year === 2024)).toBe(true);
    await running.owner.query('UPDATE programme_clock SET offset_ms = $1', [
      nineOn('2025-01-01') - Date.now(),
    ]);
    await one.round(); // in the same minute: a rehearsal does not wait for long
    const next = (await rows()).filter(({ programme_year: year }) => year === 2025);
    expect(next.map(({ key }) => key)).toEqual(
      obligationsOf(ruleSet2024, 2025)
        .map(({ key }) => key)
        .sort(),
    );
    expect(next.find(({ key }) => key === 'selfAssessment-2025')).toMatchObject({
      due_on: '2025-04-30',
      about: '2024',
      status: 'open',
    });
  });

  it('of a year that is opened later wait for that day, then come by its own rules', async () => {
    await addYear((text, values) => running.owner.query(text, values), 2025, '2024-12-02');
    await worker().round();
    expect((await rows()).every(({ programme_year: year }) => year === 2024)).toBe(true);
    await running.owner.query('UPDATE programme_clock SET offset_ms = $1', [
      nineOn('2024-12-02') - Date.now(),
    ]);
    await worker().round();
    const next = (await rows()).filter(({ programme_year: year }) => year === 2025);
    expect(next.map(({ key }) => key).sort()).toEqual(
      obligationsOf(ruleSet2024, 2025)
        .map(({ key }) => key)
        .sort(),
    );
    expect(new Set(next.map(({ rules }) => rules.version))).toEqual(new Set(['2025.1']));
  });

  it('of a year that is opened after its own end, for what was named in it, are not made up for', async () => {
    const body = { ...ruleSet2024, version: '2023.1', programmeYear: 2023, calendars: [] };
    await publishYear(2023, body, '2024-08-28');
    await worker().round();
    const years = (await rows()).map(({ programme_year: year }) => year);
    expect([...new Set(years)]).toEqual([2024]);
  });

  it('that began by the rules of the year before follow those of their own year: date, day and reminders', async () => {
    await running.owner.query(
      `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.3', 2024, $1, '2024-08-28')`,
      [JSON.stringify({ ...ruleSet2024, version: '2024.3' })],
    );
    const at = (day: string) =>
      running.owner.query('UPDATE programme_clock SET offset_ms = $1', [nineOn(day) - Date.now()]);
    const dueOn = async (key: string) => (await rows()).find((row) => row.key === key);
    await at('2025-01-02');
    const one = worker();
    await one.round();
    expect(await dueOn('quarterlyDispatch-2025Q2')).toMatchObject({ due_on: '2025-07-10' });
    const { duties } = ruleSet2024.obligations;
    const changed = duties.map((duty) =>
      duty.kind === 'quarterlyDispatch' ? { ...duty, due: { ...duty.due, dayOfNextMonth: 15 } } : duty,
    );
    const body = { ...ruleSet2024, obligations: { ...ruleSet2024.obligations, duties: changed } };
    await publishYear(2025, { ...body, version: '2025.1', programmeYear: 2025 }, '2025-03-03');
    await at('2025-03-03');
    await one.round();
    expect(await dueOn('quarterlyDispatch-2025Q2')).toMatchObject({
      due_on: '2025-07-15',
      rules: { version: '2025.1', plannedBy: '2025.1' },
      state: { earlierDates: ['2025-07-10'] },
    });
    expect(await dueOn('selfAssessment-2025')).toMatchObject({ due_on: '2025-04-30' });
    expect(await dueOn('quarterlyDispatch-2024Q4')).toMatchObject({ due_on: '2025-01-10' }); // not of this year
    const before = await replanned();
    await worker().round();
    expect(await replanned()).toBe(before);
  });

  it('are created as soon as a year is published, not only on the next day', async () => {
    const one = worker();
    await one.round();
    const yearly = { ...ruleSet2024.obligations, duties: ruleSet2024.obligations.duties.slice(0, 2) };
    const body = { ...ruleSet2024, version: '2026.1', programmeYear: 2026, obligations: yearly };
    await publishYear(2026, body, '2024-08-28');
    await one.round();
    const made = (await rows()).filter(({ programme_year: year }) => year === 2026);
    expect(made.map(({ key }) => key)).toEqual(['prepareSelfAssessment-2026', 'selfAssessment-2026']);
  });

  it('are tried again when Temporal was away, and what was created meanwhile is not created again', async () => {
    const real = running.engine.act.bind(running.engine);
    let calls = 0;
    jest.spyOn(running.engine, 'act').mockImplementation((...args) => {
      calls += 1;
      return calls === 4 ? Promise.reject(new Error('UNAVAILABLE')) : real(...args);
    });
    await expect(worker().round()).rejects.toThrow('UNAVAILABLE');
    expect(await rows()).toHaveLength(3);
    await worker().round();
    expect(await rows()).toHaveLength(planned.length);
    expect(await events()).toBe(planned.length);
  });
});
