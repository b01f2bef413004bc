import { randomUUID } from 'node:crypto';
import { aDraft } from '../../../../test/support/drive';
import { openYearFrom } from '../../../../test/support/api/open-year';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const INTAKE = { opens: '2024-12-25', closes: '2024-12-27', basis: 'notice' };

describe('intake of a year', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ start: '2024-12-23T09:00:00+08:00' });
    const change = () => ({ intake: { ...INTAKE, types: [] } });
    await openYearFrom(api, '2024.1', { effectiveFrom: '2024-12-23', change });
  }, 60_000);
  afterAll(() => api.stop());

  async function submitted(login: string, id: string) {
    return (await api.as(login)).post(`/applications/${id}/commands`, {
      commandId: randomUUID(),
      type: 'submit',
    });
  }
  async function draftOf(login: string, n: number): Promise<string> {
    const body = { ...aDraft('SCHOOL', n, `实验小学 ${n}`), programmeYear: 2025 };
    const reply = await (await api.as(login)).post('/applications', body);
    expect(reply.status).toBe(201);
    return reply.body.id;
  }
  const view = async (login: string, id: string) =>
    (await (await api.as(login)).get(`/applications/${id}`)).body;
  const goTo = (day: string) =>
    api.sql('UPDATE programme_clock SET offset_ms = $1', [Date.parse(`${day}T09:00:00+08:00`) - Date.now()]);
  const allow = async (body: object, login = 'office') =>
    (await api.as(login)).post('/programmes/2025/late-intake', {
      ...{ login: 'unit1', cellType: 'SCHOOL', until: '2024-12-31', reason: '校舍搬迁，材料迟到' },
      ...body,
    });

  it('refuses before its first day, and says from when on and whom to ask', async () => {
    const id = await draftOf('unit1', 701);
    expect((await view('unit1', id)).missing).toEqual([
      { pointer: '/cellType', detail: expect.stringContaining('自 2024-12-25 起受理') },
    ]);
    const { status, body } = await submitted('unit1', id);
    expect([status, body.code]).toEqual([409, 'intakeNotOpen']);
    expect(body.detail).toContain('请联系区无废办');
    await goTo('2024-12-25');
    expect((await submitted('unit1', id)).status).toBe(200);
    expect((await view('unit1', id)).lateIntake).toBeNull();
  });

  it('refuses after its last day, until the office lets this unit in with a reason', async () => {
    const [late, other] = [await draftOf('unit1', 702), await draftOf('unit2', 703)];
    await goTo('2024-12-28');
    const { status, body } = await submitted('unit1', late);
    expect([status, body.code]).toEqual([409, 'intakeClosed']);
    expect(body.detail).toContain('已于 2024-12-27 截止');

    expect((await allow({ until: '2024-12-27' })).body.code).toBe('dateInThePast');
    expect((await allow({ login: 'jiaow' })).body.code).toBe('unknownPerson');
    expect((await allow({ cellType: 'CASTLE' })).body.code).toBe('unknownCellType');
    expect((await allow({}, 'auditor')).status).toBe(403);
    const allowed = await allow({});
    expect(allowed.body.items).toEqual([
      expect.objectContaining({
        login: 'unit1',
        cellTypeName: '无废学校',
        until: '2024-12-31',
        reason: '校舍搬迁，材料迟到',
      }),
    ]);
    expect(allowed.body.intake.find(({ cellType }: any) => cellType === 'SCHOOL')).toMatchObject({
      closes: '2024-12-27',
    });

    expect((await view('unit1', late)).missing).toEqual([]);
    expect((await submitted('unit1', late)).status).toBe(200);
    expect((await view('office', late)).lateIntake).toMatchObject({
      reason: '校舍搬迁，材料迟到',
      until: '2024-12-31',
    });
    expect((await submitted('unit2', other)).body.code).toBe('intakeClosed');
  });

  it('is over for a late unit too after the day that the office has set', async () => {
    const id = await draftOf('unit1', 704);
    await goTo('2025-01-02');
    expect((await submitted('unit1', id)).body.code).toBe('intakeClosed');
    await expect(api.sql('DELETE FROM late_intake')).rejects.toThrow();
  });

  it('is moved by the office as a version, with a reason; a last day before the first is refused at its place', async () => {
    const office = await api.as('office');
    const change = (days: object, basedOn: string) =>
      office.put('/settings', {
        ...{ basedOn, reason: '学校放假，延长申报' },
        change: { intake: { SCHOOL: { opens: null, closes: '2025-01-20', basis: 'assumed', ...days } } },
      });
    const wrong = await change({ opens: '2025-02-01' }, '2025.1');
    expect([wrong.status, wrong.body.code]).toEqual([422, 'rulesFaulty']);
    expect(wrong.body.errors).toEqual([
      {
        pointer: '/change/intake/types/SCHOOL/closes',
        detail: '截止日期 2025-01-20 早于开始日期 2025-02-01。',
      },
    ]);
    const moved = await change({}, '2025.1');
    expect([moved.status, moved.body.version]).toEqual([200, '2025.2']);
    expect((await office.mustGet('/settings?year=2025')).intake).toMatchObject({
      ...{ opens: '2024-12-25', closes: '2024-12-27' },
      types: [{ cellType: 'SCHOOL', opens: null, closes: '2025-01-20' }],
    });
    expect((await submitted('unit1', await draftOf('unit1', 705))).status).toBe(200);
    expect((await change({ removed: true }, '2025.2')).body.version).toBe('2025.3');
    const again = await submitted('unit2', await draftOf('unit2', 706));
    expect(again.body.code).toBe('intakeClosed');
  });
});
