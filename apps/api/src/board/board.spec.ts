import type { BoardItem } from '@app/contracts';
import { addDays } from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { aCase, aObligation } from '../../../../test/support/api/cases';
import { aRelease } from '../../../../test/support/api/releases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { NewYear } from '../rehearsal/new-year';
import { Diagnosis } from './diagnosis';

describe('the office’s board', () => {
  let api: RunningApi;
  let office: Client;

  beforeEach(async () => {
    api = await startApi();
    office = await api.as('office');
  }, 60_000);
  afterEach(() => api.stop());

  const board = async (query = '') => (await office.get(`/board${query}`)).body;
  const causesOf = async (id: string, query = '') =>
    (await board(query)).items
      .filter((item: BoardItem) => (item.applicationId ?? item.obligationId) === id)
      .map(({ seat, cause }: BoardItem) => [seat, cause]);

  it('has every open case with whoever is waited for, and the next step', async () => {
    const id = await aCase(api, 'departmentReview');
    const { items, today } = await board();
    expect(today).toBe('2024-09-02');
    expect(items).toHaveLength(2);
    expect(items.find((item: BoardItem) => item.seat === 'department:JGSW')).toMatchObject({
      kind: 'application',
      applicationId: id,
      name: '区机关事务中心',
      cause: 'waitingForDepartment',
      nextStep: '请区机关事务中心在期限内办理；需要时可以催办。',
      openedOn: '2024-08-29',
      dueOn: '2024-09-27',
      daysInStage: 4,
      countedDays: 2, // 30 August and 2 September
      daysLeft: 18, // of twenty
      level: 'none',
    });
  });

  it('says when and by whom a seat was urged, and is narrowed by the 镇街 of the unit', async () => {
    const id = await aCase(api, 'formalCheck');
    await aObligation(api, 'wasteIndex-2024H1');
    await office.mustAct(id, { type: 'urge' });
    const { items, counts } = await board();
    const [{ street, urged }] = items.filter((item: BoardItem) => item.applicationId === id);
    expect(urged).toEqual({
      day: '2024-09-02',
      at: expect.stringMatching(/^2024-09-02T/),
      byName: 'office 某人',
    });
    expect(counts.byStreet).toEqual([{ id: street, name: street, count: 1 }]);
    const found = async (town: string) => (await board(`?street=${encodeURIComponent(town)}`)).items.length;
    expect([await found(street), await found('木耳镇')]).toEqual([1, 0]);
  });

  it('is narrowed by days, between which a last day lies, in the order asked for', async () => {
    await aCase(api, 'departmentReview');
    await aCase(api, 'formalCheck');
    const all: BoardItem[] = (await board('?sort=-due')).items;
    const days = all.map(({ dueOn }) => dueOn!);
    const [latest, earliest] = [days[0]!, days.at(-1)!];
    expect(latest > earliest).toBe(true);
    const dues = async (query: string) =>
      (await board(`?sort=-due&${query}`)).items.map(({ dueOn }: BoardItem) => dueOn);
    expect(await dues(`dueFrom=${earliest}&dueTo=${latest}`)).toEqual(days);
    expect(await dues(`dueFrom=${addDays(earliest, 1)}`)).toEqual(days.filter((day) => day > earliest));
    expect(await dues(`dueTo=${addDays(latest, -1)}`)).toEqual(days.filter((day) => day < latest));
    const crossed = await office.get(`/board?dueFrom=${latest}&dueTo=${earliest}`);
    expect([crossed.status, crossed.body.errors]).toMatchObject([422, [{ parameter: 'dueTo' }]]);
  });

  it('tells the applicant, the inspection, the office and the running notice apart', async () => {
    const [inspection, review, notice] = [
      await aCase(api, 'inspection'),
      await aCase(api, 'officeReview'),
      await aCase(api, 'publicNotice'),
    ];
    await office.mustAct(notice, { type: 'openNotice' });
    const corrected = await aCase(api, 'formalCheck');
    const jiaow = await api.as('jiaow');
    await jiaow.mustAct(corrected, { type: 'returnForCorrection', missing: ['承诺书'] });
    expect(await causesOf(inspection)).toEqual([['inspection', 'waitingForInspection']]);
    expect(await causesOf(review)).toEqual([['office', 'waitingForOffice']]);
    expect(await causesOf(notice)).toEqual([['time', 'noticeRunning']]);
    expect(await causesOf(corrected)).toEqual([['applicant', 'waitingForApplicant']]);
    await office.mustAct(review, { type: 'suspend', reason: '等待上级意见' });
    expect(await causesOf(review)).toEqual([['office', 'clockPaused']]);
  });

  it('has every open obligation: the departments that owe something, the office, or the city that has not called', async () => {
    const dispatch = await aObligation(api, 'quarterlyDispatch-2024Q3', {
      parts: [{ department: 'JGSW', items: ['T15', 'I15-1'] }],
    });
    const index = await aObligation(api, 'wasteIndex-2024H1');
    expect(await causesOf(dispatch)).toEqual([
      ['department:JGSW', 'waitingForDepartment'],
      ['office', 'waitingForOffice'],
    ]);
    expect(await causesOf(index)).toEqual([['office', 'waitingForCity']]);
    const obligation = (await board('?kind=obligation&department=JGSW')).items;
    expect(obligation).toMatchObject([
      { obligationId: dispatch, number: '2024年第三季度调度', clockName: '填报', unitName: null },
    ]);
  });

  it('says that nobody with an account holds it', async () => {
    const id = await aCase(api, 'departmentReview');
    await api.sql(`UPDATE app_user SET active = false WHERE login = 'jgsw'`);
    expect(await causesOf(id)).toEqual([
      ['department:JGSW', 'noActiveAccount'],
      ['department:JIAOW', 'waitingForDepartment'],
    ]);
  });

  it('says that the mail to its holder came back', async () => {
    const id = await aCase(api, 'departmentReview');
    await api.sql(
      `INSERT INTO outbox (application_id, event_seq, kind, recipient, seat, send_at, status, last_error)
       VALUES ($1, 1, 'urged', 'jgsw@wufei.example', 'department:JGSW', now(), 'bounced', '550')`,
      [id],
    );
    expect(await causesOf(id, '?cause=mailBounced')).toEqual([['department:JGSW', 'mailBounced']]);
    expect((await board('?stalled=true')).total).toBe(1);
  });

  it('says that notifications about no task came back, until a later mail arrives', async () => {
    const proposal = await aRelease(api, (r) => (r.clocks.naming.length = 12), '2024.7');
    await api.sql(
      `UPDATE outbox SET status = 'bounced' WHERE rule_proposal = $1 AND recipient LIKE 'office@%'`,
      [proposal],
    );
    const act = { kind: 'rename', department: 'TYJ', name: '区体卫局', fullName: '区体卫局' };
    const paper = { from: '2024-12-02', documentTitle: '关于更名的通知' };
    const change = { commandId: randomUUID(), basedOn: 0, act, ...paper };
    expect((await office.post('/department-changes', change)).status).toBe(201);
    await api.sql(`UPDATE outbox SET status = 'failed' WHERE department_change IS NOT NULL`);
    const { undelivered, items } = await board('');
    expect(undelivered).toMatchObject([
      {
        about: '机构变动：区体育局更名为区体卫局',
        to: '区体育局',
        recipient: 'tyj@wufei.example',
        path: '/departments',
      },
      {
        about: '规则建议：2024 年度 2024.7',
        person: 'office 某人',
        path: `/settings/proposals/${proposal}`,
      },
    ]);
    expect(items.filter(({ cause }: any) => cause === 'mailBounced')).toEqual([]);
    await api.sql(`UPDATE outbox SET status = 'sent' WHERE rule_proposal = $1`, [proposal]);
    await api.sql(
      `INSERT INTO outbox (rule_proposal, kind, recipient, seat, send_at, status, payload)
       SELECT rule_proposal, 'rulesProposed', 'tyj@wufei.example', 'office', now(), 'sent', payload FROM outbox
        WHERE rule_proposal = $1 LIMIT 1`,
      [proposal],
    );
    expect((await board('')).undelivered).toEqual([]);
  });

  describe('when something should have happened and has not', () => {
    let id: string;
    beforeEach(async () => {
      id = await aCase(api, 'departmentReview');
      await api.sql(`UPDATE application SET next_clock_at = '2024-09-01' WHERE id = $1`, [id]);
    });

    it('asks the engine: no worker is polling', async () => {
      api.temporal.workers = 0;
      const { items, technical } = await board();
      expect(technical).toEqual({ asked: true, reachable: true });
      expect(items[0]).toMatchObject({
        cause: 'noWorker',
        nextStep: expect.stringContaining('启动工作进程'),
      });
    });

    it('asks the engine: a task keeps failing', async () => {
      const [row] = await api.sql('SELECT number FROM application WHERE id = $1', [id]);
      api.temporal.troubles.set(`application-${row.number}`, '流程任务失败 7 次');
      expect((await board()).items[0]).toMatchObject({
        cause: 'taskFailing',
        nextStep: expect.stringContaining('流程任务失败 7 次'),
      });
    });

    it('says so when the engine does not answer, and asks again only after a while', async () => {
      api.temporal.down = true;
      expect((await board()).technical).toEqual({ asked: true, reachable: false });
      api.temporal.down = false;
      const pollers = jest.spyOn(api.temporal, 'pollers');
      expect((await board()).items[0].cause).toBe('taskFailing');
      expect(pollers).not.toHaveBeenCalled();
    });

    it('finds nothing wrong when the engine finds nothing wrong', async () => {
      expect((await board()).items[0].cause).toBe('waitingForDepartment');
      expect(await api.app.get(Diagnosis).current()).toMatchObject({ asked: true, reachable: true });
    });
  });

  it('does not ask the engine while everything goes its way', async () => {
    await aCase(api, 'departmentReview');
    const pollers = jest.spyOn(api.temporal, 'pollers');
    expect((await board()).technical).toEqual({ asked: false, reachable: true });
    expect(pollers).not.toHaveBeenCalled();
  });

  it('counts what the filters leave, so that figures and list agree', async () => {
    for (const stage of ['departmentReview', 'inspection', 'formalCheck'] as const) await aCase(api, stage);
    for (const query of [
      '',
      '?cause=waitingForDepartment',
      '?department=JIAOW',
      '?cellType=SCHOOL',
      '?level=none',
    ]) {
      const { items, total, counts } = await board(query);
      const sum = (list: { count: number }[]) => list.reduce((all, { count }) => all + count, 0);
      expect(items).toHaveLength(total);
      expect([sum(counts.byCause), sum(counts.byLevel), sum(counts.byType)]).toEqual([total, total, total]);
    }
    expect((await board('?cause=waitingForDepartment')).counts.byDepartment).toEqual([
      { id: 'JIAOW', name: '区教委', count: 2 },
      { id: 'JGSW', name: '区机关事务中心', count: 1 },
    ]);
  });

  it('is yellow from three working days left, red from one late', async () => {
    await aCase(api, 'formalCheck'); // due on Thursday 5 September
    const levelOn = async (day: string) => {
      const now = Date.parse(`${day}T12:00:00+08:00`);
      await api.sql('UPDATE programme_clock SET offset_ms = $1', [now - Date.now()]);
      return (await board()).items[0].level;
    };
    const levels = [];
    for (let day = '2024-09-02'; day <= '2024-09-09'; day = addDays(day, 1)) levels.push(await levelOn(day));
    // Monday to Monday; Saturday and Sunday bring no working day.
    expect(levels).toEqual(['yellow', 'yellow', 'yellow', 'yellow', 'red', 'red', 'red', 'red']);
    expect((await board()).thresholds).toMatchObject({ yellowDays: 3, redDays: -1, basis: 'assumed' });
  });

  it('comes in pages without a gap', async () => {
    for (let i = 0; i < 3; i += 1) await aCase(api, 'departmentReview');
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { items, nextCursor } = await board(`?limit=4${cursor}`);
      seen.push(...items.map((item: BoardItem) => `${item.applicationId}${item.seat}`));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
    expect((await office.get('/board?cursor=WyJ4Il0')).body.errors).toMatchObject([{ parameter: 'cursor' }]);
    expect((await office.get('/board?cause=lazy')).status).toBe(422);
  });

  it('has what is stalled before what goes its way', async () => {
    await aCase(api, 'formalCheck'); // due before the review
    const id = await aCase(api, 'departmentReview');
    await office.mustAct(id, { type: 'suspend', reason: '等待上级意见' });
    const items: BoardItem[] = (await board('?limit=200')).items;
    const places = items.map(({ overdue, cause }) => (overdue || cause === 'clockPaused' ? 0 : 1));
    expect(new Set(places).size).toBe(2);
    expect(places).toEqual(places.toSorted());
  });
});

describe('what will be late on a day', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  it('is told by holder, with what ends by itself and what follows it', async () => {
    const office = await api.as('office');
    const review = await aCase(api, 'departmentReview');
    const notice = await aCase(api, 'publicNotice');
    await office.mustAct(notice, { type: 'openNotice' }); // 2 September: ends on the 9th
    const { body } = await office.get('/board/forecast?on=2024-09-30');
    const short = body.items.map(
      ({ applicationId, seat, dueOn, effect, lateDays }: Record<string, unknown>) => [
        applicationId,
        seat,
        dueOn,
        effect,
        lateDays,
      ],
    );
    expect(short).toEqual([
      [notice, 'time', '2024-09-09', 'noticeEnds', 15],
      [notice, 'office', '2024-09-24', 'late', 5],
      [review, expect.stringMatching('^department'), '2024-09-27', 'late', 2],
      [review, expect.stringMatching('^department'), '2024-09-27', 'late', 2],
    ]);
    expect((await office.get('/board/forecast?on=2024-09-27')).body.total).toBe(2);
    expect((await office.get('/board/forecast?on=2024-09-01')).body.code).toBe('forecastTooFar');
    expect((await office.get('/board/forecast')).status).toBe(422);
  });
});

describe('a last day that is an estimate', () => {
  it('ends nothing by itself; the board says that the holidays are missing', async () => {
    const api = await startApi({ start: '2026-12-18T09:00:00+08:00' }); // 2027 is not published
    try {
      const id = await aCase(api, 'formalCheck');
      await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['承诺书'] });
      const office = await api.as('office');
      const { body: before } = await office.get(`/applications/${id}`);
      expect(before.tasks).toMatchObject([{ dueOn: '2027-01-01', provisional: true }]);
      api.app.get(NewYear).patienceMs = 0; // no worker makes the obligations of 2027 here
      expect((await office.post('/rehearsal/clock', { now: '2027-01-06T09:00:00+08:00' })).status).toBe(200);
      const { items } = (await office.get('/board?stalled=true')).body;
      expect(items.filter((item: BoardItem) => item.applicationId === id)).toMatchObject([
        { seat: 'applicant', cause: 'waitingForCalendar', overdue: true, provisional: true },
      ]);
      const unit = await api.as('unit1');
      await unit.mustAct(id, { type: 'resubmit' });
      expect((await office.get(`/applications/${id}`)).body.stage).toBe('formalCheck');
    } finally {
      await api.stop();
    }
  });
});
