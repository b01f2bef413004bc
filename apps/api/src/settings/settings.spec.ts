import { obligationsOf, pinnedRulesFor, ruleSet2024 } from '@app/rules';
import type { Client } from '../../../../test/support/client';
import { aDraft } from '../../../../test/support/drive';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const LONGER = { clocks: { departmentReview: { length: 25, basis: 'assumed' } } };

describe('the rules of a year', () => {
  let api: RunningApi;
  let office: Client;

  beforeAll(async () => {
    api = await startApi();
    office = await api.as('office');
  }, 60_000);
  afterAll(() => api.stop());

  const put = (change: object, basedOn = '2024.1', query = '') =>
    office.put(`/settings${query}`, { basedOn, reason: '部门反映时限过紧', change });

  it('are read with the basis of every value, and with their versions', async () => {
    const { body } = await office.get('/settings');
    expect(body).toMatchObject({
      programmeYear: 2024,
      version: '2024.1',
      clocks: {
        departmentReview: { clockName: '牵头部门初审', length: 20, unit: 'workingDay', basis: 'analogy' },
      },
      settings: { rectifyFrom: { value: 60, basis: 'assumed' } },
      versions: [{ version: '2024.1', publishedBy: null, reason: null, inForce: true }],
    });
    expect(body.cellTypes).toHaveLength(15);
    expect(body.ladders.standard).toMatchObject({ before: [10, 5, 3, 1], basis: 'assumed' });
    expect(
      body.rubrics.find(({ id }: { id: string }) => id === 'SCHOOL@2024').sections.length,
    ).toBeGreaterThan(0);
    expect((await office.get('/settings?version=2024.9')).status).toBe(404);
    expect((await office.get('/settings?year=2031')).body.code).toBe('unknownProgramme');
  });

  it('previewed, say what would move in every running case and who must be told; nothing is stored', async () => {
    const id = await aCase(api, 'departmentReview');
    await aCase(api, 'officeReview');
    const { status, body } = await put(LONGER, '2024.1', '?preview=true');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      preview: true,
      version: '2024.2',
      differences: [
        { path: '/clocks/departmentReview/length', from: 20, to: 25 },
        { path: '/clocks/departmentReview/basis', from: 'analogy', to: 'assumed' },
      ],
      touched: { applications: 2, changedDates: 2 },
    });
    expect(body.touched.cases).toMatchObject([
      {
        id,
        unit: expect.stringMatching(/^实验小学/),
        from: '2024.1',
        to: '2024.2',
        stageName: '牵头部门初审',
        dates: [
          {
            name: '区教委',
            clockName: '牵头部门初审',
            toldDueOn: '2024-09-27',
            dueOn: '2024-09-27',
            newDueOn: '2024-10-10',
          },
          { name: '区机关事务中心' },
        ],
        told: [
          { seat: 'department:JIAOW', kindName: '日期重新计算' },
          { seat: 'department:JGSW', kindName: '日期重新计算' },
        ],
      },
    ]);
    expect((await office.get('/settings')).body.versions).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    [
      'a clock that nobody knows',
      { clocks: { lunch: { length: 1, basis: 'assumed' } } },
      '/change/clocks/lunch',
    ],
    [
      'no day at all',
      { clocks: { naming: { length: 0, basis: 'assumed' } } },
      '/change/clocks/naming/length',
    ],
    [
      'an unknown ladder',
      { clocks: { naming: { ladder: 'none', basis: 'assumed' } } },
      '/change/clocks/naming',
    ],
    [
      'a ladder upside down',
      { ladders: { standard: { headAfter: 20, basis: 'assumed' } } },
      '/change/ladders/standard',
    ],
    [
      'thresholds that cross',
      { settings: { boardRed: { value: 9, basis: 'assumed' } } },
      '/change/settings/boardRed',
    ],
    [
      'a lead that is none',
      { cellTypes: { SCHOOL: { leads: { value: ['NONE'], basis: 'notice' } } } },
      '/change/cellTypes/SCHOOL',
    ],
    [
      'a telephone of the office',
      { office: { contactPhone: { value: '023-67800000', basis: 'assumed' } } },
      '/change/office',
    ],
    [
      'a pass mark above all',
      { cellTypes: { SCHOOL: { passMark: { value: 101, basis: 'assumed' } } } },
      '/change/cellTypes/SCHOOL',
    ],
    [
      'a target beside its sum',
      { cellTypes: { SCHOOL: { target: { value: 9, basis: 'assumed' } } } },
      '/change/totals',
    ],
  ])('with %s are refused, saying where', async (_, change, pointer) => {
    const { status, body } = await put(change);
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'rulesFaulty' });
    expect(body.errors[0].pointer.startsWith(pointer)).toBe(true);
    expect(body.errors[0].detail).toMatch(/\p{Script=Han}/u);
  });

  it('refuse to say from when a year counts: that is set on the page of the year', async () => {
    const { status, body } = await put({
      settings: { countsFrom: { value: 'recognised', basis: 'assumed' } },
    });
    expect({ status, code: body.code, at: body.errors[0].pointer }).toEqual({
      status: 422,
      code: 'countsFromOfYear',
      at: '/settings/countsFrom',
    });
  });

  it('change the lines of a check after naming: one is worded anew, one goes, one comes last', async () => {
    const basis = 'assumed';
    const change = {
      source: { name: '源头减量', basis },
      sorting: { removed: true, basis },
      item6: { name: '牌匾完好', basis },
    };
    const { body } = await office.put('/settings?preview=true', {
      basedOn: '2024.1',
      reason: '核查项调整',
      change: { checkItems: change },
    });
    expect(body.differences.map(({ path }: { path: string }) => path)).toEqual([
      '/checkItems/source/name',
      '/checkItems/sorting',
      '/checkItems/item6',
    ]);
    const nameless = await put({ checkItems: { item6: { basis } } });
    expect([nameless.status, nameless.body.errors[0].pointer]).toEqual([
      422,
      '/change/checkItems/item6/name',
    ]);
    const gone = ['source', 'sorting', 'disposal', 'publicity', 'violations'].map((id) => [
      id,
      { removed: true, basis },
    ]);
    expect((await put({ checkItems: Object.fromEntries(gone) })).body.code).toBe('rulesFaulty');
  });

  it('change with a basis and a reason, and not without', async () => {
    expect((await put({ clocks: { naming: { length: 9 } } })).body.errors[0].pointer).toBe(
      '/change/clocks/naming/basis',
    );
    const reply = await office.put('/settings', { basedOn: '2024.1', reason: '', change: LONGER });
    expect(reply.body.errors[0].pointer).toBe('/reason');
    expect((await put({})).body.code).toBe('rulesUnchanged');
    expect((await put(LONGER, '2024.7')).status).toBe(404);
  });

  it('published, bind new applications; running ones keep theirs until the office orders otherwise', async () => {
    const running = await aCase(api, 'departmentReview');
    const published = await put({
      ...LONGER,
      ladders: { standard: { before: [5, 1], basis: 'assumed' } },
      settings: { maxRectificationRounds: { value: 1, basis: 'assumed' } },
      cellTypes: { SCHOOL: { passMark: { value: 80, basis: 'assumed' } } },
    });
    expect(published).toMatchObject({ status: 200, body: { preview: false, version: '2024.2' } });
    expect(await put(LONGER)).toMatchObject({
      status: 409,
      body: { code: 'settingsChanged', facts: { version: '2024.2' } },
    });

    const unit1 = await api.as('unit1');
    const { id } = (await unit1.post('/applications', aDraft('SCHOOL', 81))).body;
    await unit1.mustAct(id, { type: 'submit' });
    expect((await unit1.get(`/applications/${id}`)).body.rulesVersion).toBe('2024.2');
    expect((await office.get(`/applications/${running}`)).body.rulesVersion).toBe('2024.1');
    const [row] = await api.sql('SELECT rules FROM application WHERE id = $1', [id]);
    expect(row.rules).toMatchObject({
      version: '2024.2',
      clocks: { departmentReview: { length: 25 } },
      ladders: { standard: { before: [5, 1] } },
      maxRectificationRounds: 1,
      pass: { passMark: 80, rubric: pinnedRulesFor(ruleSet2024, 'SCHOOL').pass.rubric },
    });
    const { versions } = (await office.get('/settings')).body;
    expect(versions).toMatchObject([
      {
        version: '2024.2',
        publishedBy: 'office 某人',
        reason: '部门反映时限过紧',
        basedOn: '2024.1',
        inForce: true,
      },
      { version: '2024.1', inForce: false },
    ]);

    const apply = (body: object, version = '2024.2') => office.post(`/settings/${version}/apply`, body);
    expect((await apply({ reason: '统一适用' })).body.code).toBe('invalidContent');
    expect((await apply({ all: true, reason: '统一适用' }, '2024.9')).status).toBe(404);
    expect((await apply({ applicationIds: [running], reason: '统一适用' })).body).toEqual({
      version: '2024.2',
      ordered: 1,
      waiting: 1,
    });
    expect((await apply({ applicationIds: [running, id], reason: '再次' })).body).toMatchObject({
      ordered: 0,
    });
    expect((await apply({ all: true, reason: '统一适用' })).body).toMatchObject({ ordered: 2, waiting: 3 });
  });

  it('are published once when two change them at the same moment', async () => {
    const replies = await Promise.all(
      [6, 7, 8].map((length) => put({ clocks: { formalCheck: { length, basis: 'assumed' } } }, '2024.2')),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('change the members of a group, who are then asked of its tasks; an empty list takes them back', async () => {
    const send = (groups: object, basedOn: string, preview = true) =>
      office.put(`/settings?preview=${preview}`, { basedOn, reason: '成员单位名单', change: { groups } });
    const view = await office.mustGet('/settings');
    const newest = (view as any).versions[0].version;
    expect((view as any).groups.map(({ members }: any) => members)).not.toContainEqual(['JIAOW', 'SWW']);
    const members = { LDXZ_CY: { members: ['JIAOW', 'SWW'], basis: 'notice' } };
    const { body } = await send(members, newest, false);
    expect(body.differences).toEqual([
      { path: '/groups/LDXZ_CY/members', from: null, to: ['JIAOW', 'SWW'] },
      { path: '/groups/LDXZ_CY/membersBasis', from: null, to: 'notice' },
    ]);
    const [{ rules }] = await api.sql('SELECT body AS rules FROM rule_set WHERE version = $1', [
      body.version,
    ]);
    const asked = (set: any) =>
      obligationsOf(set, 2024)
        .find(({ key }) => key === 'quarterlyDispatch-2024Q3')!
        .parts.find(({ department }) => department === 'SWW')!.items;
    expect(asked(rules).length).toBeGreaterThan(asked(ruleSet2024).length);

    const wrong = await send({ LDXZ_CY: { members: ['NONE'], basis: 'notice' } }, body.version);
    expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/change/groups/LDXZ_CY/members']);
    const twice = await send({ LDXZ_CY: { members: ['SWW', 'SWW'], basis: 'notice' } }, body.version);
    expect(twice.body.code).toBe('rulesFaulty');
    const none = await send({ LDXZ_CY: { members: [], basis: 'notice' } }, body.version);
    expect(none.body.differences[0]).toMatchObject({ path: '/groups/LDXZ_CY/members', to: null });
  });
});
