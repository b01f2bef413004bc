import { randomUUID } from 'node:crypto';
import { download, recordsOf } from '../../../../test/support/api/download';
import { namedSchools } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { theYear } from '../../../../test/support/api/year';

const REASON = '示范作用突出，可复制可推广';

describe('精品细胞', () => {
  let api: RunningApi;
  let year: ReturnType<typeof theYear>;
  let numbers: string[];

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-09T09:00:00+08:00' });
    year = theYear(api);
    numbers = await namedSchools(api, 3);
  }, 120_000);
  afterAll(() => api.stop());

  const set = (showcase: boolean, changes: object = {}) => {
    return year.act({ type: 'setShowcase', cell: numbers[1], showcase, reason: REASON, ...changes });
  };
  const seenBy = async (login: string) => {
    const [row] = await api.sql<{ id: string }>('SELECT id FROM application WHERE number = $1', [numbers[1]]);
    return (await (await api.as(login)).get(`/applications/${row!.id}`)).body.showcase;
  };
  const inSummary = async () => {
    const { bytes } = await download(await api.as('office'), '/exports/programmes/2024/cells?format=csv');
    return recordsOf(bytes).map((row) => row['是否精品']);
  };

  it('is the office’s decision with a reason, and changes no figure', async () => {
    const before = await year.get();
    expect(await seenBy('office')).toEqual({ since: null, reason: null, canSet: true });
    expect((await set(true, { reason: '' })).body.errors[0].pointer).toBe('/reason');
    const commandId = randomUUID();
    const first = await set(true, { commandId });
    expect(first.status).toBe(200);
    expect((await set(true, { commandId })).body).toEqual(first.body);
    expect(await inSummary()).toEqual(['否', '是', '否']);
    expect((await year.get()).gauges).toEqual(before.gauges);
  });

  it('shows on the case to everyone, why to the office and the auditor', async () => {
    expect(await seenBy('office')).toEqual({ since: '2024-09-09', reason: REASON, canSet: true });
    expect(await seenBy('auditor')).toEqual({ since: '2024-09-09', reason: REASON, canSet: false });
    expect(await seenBy('jiaow')).toEqual({ since: '2024-09-09', reason: null, canSet: false });
  });

  it('is chained with the year’s acts, its reason by its hash', async () => {
    const links = await api.sql<{ body: string }>(
      `SELECT (evidence_of('sha256', NULL, 2024, kind, source)).body FROM chain_link
        WHERE chain = 'programme-2024' AND kind = 'yearEvent' ORDER BY position DESC LIMIT 1`,
    );
    expect(JSON.parse(links[0]!.body)).toMatchObject({
      ...{ type: 'showcaseSet', cell: numbers[1], showcase: true },
      input: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    expect(links[0]!.body).not.toContain(REASON);
  });

  it('is refused where it stands so already, and for what is no named cell of the year', async () => {
    expect(await set(true)).toMatchObject({ status: 409, body: { code: 'showcaseKnown' } });
    const other = await set(true, { cell: 'YB-2024-SCHOOL-0999' });
    expect(other).toMatchObject({ status: 409, body: { code: 'cellNotNamed' } });
    const body = {
      commandId: randomUUID(),
      type: 'setShowcase',
      cell: numbers[0],
      showcase: true,
      reason: REASON,
    };
    for (const login of ['jiaow', 'auditor', 'unit1', 'inspector1']) {
      expect((await (await api.as(login)).post('/programmes/2024/commands', body)).status).toBe(403);
    }
  });

  it('can be taken back, and is none once the naming is revoked', async () => {
    expect((await set(false, { reason: '复核发现问题' })).status).toBe(200);
    expect(await seenBy('office')).toEqual({ since: null, reason: '复核发现问题', canSet: true });
    await year.mustAct({ type: 'setShowcase', cell: numbers[1], showcase: true, reason: REASON });
    const cause = { type: 'revocation', cell: numbers[1] };
    const { adjustmentId } = await year.mustAct({ type: 'openAdjustment', cause, reason: '举报属实' });
    const { items } = await year.get('/adjustments');
    await year.mustAct({ type: 'confirmAdjustment', adjustmentId, hash: items[0].hash });
    expect(await inSummary()).toEqual(['否', '否', '否']);
    expect(await set(false)).toMatchObject({ status: 409, body: { code: 'cellRevoked' } });
  });
});
