import type { BoardItem, BoardPage } from '@app/contracts';
import type { Client } from '../support/client';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { eventually, startSystem, type System } from '../support/system';

/** The board (督办): why each case is stalled. Every cause is produced as it occurs in use. */
describe('the office’s board', () => {
  let system: System;
  let office: Client;
  let cases: Record<string, Journey>;

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    office = await system.crew.as('office');
    const { crew } = system;
    const city = await Journey.at(crew, 'municipalReport'); // its public notice moves time to 10 September
    await city.report();
    const returned = await Journey.at(crew, 'formalCheck');
    await returned.returnForCorrection();
    const reviewed = await Journey.at(crew, 'departmentReview');
    await reviewed.opinion('JGSW', 'agree');
    const inspected = await Journey.at(crew, 'inspection');
    await inspected.schedule();
    const approved = await Journey.at(crew, 'officeReview');
    const posted = await Journey.at(crew, 'publicNotice');
    await posted.openNotice();
    const paused = await Journey.at(crew, 'departmentReview');
    await paused.act('office', { type: 'suspend', reason: '等待上级意见' });
    cases = { city, returned, reviewed, inspected, approved, posted, paused };
  }, 120_000);
  afterAll(() => system?.stop());

  const board = (query = ''): Promise<BoardPage> => office.mustGet(`/board?limit=200${query}`);
  const linesOf = async ({ id }: Journey): Promise<BoardItem[]> =>
    (await board()).items.filter(({ applicationId }) => applicationId === id);
  const causeOf = async (journey: Journey) =>
    (await linesOf(journey)).map(({ seat, cause }) => `${seat} ${cause}`);
  const ledBy = async (department: string) =>
    (await system.crew.cellTypes()).find(({ leads }) => leads[0]!.id === department)!.code;
  /** Moves programme time while no worker reacts to it. */
  const letPass = (until: string) =>
    system.sql(`UPDATE programme_clock SET offset_ms = $1`, [Date.parse(until) - Date.now()]);

  it('names whoever is waited for', async () => {
    expect(await causeOf(cases.returned!)).toEqual(['applicant waitingForApplicant']);
    expect(await causeOf(cases.reviewed!)).toEqual(['department:JIAOW waitingForDepartment']);
    expect(await causeOf(cases.inspected!)).toEqual(['inspection waitingForInspection']);
    expect(await causeOf(cases.approved!)).toEqual(['office waitingForOffice']);
    expect(await causeOf(cases.city!)).toEqual(['office waitingForCity']);
    expect(await causeOf(cases.posted!)).toEqual(['time noticeRunning']);
    expect((await linesOf(cases.reviewed!))[0]!.nextStep).toContain('区教委');
  });

  it('Search index behind the truth: read in the same second, every list knows of the act', async () => {
    const jiaow = await system.crew.as('jiaow');
    const idsOf = (items: { id?: string; applicationId?: string | null; stage: string | null }[]) =>
      items.map(({ id, applicationId, stage }) => `${applicationId ?? id} ${stage}`);
    for (let i = 0; i < 5; i += 1) {
      const fresh = await Journey.at(system.crew, 'formalCheck');
      await fresh.accept();
      const now = `${fresh.id} departmentReview`;
      const lists = await Promise.all([
        board(),
        jiaow.mustGet('/tasks?limit=200'),
        office.mustGet('/applications?stage=departmentReview&limit=200'),
      ]);
      for (const { items } of lists) expect(idsOf(items)).toContain(now);
      await fresh.act('unit1', { type: 'withdraw', reason: '明年再报' });
    }
  });

  it('says that a clock is stopped', async () => {
    expect(new Set((await linesOf(cases.paused!)).map(({ cause }) => cause))).toEqual(
      new Set(['clockPaused']),
    );
  });

  it('has the obligations beside the cases: departments that owe, the city that has not called', async () => {
    const { items } = await board('&kind=obligation');
    const causes = (number: string) =>
      new Set(items.filter((item) => item.number === number).map(({ cause }) => cause));
    expect(causes('2024年第三季度调度')).toEqual(new Set(['waitingForDepartment', 'waitingForOffice']));
    expect(causes('2024年上半年“无废指数”数据')).toEqual(new Set(['waitingForCity']));
  });

  it('says that the mail server has refused the holder’s address for good', async () => {
    await system.crew.chooseSingleMails('sww');
    system.mailbox.refuse('sww@wufei.example');
    const unread = await Journey.at(system.crew, 'formalCheck', { cellType: await ledBy('SWW') });
    await eventually(
      async () => (await causeOf(unread)).join() === 'department:SWW mailBounced',
      60_000,
      'the bounce is on the board',
    );
    expect((await linesOf(unread))[0]!.nextStep).toContain('电子邮箱');
    const [mail] = await system.sql(
      `SELECT status, attempts FROM outbox WHERE application_id = $1 AND recipient = $2`,
      [unread.id, 'sww@wufei.example'],
    );
    expect(mail).toEqual({ status: 'bounced', attempts: 1 }); // permanent: not retried
  }, 90_000);

  it('says that nobody has an account for it', async () => {
    const orphan = await Journey.at(system.crew, 'formalCheck', { cellType: await ledBy('JTJ') });
    expect(await causeOf(orphan)).toEqual(['department:JTJ waitingForDepartment']);
    await system.sql(`UPDATE app_user SET active = false WHERE department_id = 'JTJ'`);
    expect(await causeOf(orphan)).toEqual(['department:JTJ noActiveAccount']);
    await system.sql(`UPDATE app_user SET active = true WHERE department_id = 'JTJ'`);
    expect(await causeOf(orphan)).toEqual(['department:JTJ waitingForDepartment']);
  });

  it('counts what it lists, whatever is asked for', async () => {
    const all = await board();
    expect(all.items).toHaveLength(all.total);
    for (const { id, count } of all.counts.byCause)
      expect((await board(`&cause=${id}`)).items).toHaveLength(count);
    for (const { id, count } of all.counts.byDepartment)
      expect((await board(`&department=${id}`)).items).toHaveLength(count);
    for (const { id, count } of all.counts.byType)
      expect((await board(`&cellType=${id}`)).items).toHaveLength(count);
    for (const { id, count } of all.counts.byLevel)
      expect((await board(`&level=${id}`)).items).toHaveLength(count);
    const causes = all.counts.byCause.map(({ id }) => id);
    expect(causes).toEqual(expect.arrayContaining(['mailBounced', 'clockPaused', 'waitingForCity']));
    const stalled = (await board('&stalled=true')).total + (await board('&stalled=false')).total;
    expect(stalled).toBe(all.total);
  });

  it('says that the record cannot be written, and goes on by itself when it can', async () => {
    const { username } = new URL(system.database.appUrl);
    await system.sql(`REVOKE INSERT ON application_event FROM ${username}`);
    const unit = await system.crew.as('unit1');
    const reply = await unit.act(cases.returned!.id, { type: 'resubmit', text: '已补齐' });
    expect([reply.status, reply.body.code]).toEqual([503, 'stillRunning']);
    await eventually(
      async () => (await causeOf(cases.returned!)).join() === 'applicant taskFailing',
      120_000,
      'the board says that a task keeps failing',
    );
    expect((await linesOf(cases.returned!))[0]!.nextStep).toContain('未能写入数据库');
    await system.sql(`GRANT INSERT ON application_event TO ${username}`);
    await eventually(
      async () => (await causeOf(cases.returned!)).join() === 'department:JIAOW waitingForDepartment',
      120_000,
      'the act has taken effect',
    );
  }, 300_000);

  it('says that no worker is running, of what should have moved', async () => {
    await system.kill(system.workers[0]!);
    await letPass(morning('2024-10-16'));
    await eventually(
      async () => (await causeOf(cases.reviewed!)).join() === 'department:JIAOW noWorker',
      150_000,
      'the board says that there is no worker',
    );
    const { items, technical } = await board('&cause=noWorker');
    expect(technical).toEqual({ asked: true, reachable: true });
    expect(items[0]!.nextStep).toContain('worker');
    await system.startWorker();
    await system.moveTo('2024-10-16T10:00:00+08:00'); // everything that fell due has been recorded
    await eventually(
      async () => (await board('&cause=noWorker')).total === 0,
      60_000,
      'the board has asked again',
    );
    expect((await linesOf(cases.reviewed!))[0]).toMatchObject({
      dueOn: '2024-10-14',
      overdue: true,
      cause: 'waitingForDepartment',
    });
  }, 400_000);
});
