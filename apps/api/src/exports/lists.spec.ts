import type { AccountItem, InspectionItem, ObligationItem } from '@app/contracts';
import { once } from 'node:events';
import { get } from 'node:http';
import type { Client } from '../../../../test/support/client';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { download, recordsOf, valuesIn } from '../../../../test/support/api/download';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('a list as a file', () => {
  let api: RunningApi;
  let office: Client;

  beforeAll(async () => {
    api = await startApi();
    office = await api.as('office');
    for (const stage of ['draft', 'formalCheck', 'departmentReview', 'inspection', 'officeReview'] as const) {
      await aCase(api, stage, stage === 'inspection' ? 'unit2' : 'unit1');
    }
    await aCase(api, 'publicNotice');
  }, 60_000);
  afterAll(() => api.stop());

  const rows = async (login: string, path: string) => {
    const { status, bytes } = await download(await api.as(login), path);
    expect(status).toBe(200);
    return recordsOf(bytes);
  };

  it.each([
    ['office', ''],
    ['office', '&stage=officeReview'],
    ['office', '&department=JGSW&programmeYear=2024'],
    ['office', '&waitingFor=department:JIAOW'],
    ['office', '&overdue=false&q=实验小学'],
    ['office', '&q=YB-2024-SCHOOL'],
    ['office', '&cellType=FACTORY'],
    ['auditor', ''],
    ['unit1', ''],
    ['unit2', '&stage=inspection'],
    ['jiaow', ''],
    ['tyj', ''],
    ['inspector1', ''],
    ['inspector3', ''],
  ])('has for %s exactly what the list shows, in its order: %s', async (login, query) => {
    const shown = await (await api.as(login)).mustGet(`/applications?limit=200${query}`);
    const exported = await rows(login, `/exports/applications?format=csv${query}`);
    expect(exported.map((row) => [row['申报编号'], row['单位名称'], row['环节'], row['是否逾期']])).toEqual(
      shown.items.map((item: { number: string; unitName: string; stageName: string; overdue: boolean }) => [
        item.number,
        item.unitName,
        item.stageName,
        item.overdue ? '是' : '否',
      ]),
    );
  });

  it('says before its first byte how many rows are to come, is not kept anywhere, and has a Chinese name', async () => {
    const { headers, name, bytes } = await download(office, '/exports/applications?programmeYear=2024');
    expect(headers.get('x-total-count')).toBe('5');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="_+\.xlsx"; filename\*=UTF-8''%/,
    );
    expect(name).toBe('申报列表.xlsx');
    const values = await valuesIn(bytes);
    expect(values[1]!.slice(0, 6)).toEqual(['序号', '申报编号', '细胞类型', '单位名称', '牵头部门', '环节']);
    expect(values[2]!.slice(2, 6)).toEqual([
      '无废学校',
      expect.stringContaining('实验小学'),
      '区教委、区机关事务中心',
      '公示',
    ]);
    expect(values[2]![9]).toEqual(new Date('2024-08-29T00:00:00Z'));
    expect(values.at(-1)![0]).toBe('说明\uff1a共 5 行\uff0c导出于 2024-09-02 09:00。');
  });

  it('has a mark of its encoding as CSV', async () => {
    const { bytes, headers, name } = await download(office, '/exports/applications?format=csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect([headers.get('content-type'), name]).toEqual(['text/csv; charset=utf-8', '申报列表.csv']);
  });

  it('never holds a formula, whatever a unit calls itself', async () => {
    const id = await aCase(api, 'draft', 'unit2');
    await api.sql(
      `UPDATE unit SET name = '=HYPERLINK("http://evil.example","' || name || '")'
        WHERE id = (SELECT unit_id FROM application WHERE id = $1)`,
      [id],
    );
    const [first] = await rows('unit2', '/exports/applications?format=csv&stage=draft');
    expect(first!['单位名称']).toMatch(/^'=HYPERLINK/);
    const { bytes } = await download(await api.as('unit2'), '/exports/applications?stage=draft');
    const cell = (await valuesIn(bytes))[2]![3];
    expect(cell).toMatch(/^'=HYPERLINK/);
    await (await api.as('unit2')).delete(`/applications/${id}`);
  });

  it.each(['office', 'jiaow', 'jgsw', 'inspector1', 'unit1', 'tyj'])(
    'of tasks has for %s what the work list shows',
    async (login) => {
      const shown = await (await api.as(login)).mustGet('/tasks?limit=200&programmeYear=2024');
      const exported = await rows(login, '/exports/tasks?format=csv&programmeYear=2024');
      expect(exported.map((row) => [row['申报编号'], row['事项'], row['由谁办理'], row['期限']])).toEqual(
        shown.items.map((item: { number: string; clockName: string; name: string; dueOn: string }) => [
          item.number,
          item.clockName,
          item.name,
          item.dueOn,
        ]),
      );
    },
  );

  it('of the board has what the board shows, filters and all', async () => {
    await aObligation(api);
    for (const query of [
      '',
      '&kind=obligation',
      '&department=JIAOW',
      '&cause=waitingForOffice',
      '&level=red',
    ]) {
      const shown = await office.mustGet(`/board?limit=200${query}`);
      const exported = await rows('office', `/exports/board?format=csv${query}`);
      expect(
        exported.map((row) => [row['申报编号或任务'], row['停滞原因'], row['剩余工作日（天）']]),
      ).toEqual(
        shown.items.map((item: { number: string; causeName: string; daysLeft: number | null }) => [
          item.number,
          item.causeName,
          item.daysLeft === null ? '' : String(item.daysLeft),
        ]),
      );
    }
  });

  it('of obligations has what their list shows, filters and all', async () => {
    for (const [login, query] of [
      ['office', ''],
      ['office', '&year=2024&status=open'],
      ['office', '&kind=quarterlyDispatch'],
      ['auditor', '&year=2031'],
      ['jgsw', ''],
    ] as const) {
      const shown = await (await api.as(login)).mustGet(`/obligations?${query.slice(1)}`);
      const exported = await rows(login, `/exports/obligations?format=csv${query}`);
      expect(exported.map((row) => [row['任务'], row['期限'], row['状态'], row['尚未填报']])).toEqual(
        shown.items.map((item: ObligationItem) => [
          ...[item.title, item.dueOn ?? '', item.statusName],
          item.missing.map(({ name }) => name).join('、'),
        ]),
      );
    }
    expect((await (await api.as('inspector1')).get('/exports/obligations')).status).toBe(403);
  });

  it('of inspections has what the agenda of these days shows', async () => {
    for (const [login, days] of [
      ['office', 'from=2024-08-01&to=2024-10-31'],
      ['inspector1', 'from=2024-08-01&to=2024-10-31'],
      ['inspector3', 'from=2024-08-01&to=2024-10-31'],
      ['jiaow', 'from=2024-08-29&to=2024-08-30'],
    ] as const) {
      const shown = await (await api.as(login)).mustGet(`/inspections?${days}`);
      if (login === 'office') expect(shown.items.length).toBeGreaterThan(0);
      const exported = await rows(login, `/exports/inspections?format=csv&${days}`);
      expect(
        exported.map((row) => [row['核查日期'], row['申报编号'], row['核查人员'], row['核查结论']]),
      ).toEqual(
        shown.items.map((item: InspectionItem) => [
          ...[item.scheduledOn, item.number, item.inspectors.map(({ name }) => name).join('、')],
          item.outcome === null ? '' : expect.any(String),
        ]),
      );
    }
    const backwards = await office.get('/exports/inspections?from=2024-10-01&to=2024-09-01');
    expect([backwards.status, backwards.body.errors[0].parameter]).toEqual([422, 'to']);
  });

  it('of accounts has every page of the list, and no password', async () => {
    await api.sql(
      `INSERT INTO app_user (login, name, email, role, password_hash)
       SELECT 'many' || n, '=1+' || n, 'many' || n || '@wufei.example', 'applicant', 'secret-hash' FROM generate_series(1, 260) n`,
    );
    for (const query of ['', '&role=department', '&q=many25', '&active=false']) {
      const auditor = await api.as('auditor');
      const shown: AccountItem[] = [];
      for (let cursor = ''; ;) {
        const page = await auditor.mustGet(`/accounts?limit=100${query}${cursor}`);
        shown.push(...page.items);
        if (!page.nextCursor) break;
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
      }
      const { bytes, headers } = await download(auditor, `/exports/accounts?format=csv${query}`);
      expect(recordsOf(bytes).map((row) => [row['账号'], row['邮箱']])).toEqual(
        shown.map(({ login, email }) => [login, email]),
      );
      expect(headers.get('x-total-count')).toBe(String(shown.length));
      expect(bytes.toString()).not.toMatch(/secret-hash|(^|,)=/m);
    }
    for (const login of ['office', 'jiaow', 'unit1']) {
      expect((await (await api.as(login)).get('/exports/accounts')).status).toBe(403);
    }
  });

  /** Asks for a file and goes away: at once, or when its head has come. */
  async function giveUp(address: string, atOnce: boolean): Promise<void> {
    const headers = { cookie: office.cookie, 'sec-fetch-site': 'same-origin' };
    const asked = get(address, { headers, agent: false }).on('error', () => undefined);
    await once(asked, atOnce ? 'finish' : 'response');
    asked.destroy();
  }

  it('given up half way makes room for the next', async () => {
    for (let n = 0; n < 12; n += 1) await giveUp(`${office.base}/api/exports/applications`, n % 2 === 0);
    const tryAgain = async (left: number): Promise<number> => {
      const { status } = await download(office, '/exports/applications');
      if (status !== 503 || left === 0) return status;
      await new Promise((done) => setTimeout(done, 200));
      return tryAgain(left - 1);
    };
    expect(await tryAgain(100)).toBe(200);
  });

  it.each([
    ['/exports/applications?format=pdf', 'format'],
    ['/exports/applications?limit=5', 'limit'],
    ['/exports/applications?cursor=x', 'cursor'],
    ['/exports/tasks?programmeYear=x', 'programmeYear'],
    ['/exports/board?level=green', 'level'],
  ])('is refused where the question is wrong: %s', async (path, parameter) => {
    const reply = await office.get(path);
    expect(reply.status).toBe(422);
    expect(reply.body.errors).toMatchObject([{ parameter }]);
  });
});

describe('an assembly as a file', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  const parts = [
    { department: 'JIAOW', items: ['I03-1', 'T04'] },
    { department: 'JGSW', items: ['T04'] },
  ];

  it('has what each department handed in, beside the target, and names what is missing', async () => {
    const id = await aObligation(api, 'quarterlyDispatch-2024Q3', { parts });
    const jiaow = await api.as('jiaow');
    const contribute = (more: object) =>
      jiaow.post(`/obligations/${id}/commands`, {
        commandId: crypto.randomUUID(),
        type: 'contribute',
        ...more,
      });
    const figure = {
      figure: '12',
      unit: '个',
      source: '教育统计',
      problems: '经费不足',
      nextSteps: '追加预算',
    };
    expect((await contribute({ item: 'I03-1', progress: '已创建', ...figure })).status).toBe(200);
    const { bytes, name } = await download(await api.as('office'), `/exports/obligations/${id}?format=csv`);
    expect(name).toBe('2024年第三季度调度表.csv');
    const rows = recordsOf(bytes);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      编号: 'I03-1',
      目标值: '≥50个',
      责任单位: '区教委',
      进展情况: '已创建',
      完成值: '12个',
      是否达到: '未达到',
      数据来源: '教育统计',
      存在问题: '经费不足',
      下步措施: '追加预算',
    });
    expect(rows.slice(1).map((row) => [row['责任单位'], row['进展情况']])).toEqual([
      ['区教委', '未填报'],
      ['区机关事务中心', '未填报'],
    ]);
    const workbook = await download(await api.as('auditor'), `/exports/obligations/${id}`);
    const notes = (await valuesIn(workbook.bytes)).map((row) => String(row[0]));
    expect(notes.find((note) => note.includes('尚未填报'))).toContain('区教委（T04）、区机关事务中心（T04）');
    const own = recordsOf(
      (await download(await api.as('jgsw'), `/exports/obligations/${id}?format=csv`)).bytes,
    );
    expect(own.map((row) => row['责任单位'])).toEqual(['区机关事务中心']);
    expect((await download(await api.as('tyj'), `/exports/obligations/${id}`)).status).toBe(404);
  });

  it('is the self-assessment in the city’s columns', async () => {
    const id = await aObligation(api, 'selfAssessment-2024', { parts });
    const { bytes, name } = await download(await api.as('office'), `/exports/obligations/${id}?format=csv`);
    expect(name).toBe('2023年度自评估表.csv');
    expect(recordsOf(bytes)[0]).toMatchObject({ 指标: expect.any(String), 目标值: '≥50个', 说明: '未填报' });
  });
});
