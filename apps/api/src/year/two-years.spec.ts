import { sealDay } from '@app/database';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedSchools } from '../../../../test/support/api/cases';
import { aCell } from '../../../../test/support/api/cells';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { download } from '../../../../test/support/api/download';
import { openYearFrom } from '../../../../test/support/api/open-year';
import { theYear } from '../../../../test/support/api/year';

const CHECKER = join(__dirname, '../../../../libs/exports/src/evidence/verify.mjs');
const START = '2024-09-12T09:00:00+08:00';

/** 2024 with its 48 schools, of which three are carried; then 2025 is open beside it. */
describe('two programme years', () => {
  let api: RunningApi;
  let year: ReturnType<typeof theYear>;
  let carried: string[];

  beforeAll(async () => {
    api = await startApi({ start: START });
    year = theYear(api);
    await namedSchools(api, 48);
  }, 120_000);
  afterAll(() => api.stop());

  const of2025 = async () => (await (await api.as('office')).get('/programmes/2025')).body;

  /** Every row of every table but those of logging in, by table. */
  async function everyRow(): Promise<Record<string, unknown>> {
    const tables = await api.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
          AND table_type = 'BASE TABLE' AND table_name NOT IN ('session', 'login_attempt') ORDER BY 1`,
    );
    const rows: Record<string, unknown> = {};
    for (const { name } of tables)
      rows[name] = await api.sql(`SELECT to_jsonb(t) AS row FROM ${name} t ORDER BY t::text`);
    return rows;
  }

  it('leave every row of every table as it was when something is only supposed', async () => {
    const before = await everyRow();
    expect(Object.keys(before).length).toBeGreaterThan(40);
    const [school] = await api.sql('SELECT number FROM application ORDER BY number LIMIT 1');
    for (const supposition of [
      { baseline: 50 },
      { revoke: [school.number] },
      { recognise: [school.number] },
      { policy: { countsFrom: 'recognised', carryOverOrder: 'latestNamed' } },
      { baseline: 47, revoke: [school.number], policy: { carryOverOrder: 'latestNamed' } },
    ]) {
      const { status, body } = await year.whatIf(supposition);
      expect(status).toBe(200);
      expect(body.figures.length + body.proposal.added.length).toBeGreaterThan(0);
    }
    expect(await everyRow()).toEqual(before);
  });

  it('keep three carried cells carried, and flag them, when the baseline goes from 45 to 50 (rule 7)', async () => {
    const { hash, moves, surplus } = await year.get('/carry-over');
    expect(surplus).toBe(3);
    carried = moves.map(({ number }: { number: string }) => number);
    await year.mustAct({ type: 'confirmCarryOver', hash, cells: carried, reason: '延至2025年考核' });
    const entries = await api.sql('SELECT * FROM ledger_entry ORDER BY position');
    const change = { type: 'setBaseline', value: 50, source: '市无废办〔2024〕9号', dated: '2024-09-11' };
    await year.mustAct(change);
    expect(await api.sql('SELECT * FROM ledger_entry ORDER BY position')).toEqual(entries);
    const now = await year.get();
    expect(now).toMatchObject({ baseline: 50, completed: 45, carriedOut: 3, baselineGauge: { gap: 5 } });
    const flag = now.alerts.find(({ code }: { code: string }) => code === 'baselineChangedAfterCarryOver');
    expect([...flag.cells].sort()).toEqual([...carried].sort());
    const view = await year.get('/carry-over');
    expect(view).toMatchObject({ surplus: 0, gap: 5, moves: [], canConfirm: false });
    expect(view.carried).toHaveLength(3);
    for (const cell of view.carried)
      expect(cell).toMatchObject({ baselineChanged: true, baseline: { value: 45 } });
  });

  it('keep both moments of a baseline: when it was set in programme time, and when that was recorded', async () => {
    const [newest] = (await year.get()).baselines;
    expect(newest).toMatchObject({ value: 50, setAt: expect.stringMatching(/^2024-09-12T/) });
    expect(Math.abs(Date.parse(newest.recordedAt) - Date.now())).toBeLessThan(3_600_000);
    const [event] = await api.sql(
      `SELECT e.at, b.set_at FROM programme_event e, baseline b
        WHERE e.type = 'baselineSet' AND (b.year, b.version) = (e.programme_year, 2)`,
    );
    expect(event.set_at).toEqual(event.at);
  });

  it('write to every account of the office once when the year falls below its baseline', async () => {
    const mails = await api.sql(
      `SELECT recipient, event_seq, payload FROM outbox WHERE kind = 'yearShort' AND programme_year = 2024`,
    );
    expect(mails).toEqual([
      {
        recipient: (await api.sql(`SELECT email FROM app_user WHERE role = 'office'`))[0].email,
        event_seq: expect.any(Number),
        payload: {
          because: 'baselineSet',
          short: [{ year: 2024, target: 50, completed: 45, gap: 5 }],
        },
      },
    ]);
    const { items } = (await (await api.as('office')).get('/me/notices')).body;
    expect(items).toMatchObject([{ kind: 'yearShort', kindName: '年度低于基数', path: '/years/2024' }]);
    for (const login of ['auditor', 'jiaow', 'unit1']) {
      const others = (await (await api.as(login)).get('/me/notices')).body.items;
      expect(others.filter(({ kind }: { kind: string }) => kind === 'yearShort')).toEqual([]);
    }
  });

  it('take a second park like the first, and flag it: its figure is a bare "1"', async () => {
    const park = { cellType: 'INDUSTRIAL_PARK', documentNumber: '渝北无废办〔2024〕4号' };
    await aCell(api, { ...park, n: 1 });
    const rowOf = async () =>
      (await year.get()).byType.find(({ code }: { code: string }) => code === 'INDUSTRIAL_PARK');
    expect(await rowOf()).toMatchObject({ comparison: '=', completed: 1, aboveBareFigure: false });
    await aCell(api, { ...park, n: 2 });
    expect(await rowOf()).toMatchObject({ completed: 2, surplus: 1, aboveBareFigure: true });
    const now = await year.get();
    expect(now.completed).toBe(47);
    const flag = now.alerts.find(({ code }: { code: string }) => code === 'aboveBareFigure');
    expect(flag.detail).toContain('已有 2 个，任务数写作“1”');
  });

  it('are open at once, each with its own gauges; what was carried is shown as 结转 in 2025 (rule 8)', async () => {
    expect(await of2025()).toMatchObject({ status: 'notOpened', gauges: [], completed: 3, carriedIn: 3 });
    await openYearFrom(api, '2024.1', { effectiveFrom: '2024-09-12', baseline: 40 });
    const [one, two] = [await year.get(), await of2025()];
    expect(one).toMatchObject({ status: 'open', completed: 47, carriedOut: 3, carriedIn: 0, baseline: 50 });
    expect(two).toMatchObject({ status: 'open', completed: 3, carriedIn: 3, carriedOut: 0, baseline: 40 });
    expect(two.baselineGauge).toMatchObject({ target: 40, completed: 3, gap: 37 });
    expect(two.gauges.map(({ target, completed }: any) => [target, completed])).toEqual([
      [40, 3],
      [50, 3],
      [60, 3],
    ]);
    const change = { type: 'setBaseline', value: 41, source: '市无废办', dated: '2024-09-10' };
    const path = '/programmes/2025/commands';
    const reply = await (await api.as('office')).post(path, { commandId: randomUUID(), ...change });
    expect(reply.status).toBe(200);
    expect(await of2025()).toMatchObject({ baseline: 41, completed: 3 });
    expect(await year.get()).toMatchObject({ baseline: 50, completed: 47 });
    const namings = await api.sql(
      `SELECT DISTINCT named_on::text FROM cell WHERE assessment_year = 2025 AND programme_year = 2024`,
    );
    expect(namings).toEqual([{ named_on: '2024-09-06' }]); // the day of naming stays
  });

  it('lose a carried cell in 2025, and what 2025 is short of is told apart', async () => {
    const item = await year.correct({ type: 'revocation', cell: carried[0] }, '弄虚作假');
    const changes = item.touched.figures.map(
      ({ year: of, figure, field, from, to }: any) => `${of} ${figure} ${field} ${from}→${to}`,
    );
    expect(changes).toEqual(
      expect.arrayContaining(['2025 year completed 3→2', '2025 baseline gap 38→39', '2024 year revoked 0→1']),
    );
    expect(await year.get()).toMatchObject({ completed: 47 });
    expect(await of2025()).toMatchObject({ completed: 2, carriedIn: 2 });
    const [{ payload }] = await api.sql(
      `SELECT payload FROM outbox WHERE kind = 'yearShort' ORDER BY id DESC LIMIT 1`,
    );
    expect(payload).toEqual({
      because: 'adjustmentConfirmed',
      cause: 'revocation',
      short: [{ year: 2025, target: 41, completed: 2, gap: 39 }],
    });
  });

  it('each leave evidence that a stand-alone checker finds whole, with the carried cells counted once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wufei-two-years-'));
    for (const [of, completed] of [
      [2024, 47],
      [2025, 2],
    ] as const) {
      await sealDay(api.pool, { year: of, day: '2024-09-12', at: Date.now() });
      const { bytes } = await download(await api.as('auditor'), `/exports/programmes/${of}/evidence.zip`);
      writeFileSync(join(folder, 'evidence.zip'), bytes);
      const args = [CHECKER, join(folder, 'evidence.zip'), '--json'];
      const verdict = JSON.parse(
        spawnSync(process.execPath, args, { encoding: 'utf8', env: {}, maxBuffer: 1e9 }).stdout,
      );
      expect(verdict).toMatchObject({ ok: true, faults: [], completed });
    }
    rmSync(folder, { recursive: true });
  });
});
