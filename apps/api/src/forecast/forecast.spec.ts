import type { ForeseenView } from '@app/contracts';
import type { Client } from '../../../../test/support/client';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a forecast', () => {
  let api: RunningApi;
  let office: Client;

  beforeEach(async () => {
    api = await startApi({ start: '2024-08-29T10:00:00+08:00' });
    office = await api.as('office');
  }, 60_000);
  afterEach(() => api.stop());

  const forecast = async (id: string, until: string, who = office) =>
    (await who.get(`/applications/${id}/forecast?until=${until}`)).body;

  it('says what will happen, when, and who will be told', async () => {
    const id = await aCase(api, 'formalCheck'); // due on Thursday 5 September
    const { items, complete } = await forecast(id, '2024-09-13');
    expect(complete).toBe(true);
    expect(items.map(({ on, events }: ForeseenView) => [on, ...events.map(({ text }) => text)])).toEqual([
      ['2024-09-02', '提醒区教委：还有 3 个工作日到期'],
      ['2024-09-04', '提醒区教委：还有 1 个工作日到期'],
      ['2024-09-05', '提醒区教委：今天到期'],
      ['2024-09-06', '区教委的期限已过，记为逾期'],
      ['2024-09-06', '提醒区教委：已逾期 1 个工作日'],
      ['2024-09-09', '提醒区教委：已逾期 2 个工作日'],
      ['2024-09-10', '提醒区教委：已逾期 3 个工作日'],
      ['2024-09-11', '提醒区教委：已逾期 4 个工作日'],
      ['2024-09-12', '提醒区教委：已逾期 5 个工作日'],
      ['2024-09-13', '提醒区教委：已逾期 6 个工作日', '区教委逾期 6 个工作日，告知负责人'],
    ]);
    expect(items[0]).toMatchObject({
      at: '2024-09-02T09:00:00.000+08:00',
      notices: [{ kindName: '到期提醒', name: '区教委', singly: 0, inDigest: 1, addresses: [] }],
    });
  });

  it('is what then happens, mail by mail', async () => {
    await api.sql(`UPDATE app_user SET digest = false WHERE login IN ('jiaow', 'jgsw')`);
    const id = await aCase(api, 'departmentReview');
    const jgsw = await api.as('jgsw');
    await jgsw.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    const foreseen = await forecast(id, '2024-10-18');
    const before = await api.sql('SELECT max(id)::int AS id FROM outbox');
    const { status } = await office.post('/rehearsal/clock', { now: '2024-10-18T23:59:00+08:00' });
    expect(status).toBe(200);
    const happened = await api.sql(
      `SELECT kind, recipient, send_at AS "sendAt" FROM outbox WHERE application_id = $1 AND id > $2 ORDER BY id`,
      [id, before[0].id ?? 0],
    );
    const told = foreseen.items.flatMap(({ notices }: ForeseenView) =>
      notices.flatMap(({ kind, addresses, sendAt }) =>
        addresses!.map((recipient) => ({ kind, recipient, minute: sendAt.slice(0, 16) })),
      ),
    );
    const minuteOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
    expect(told).toEqual(
      happened.map(({ kind, recipient, sendAt }) => ({ kind, recipient, minute: minuteOf(sendAt) })),
    );
    expect(new Set(told.map(({ recipient }: { recipient: string }) => recipient))).toEqual(
      new Set(['jiaow@wufei.example', 'office@wufei.example']), // the department that has acted hears nothing
    );
    const events = await api.sql(
      `SELECT type, at FROM application_event WHERE application_id = $1 AND by_user = 'system' ORDER BY seq`,
      [id],
    );
    expect(
      foreseen.items.flatMap(({ at, events: list }: ForeseenView) =>
        list.map(({ type }) => ({ type, at: new Date(at) })),
      ),
    ).toEqual(events);
  });

  it('gives addresses to the office alone', async () => {
    const id = await aCase(api, 'formalCheck');
    for (const login of ['unit1', 'jiaow', 'auditor']) {
      const body = await forecast(id, '2024-09-13', await api.as(login));
      expect(body.items).toHaveLength(10);
      expect(JSON.stringify(body)).not.toContain('@');
    }
  });

  it('looks ahead ninety days unless told how far, never back, never for ever', async () => {
    const id = await aCase(api, 'formalCheck');
    expect((await office.get(`/applications/${id}/forecast`)).body.until).toBe('2024-11-27');
    for (const until of ['2024-08-28', '2027-01-01']) {
      const { status, body } = await office.get(`/applications/${id}/forecast?until=${until}`);
      expect([status, body.code, body.errors[0].parameter]).toEqual([422, 'forecastTooFar', 'until']);
    }
    expect((await office.get(`/applications/${id}/forecast?until=2024-02-30`)).status).toBe(422);
  });

  it('is empty for a draft', async () => {
    const id = await aCase(api, 'draft');
    expect(await forecast(id, '2024-10-01', await api.as('unit1'))).toMatchObject({ items: [] });
  });
});
