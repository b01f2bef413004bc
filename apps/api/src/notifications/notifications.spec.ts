import type { NotificationItem } from '@app/contracts';
import { aDraft } from '../../../../test/support/drive';
import { aObligation } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('what somebody was told', () => {
  let api: RunningApi;
  let id: string;
  let number: string;

  beforeAll(async () => {
    api = await startApi();
    for (const login of ['jiaow', 'office']) await (await api.as(login)).put('/me', { digest: false });
    const unit1 = await api.as('unit1');
    ({ id, number } = (await unit1.post('/applications', aDraft('SCHOOL', 1, '渝北实验小学'))).body);
    await unit1.mustAct(id, { type: 'submit' });
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['缺承诺书'] });
    await aObligation(api, 'quarterlyDispatch-2024Q3', { parts: [{ department: 'JIAOW', items: ['T04'] }] });
  }, 60_000);
  afterAll(() => api.stop());

  const notificationsOf = async (login: string, query = '') =>
    (await (await api.as(login)).get(`/me/notices?${query}`)).body;
  const kindsOf = async (login: string) =>
    (await notificationsOf(login)).items.map(({ kind }: NotificationItem) => kind);

  it('is listed with the newest first, each with its case and its place', async () => {
    const { items, unread } = await notificationsOf('unit1');
    expect(items).toMatchObject([
      {
        kind: 'returned',
        title: `退回：渝北实验小学（${number}）`,
        path: `/applications/${id}`,
        number,
        read: false,
        at: expect.stringMatching(/^2024-09-02T.*\+08:00$/),
        lines: [],
      },
      { kind: 'progress', applicationId: id },
    ]);
    expect(unread).toBe(2);
  });

  it('is each one’s own: a department what its seat was told, of cases and of obligations; nobody else anything', async () => {
    expect(await kindsOf('jiaow')).toEqual(['dutyOpened', 'taskOpened']);
    const [obligation] = (await notificationsOf('jiaow')).items;
    expect(obligation).toMatchObject({
      title: expect.stringContaining('调度'),
      path: `/obligations/${obligation.obligationId}`,
    });
    for (const login of ['jgsw', 'tyj', 'unit2', 'inspector1', 'auditor', 'admin'])
      expect(await notificationsOf(login)).toEqual({ items: [], nextCursor: null, unread: 0 });
  });

  it('is not shown of a case that the person may no longer see, though it was written to his address', async () => {
    await api.sql(`UPDATE application SET leads = '{JGSW}' WHERE id = $1`, [id]);
    expect(await kindsOf('jiaow')).toEqual(['dutyOpened']);
    await api.sql(`UPDATE application SET leads = '{JIAOW,JGSW}' WHERE id = $1`, [id]);
    expect(await kindsOf('jiaow')).toHaveLength(2);
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const first = await notificationsOf('unit1', 'limit=1');
    const second = await notificationsOf('unit1', `limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0].kind, second.items[0].kind]).toEqual(['returned', 'progress']);
    expect(second.nextCursor).toBeNull();
    expect(await notificationsOf('unit1', 'cursor=x')).toMatchObject({
      status: 422,
      errors: [{ parameter: 'cursor' }],
    });
  });

  it('is read one by one or all at once, for oneself alone', async () => {
    const [first] = (await notificationsOf('unit1')).items;
    const unit1 = await api.as('unit1');
    const stranger = await (await api.as('unit2')).post('/me/notices/read', { ids: [first.id] });
    expect(stranger).toMatchObject({ status: 200, body: { unread: 0 } });
    expect((await notificationsOf('unit1')).unread).toBe(2);
    expect((await api.sql('SELECT count(*)::int AS n FROM notice_read'))[0].n).toBe(0);
    for (let twice = 0; twice < 2; twice += 1)
      expect((await unit1.post('/me/notices/read', { ids: [first.id] })).body).toEqual({ unread: 1 });
    expect((await notificationsOf('unit1')).items.map(({ read }: NotificationItem) => read)).toEqual([
      true,
      false,
    ]);
    expect((await notificationsOf('unit1', 'unread=true')).items).toMatchObject([{ kind: 'progress' }]);
    expect((await unit1.post('/me/notices/read', { all: true })).body).toEqual({ unread: 0 });
    expect((await notificationsOf('jiaow')).unread).toBe(2);
  });

  it('holds the morning’s digest of those who have chosen it', async () => {
    const payload = {
      day: '2024-09-03',
      items: [
        {
          path: `/applications/${id}`,
          task: { number, unitName: '渝北实验小学', cellType: 'SCHOOL', clock: 'formalCheck' },
          dueOn: '2024-09-09',
        },
      ],
    };
    await api.sql(
      `INSERT INTO outbox (digest_user, digest_on, payload, kind, recipient, seat, send_at)
       VALUES ($1, '2024-09-03', $2, 'digest', 'jgsw@wufei.example', 'department:JGSW', '2024-09-03T09:00+08:00')`,
      [api.idOf('jgsw'), JSON.stringify(payload)],
    );
    expect((await notificationsOf('jgsw')).items).toMatchObject([
      {
        title: '今日待办 1 项',
        path: '/tasks',
        lines: [
          { title: `形式审查：渝北实验小学（${number}）`, path: `/applications/${id}`, dueOn: '2024-09-09' },
        ],
      },
    ]);
  });

  it.each([{}, { ids: [] }, { ids: ['x'] }, { ids: ['1'], all: true }, { all: false }])(
    'refuses to mark %j',
    async (body) => {
      const reply = await (await api.as('unit1')).post('/me/notices/read', body);
      expect(reply).toMatchObject({ status: 422, body: { code: 'invalidContent' } });
    },
  );
});
