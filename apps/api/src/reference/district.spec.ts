import type { DistrictBody, PortalInfo } from '@app/contracts';
import { aCell } from '../../../../test/support/api/cells';
import { download } from '../../../../test/support/api/download';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import type { Client } from '../../../../test/support/client';
import { partsOf } from '../../../../test/support/exports/read-back';

const TODAY = '2024-09-20';
const NUMBER = '渝北无废办〔2024〕3号';

describe('the district', () => {
  let api: RunningApi;
  let office: Client;

  beforeAll(async () => {
    api = await startApi({ start: `${TODAY}T09:00:00+08:00` });
    office = await api.as('office');
    await aCell(api, { cellType: 'FACTORY', n: 1, documentNumber: NUMBER });
  }, 60_000);
  afterAll(() => api.stop());

  const view = async () => (await office.mustGet('/district')) as any;
  const put = (body: Partial<DistrictBody>) =>
    office.put('/district', { from: TODAY, reason: '联系方式变更', ...body } as DistrictBody);
  const change = async (body: Partial<DistrictBody>) => {
    const reply = await put({ basedOn: (await view()).edition, ...body });
    expect([reply.status, reply.body.code]).toEqual([200, undefined]);
    return reply.body;
  };
  const publicInfo = async () => (await (await fetch(`${api.base}/api/portal-info`)).json()) as PortalInfo;
  const documentText = async (path: string) =>
    partsOf((await download(office, path)).bytes)['word/document.xml']!.replace(/<[^>]+>/g, '');
  const named = () =>
    documentText(
      `/exports/programmes/2024/named?${new URLSearchParams({ format: 'docx', documentNumber: NUMBER })}`,
    );

  const notice = () => documentText('/exports/programmes/2024/notice?format=docx');

  it('is that of the release at first, and anybody may know its name and header', async () => {
    expect(await view()).toMatchObject({
      today: TODAY,
      edition: 1,
      current: { code: 'YB', name: '渝北区', contactPhone: null },
      planned: [],
      editions: [{ edition: 1, from: '2024-08-28', changedBy: null, reason: null }],
    });
    const info = await publicInfo();
    expect(info.district).toMatchObject({ name: '渝北区', header: '无废细胞申报与办理', phone: null });
  });

  it('changes its contact without a version of the rules, with person and reason', async () => {
    const before = (await office.mustGet('/settings')).versions.length;
    const { edition, current, editions } = await change({ change: { contactPhone: '023-67800000' } });
    expect([edition, current.contactPhone, current.name]).toEqual([2, '023-67800000', '渝北区']);
    expect(editions[0]).toMatchObject({ edition: 2, changedBy: 'office 某人', reason: '联系方式变更' });
    const settings = await office.mustGet('/settings');
    expect(settings.versions).toHaveLength(before);
    expect(settings.office.contactPhone.value).toBe('023-67800000'); // the field of before stays
    const info = await publicInfo();
    expect(info.district.phone).toBe('023-67800000');
    await aCell(api, { cellType: 'SCHOOL', n: 3, until: 'posted' }); // on 2 September, before there was a telephone
    expect(await notice()).toContain('023-67800000');
  });

  it('leaves a document that was issued with the names of its day', async () => {
    const before = await named();
    expect(before).toContain('渝北区“无废城市”建设工作领导小组办公室');
    const renamed = { name: '两江区', officeFullName: '两江区无废办公室', sealOwner: null };
    await change({ change: renamed, reason: '区划调整' });
    expect(await named()).toBe(before);
    expect(await notice()).toContain('渝北区2024年度');
    await aCell(api, { cellType: 'FACTORY', n: 2, namedOn: TODAY, documentNumber: '两江无废办〔2024〕1号' });
    const query = new URLSearchParams({ format: 'docx', documentNumber: '两江无废办〔2024〕1号' });
    const after = await documentText(`/exports/programmes/2024/named?${query}`);
    expect(after).toContain('两江区无废办公室');
    expect(after).not.toContain('代章');
  });

  it('numbers new applications with its code, leaves the old ones, and finds each by its beginning', async () => {
    const unit = await api.as('unit1');
    const draft = { programmeYear: 2024, cellType: 'HOSPITAL', unit: {}, contact: {}, form: {} };
    const first = (await unit.post('/applications', draft)).body;
    await change({ change: { code: 'JLP' }, reason: '区划调整' });
    const second = (await unit.post('/applications', draft)).body;
    expect(first.number).toMatch(/^YB-2024-HOSPITAL-\d{4}$/);
    expect(second.number).toMatch(/^JLP-2024-HOSPITAL-\d{4}$/);
    expect((await unit.mustGet(`/applications/${first.id}`)).number).toBe(first.number);
    const found = async (q: string) =>
      (await unit.mustGet(`/applications?q=${q}`)).items.map(({ number }: { number: string }) => number);
    expect(await found('jlp-2024-hosp')).toEqual([second.number]);
    expect(await found('JLP-')).toEqual([second.number]);
    expect(await found('yb-2024-h')).toEqual([first.number]);
  });

  it('is planned for a day, and what changes before it reaches the plan too', async () => {
    await change({ from: '2025-01-01', change: { name: '新设区' }, reason: '区划调整' });
    const { current, planned } = await change({ change: { contactName: '王某' } });
    expect([current.name, current.contactName]).toEqual(['两江区', '王某']);
    expect(planned).toMatchObject([
      { from: '2025-01-01', district: { name: '新设区', contactName: '王某' } },
    ]);
  });

  it('is changed by one of two who try at once', async () => {
    const basedOn = (await view()).edition;
    const replies = await Promise.all(
      ['甲路1号', '乙路2号'].map((contactAddress) => put({ basedOn, change: { contactAddress } })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)!.body.code).toBe('districtChanged');
  });

  it.each([
    ['a day that is over', { from: '2024-09-19', change: { name: '某区' } }, 'districtFromPast', '/from'],
    ['nothing new', { change: { code: 'JLP' } }, 'districtUnchanged', undefined],
    ['a code in small letters', { change: { code: 'yb' } }, 'invalidContent', '/change/code'],
    ['no name', { change: { name: ' ' } }, 'invalidContent', '/change/name'],
    [
      'a telephone in words',
      { change: { contactPhone: '打总机' } },
      'invalidContent',
      '/change/contactPhone',
    ],
    ['no reason', { reason: '', change: { name: '某区' } }, 'invalidContent', '/reason'],
    ['a fact that nobody knows', { change: { mayor: '某' } }, 'invalidContent', '/change'],
  ])('is not changed with %s', async (_, body, code, pointer) => {
    const before = await view();
    const reply = await put({ basedOn: before.edition, ...(body as Partial<DistrictBody>) });
    expect(reply.body.code).toBe(code);
    if (pointer) expect(reply.body.errors[0].pointer).toMatch(new RegExp(`^${pointer}`));
    expect(await view()).toEqual(before);
  });

  it('is no part of the rules any more: whoever sends it there is told where it is', async () => {
    const fact = { value: '某办', basis: 'assumed' };
    const reply = await office.put('/settings', {
      ...{ basedOn: '2024.1', reason: '改名称' },
      change: { office: { name: fact } },
    });
    expect([reply.status, reply.body.code]).toEqual([422, 'rulesFaulty']);
    expect(reply.body.errors).toMatchObject([
      { pointer: '/change/office', detail: expect.stringContaining('区县信息') },
    ]);
  });
});
