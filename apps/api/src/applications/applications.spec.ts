import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { aDraft } from '../../../../test/support/drive';
import { aCase } from '../../../../test/support/api/cases';
import { aPdf } from '../../../../test/support/api/sample-files';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a draft', () => {
  let api: RunningApi;
  let unit1: Client;

  beforeAll(async () => {
    api = await startApi();
    unit1 = await api.as('unit1');
  }, 60_000);
  afterAll(() => api.stop());

  const create = async (body: object) => (await unit1.post('/applications', body)).body;

  it('gets a number of its type and year, and says what its applicant may do', async () => {
    const { status, body } = await unit1.post('/applications', aDraft('SCHOOL', 1));
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 'YB-2024-SCHOOL-0001', stage: 'draft', stageName: '草稿', seq: 0 });
    expect(body.actions).toEqual([{ type: 'submit', name: '提交申报', needs: [] }]);
    expect((await create(aDraft('SCHOOL', 2))).number).toBe('YB-2024-SCHOOL-0002');
    expect((await create(aDraft('HOSPITAL', 3))).number).toBe('YB-2024-HOSPITAL-0001');
  });

  it('is numbered without a gap or a double when many are created at once', async () => {
    const made = await Promise.all(Array.from({ length: 12 }, (_, i) => create(aDraft('VENUE', 100 + i))));
    const numbers = made.map(({ number }) => number).sort();
    expect(numbers).toEqual(numbers.map((_, i) => `YB-2024-VENUE-${String(i + 1).padStart(4, '0')}`));
  });

  it('can be left, and changed on another device', async () => {
    const { id, number } = await create(aDraft('SCHOOL', 4));
    const changed = { ...aDraft('SCHOOL', 4, '改名小学'), form: { commitment: false, scale: '600人' } };
    expect(await unit1.put(`/applications/${id}`, changed)).toMatchObject({ status: 200, body: { number } });
    expect((await unit1.get(`/applications/${id}`)).body).toMatchObject({
      unit: { name: '改名小学' },
      form: { commitment: false, scale: '600人' },
    });
  });

  it('keeps its year and type, which its number says', async () => {
    const { id } = await create(aDraft('SCHOOL', 5));
    expect(await unit1.put(`/applications/${id}`, aDraft('HOSPITAL', 5))).toMatchObject({
      status: 422,
      body: { code: 'typeFixed', errors: [{ pointer: '/cellType' }] },
    });
  });

  it('can be deleted with its files; afterwards it is not found', async () => {
    const { id } = await create(aDraft('SCHOOL', 6));
    await unit1.upload(id, 'a.pdf', aPdf());
    await unit1.act(id, { type: 'submit', text: '请审查' }).catch(() => undefined);
    const other = await create(aDraft('SCHOOL', 7));
    await unit1.upload(other.id, 'a.pdf', aPdf());
    expect((await unit1.delete(`/applications/${other.id}`)).status).toBe(204);
    expect((await unit1.get(`/applications/${other.id}`)).status).toBe(404);
    expect(await unit1.delete(`/applications/${id}`)).toMatchObject({
      status: 409,
      body: { code: 'notADraft' },
    });
  });

  it.each<[string, (draft: ReturnType<typeof aDraft>) => object, string, string, string | undefined]>([
    ['an unknown type', (d) => ({ ...d, cellType: 'MOON_BASE' }), 'unknownCellType', '/cellType', undefined],
    [
      'a year without a programme',
      (d) => ({ ...d, programmeYear: 2031 }),
      'unknownProgramme',
      '/programmeYear',
      undefined,
    ],
    ['a field of its own', (d) => ({ ...d, stage: 'naming' }), 'invalidContent', '/stage', '不认识'],
    [
      'a NUL in a name',
      (d) => ({ ...d, unit: { ...d.unit, name: 'a\u0000b' } }),
      'invalidContent',
      '/unit/name',
      '无法保存',
    ],
    [
      'a name without end',
      (d) => ({ ...d, unit: { ...d.unit, name: '名'.repeat(501) } }),
      'invalidContent',
      '/unit/name',
      '500',
    ],
  ])('with %s is refused, saying where', async (_, spoil, code, pointer, words) => {
    const { status, body } = await unit1.post('/applications', spoil(aDraft('SCHOOL', 8)));
    expect(status).toBe(422);
    expect(body).toMatchObject({ code, errors: [{ pointer }] });
    if (words) expect(body.errors[0].detail).toContain(words);
    expect(body.detail).toMatch(/\p{Script=Han}/u);
  });
});

describe('a submission', () => {
  let api: RunningApi;
  let unit1: Client;

  beforeAll(async () => {
    api = await startApi();
    unit1 = await api.as('unit1');
  }, 60_000);
  afterAll(() => api.stop());

  const submitted = async (draft: object) => {
    const { body } = await unit1.post('/applications', draft);
    return { id: body.id as string, reply: await unit1.act(body.id, { type: 'submit' }) };
  };

  it('binds the application to the rules in force, and is waited for by the first lead', async () => {
    const { id, reply } = await submitted(aDraft('SCHOOL', 1));
    expect(reply).toMatchObject({
      status: 200,
      body: { stage: 'formalCheck', waitingFor: ['department:JIAOW'] },
    });
    const { body } = await unit1.get(`/applications/${id}`);
    expect(body).toMatchObject({ rulesVersion: '2024.1', submittedOn: '2024-09-02', rubric: 'SCHOOL@2024' });
    expect(body.tasks).toMatchObject([
      {
        seat: 'department:JIAOW',
        name: '区教委',
        clockName: '形式审查',
        dueOn: '2024-09-09',
        basis: 'analogy',
        provisional: false,
      },
    ]);
    expect(body.nextClock).toMatchObject({ at: '2024-09-04T09:00:00.000+08:00', effect: 'remind' });
    expect(body.tasks[0]).toMatchObject({ rawDays: 0, countedDays: 0, daysLeft: 5, pauses: [] });
    expect(body.tasks[0].explanation).toBe(
      '自2024年9月2日（星期一）提交申报的次日起算，5个工作日；截至2024年9月9日（星期一）24时。依据：参照同类法律规定，可由区无废办调整。',
    );
  });

  it('says how its dates came about, with the days on which its clock stood still', async () => {
    const id = await aCase(api, 'departmentReview');
    const office = await api.as('office');
    await office.mustAct(id, { type: 'suspend', why: 'expertReview', reason: '请专家评审' });
    const [task] = (await office.get(`/applications/${id}`)).body.tasks;
    expect(task).toMatchObject({ paused: true, daysLeft: null });
    expect(task.pauses).toMatchObject([
      { from: '2024-09-02', to: null, whyName: '专家评审', byName: 'office 某人' },
    ]);
    expect(task.explanation).toContain('专家评审，时限停止计算');
    const [own] = (await unit1.get(`/applications/${id}`)).body.tasks;
    expect(own.pauses).toMatchObject([{ byName: '区无废办' }]); // to the unit no person's name
  });

  it.each([
    ['by its name', '渝北区实验小学', {}, 'SCHOOL', 6],
    ['by its name with a branch', '渝北中学校(东湖校区)', {}, 'SCHOOL', 6],
    ['by what its form says', '渝北区某单位', { unitKind: 'hospital' }, 'HOSPITAL', 7],
  ])(
    'of a school or hospital as 公共机构, known %s, points at its type',
    async (_, name, form, cellType, no) => {
      const draft = aDraft('PUBLIC_INSTITUTION', 2, name);
      const { reply } = await submitted({ ...draft, form: { commitment: true, ...form } });
      expect(reply).toMatchObject({
        status: 422,
        body: { code: 'wrongCellType', facts: { cellType, no }, errors: [{ pointer: '/cellType' }] },
      });
      expect(reply.body.detail).toContain(`第 ${no} 类`);
    },
  );

  it('with an incomplete form says every place', async () => {
    const { id, reply } = await submitted({ ...aDraft('SCHOOL', 3), form: { unitKind: 'castle' } });
    expect(reply).toMatchObject({ status: 422, body: { code: 'formIncomplete' } });
    expect(reply.body.errors.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/form/commitment',
      '/form/unitKind',
    ]);
    expect((await unit1.get(`/applications/${id}`)).body.stage).toBe('draft');
  });

  it('of the same unit, type and year is refused a second time; another type is not', async () => {
    await submitted(aDraft('SUPERMARKET', 4));
    const second = await submitted(aDraft('SUPERMARKET', 4));
    expect(second.reply).toMatchObject({ status: 409, body: { code: 'duplicateApplication' } });
    expect((await unit1.get(`/applications/${second.id}`)).body.stage).toBe('draft');
    expect((await submitted(aDraft('RESTAURANT_HOTEL', 4))).reply.status).toBe(200);
  });

  it('freezes the form', async () => {
    const { id } = await submitted(aDraft('SCHOOL', 5));
    expect(await unit1.put(`/applications/${id}`, aDraft('SCHOOL', 5))).toMatchObject({
      status: 409,
      body: { code: 'notADraft' },
    });
  });
});

describe('a list', () => {
  let api: RunningApi;
  let office: Client;
  const ids: string[] = [];

  beforeAll(async () => {
    api = await startApi();
    office = await api.as('office');
    for (let i = 0; i < 5; i += 1) ids.push(await aCase(api, 'formalCheck'));
    ids.push(await aCase(api, 'inspection'));
    await aCase(api, 'draft', 'unit2');
  }, 60_000);
  afterAll(() => api.stop());

  const list = async (client: Client, query = '') => (await client.get(`/applications?${query}`)).body;
  const idsOf = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

  it('shows the newest first, whole, and to the office no drafts', async () => {
    const page = await list(office);
    expect(idsOf(page)).toEqual([...ids].reverse());
    expect(page.nextCursor).toBeNull();
    expect(page.items[0]).toMatchObject({
      stageName: '现场核查',
      cellTypeName: '无废学校',
      waitingFor: [{ seat: 'inspection', name: '现场核查组', overdue: false }],
      overdue: false,
    });
  });

  it('comes in pages that miss nothing and repeat nothing', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(office, `limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...idsOf(page));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...ids].reverse());
  });

  it.each([
    ['stage=inspection', 1],
    ['cellType=HOSPITAL', 0],
    ['department=JGSW', 6],
    ['programmeYear=2024', 6],
    ['programmeYear=2025', 0],
    ['waitingFor=department:JIAOW', 5],
    ['overdue=true', 0],
    ['overdue=false', 6],
    ['q=实验', 6],
    ['q=小学校', 0],
    ['q=学校', 6],
    ['q=无废学校&stage=inspection', 1],
    ['q=医院', 0],
    ['q=%25', 0],
    ['q=yb-2024-school-9', 6],
    ['stage=formalCheck&department=JIAOW&q=小学', 5],
  ])('can be narrowed: %s → %i', async (query, count) => {
    expect((await list(office, encodeURI(query).replace('%2525', '%25'))).items).toHaveLength(count);
  });

  it.each([
    ['stage=lost', 'stage'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=many', 'limit'],
    ['cursor=nonsense', 'cursor'],
    [`cursor=${Buffer.from('["2024-02-31 00:00:00+00","x"]').toString('base64url')}`, 'cursor'],
    ['waitingFor=everybody', 'waitingFor'],
    ['overdue=maybe', 'overdue'],
    ['unknown=1', 'unknown'],
    ['stage=naming&stage=draft', 'stage'],
  ])('refuses %s, naming the parameter', async (query, parameter) => {
    const { status, body } = await office.get(`/applications?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ parameter });
  });

  it('shows an act in the same moment', async () => {
    await (await api.as('jiaow')).mustAct(ids[0]!, { type: 'accept' });
    expect((await list(office)).items[0]).toMatchObject({ id: ids[0], stage: 'departmentReview' });
  });

  it('shows each his own: the unit its applications, a department those of its types, an inspector his', async () => {
    expect((await list(await api.as('unit1'))).items).toHaveLength(6);
    expect((await list(await api.as('unit2'))).items).toMatchObject([{ stage: 'draft' }]);
    expect((await list(await api.as('jgsw'))).items).toHaveLength(6);
    expect((await list(await api.as('tyj'))).items).toEqual([]);
    expect((await list(await api.as('inspector1'))).items).toMatchObject([{ stage: 'inspection' }]);
    expect((await list(await api.as('inspector3'))).items).toEqual([]);
  });

  it('never shows what is no id as one', async () => {
    for (const id of ['1', 'null', randomUUID().slice(1), '%00', '../me']) {
      expect((await office.get(`/applications/${encodeURIComponent(id)}`)).body.code).toBe('notFound');
    }
  });
});
