import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

describe('the rehearsal clock', () => {
  let system: System;
  beforeAll(async () => void (system = await startSystem('2024-08-28T09:00:00+08:00')), 60_000);
  afterAll(() => system?.stop());

  it('is born at the chosen moment and goes on from there', async () => {
    const born = Date.parse('2024-08-28T09:00:00+08:00');
    const now = await system.crew.now();
    expect(now).toBeGreaterThan(born);
    expect(now - born).toBeLessThan(120_000);
  });

  it('is moved by the office alone, and forward only', async () => {
    for (const login of ['unit1', 'jiaow', 'inspector1', 'auditor', 'admin']) {
      const reply = await (
        await system.crew.as(login)
      ).post('/rehearsal/clock', { now: morning('2024-09-02') });
      expect(reply.status).toBe(403);
    }
    const back = await (
      await system.crew.as('office')
    ).post('/rehearsal/clock', { now: morning('2024-08-01') });
    expect(back).toMatchObject({ status: 422, body: { code: 'clockBackwards' } });
  });

  it('over several deadlines lets each happen in its order, at its own moment', async () => {
    await system.moveTo(morning('2024-09-02'));
    const checked = await Journey.at(system.crew, 'formalCheck'); // due 2024-09-09
    const returned = await Journey.at(system.crew, 'formalCheck');
    await returned.returnForCorrection(); // lapses after 2024-09-14
    const posted = await Journey.at(system.crew, 'publicNotice');
    await posted.openNotice(); // ends 2024-09-09, then naming is due 2024-09-24 (ten working days over 中秋)

    await system.moveTo(morning('2024-11-01'));
    const happened = async (journey: Journey, after: number) =>
      (await journey.events())
        .filter(({ seq, type }: any) => seq > after && type !== 'reminded' && type !== 'escalated')
        .map(
          ({ type, at }: any) =>
            `${type} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16)}`,
        );
    expect(await happened(checked, checked.last!.seq)).toEqual(['overdue 2024-09-10T00:00']);
    expect(await happened(returned, returned.last!.seq)).toEqual([
      'lapsed 2024-09-15T00:00',
      'stageEntered 2024-09-15T00:00',
    ]);
    expect(await happened(posted, posted.last!.seq)).toEqual([
      'noticeEnded 2024-09-10T00:00',
      'stageEntered 2024-09-10T00:00',
      'overdue 2024-09-25T00:00',
    ]);
    const [{ n }] = await system.sql(
      `SELECT count(*)::int AS n FROM application WHERE is_open AND next_clock_at <= now() +
         (SELECT offset_ms FROM programme_clock) * interval '1 ms'`,
    );
    expect(n).toBe(0); // a move answers after everything due has been recorded
  }, 60_000);
});

describe('a rehearsal born at the end of the last published year', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem(morning('2026-12-24'));
  }, 120_000);
  afterAll(() => system.stop(), 60_000);

  it('tells a date that reaches into a year without a calendar as provisional', async () => {
    const journey = await Journey.at(system.crew, 'departmentReview', { unit: 700 });
    const view = await journey.view();
    expect(view.tasks.every(({ provisional }: any) => provisional)).toBe(true);
    await journey.returnForCorrection();
    const mail = await system.mailbox.waitFor(
      ({ subject }) => subject.includes('请补正') && subject.includes(journey.number),
    );
    expect(mail.text).toContain('暂定');
  }, 60_000);
});
