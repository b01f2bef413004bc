import type { AssemblyView, ObligationItem, ObligationView } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import { aPdf } from '../support/api/sample-files';
import type { Client } from '../support/client';
import { morning } from '../support/drive';
import { eventually, startSystem, type System } from '../support/system';

const DISPATCH = 'quarterlyDispatch-2024Q3';

describe('the obligations of the office', () => {
  let system: System;
  let office: Client;
  let id: string;

  beforeAll(async () => {
    system = await startSystem('2024-09-23T10:00:00+08:00');
    office = await system.crew.as('office');
    const known = async () => (await obligations(2024)).length === 20;
    await eventually(known, 60_000, 'the worker has created the obligations of the year');
    id = (await obligation(DISPATCH)).id;
    await system.crew.chooseSingleMails('jgsw', 'tyj', 'jtj', 'jiaow');
  }, 120_000);
  afterAll(() => system?.stop());

  const obligations = async (year: number): Promise<ObligationItem[]> =>
    (await office.mustGet(`/obligations?year=${year}`)).items;
  const obligation = async (key: string, year = 2024) =>
    (await obligations(year)).find((one) => one.key === key)!;
  const view = (): Promise<ObligationView> => office.mustGet(`/obligations/${id}`);
  const assembly = (obligationId = id): Promise<AssemblyView> =>
    office.mustGet(`/obligations/${obligationId}/assembly`);
  const clerkOf = (department: string) =>
    system.crew.as(department === 'QWFB' ? 'office' : department.toLowerCase());
  const act = (who: Client, body: object, obligationId = id) =>
    who.post(`/obligations/${obligationId}/commands`, { commandId: randomUUID(), ...body });
  const recipients = (subject: string, obligationId = id) =>
    system
      .mailsAbout(`/obligations/${obligationId}`)
      .filter((mail) => mail.subject.includes(subject))
      .map(({ to }) => to.join())
      .sort();

  it('asks for the 32 tasks and the 30 indicators of the notice, each of whoever is named there', async () => {
    const items = new Set((await view()).parts.flatMap((part) => part.items.map(({ item }) => item)));
    expect([...items].filter((item) => item.startsWith('T'))).toHaveLength(32);
    expect([...items].filter((item) => item.startsWith('I'))).toHaveLength(30);
    const { items: rows, complete } = await assembly();
    expect([rows.length, complete]).toEqual([62, false]);
    const parcels = rows.find(({ item }) => item === 'T17')!;
    expect(parcels.departments.map(({ department }) => department)).toEqual(['YZ5']);
  });

  it('refuses what a department is not in charge of, and a figure without a source; nothing is kept', async () => {
    const jgsw = await clerkOf('JGSW');
    const before = (await view()).seq;
    const bad: [object, number, string][] = [
      [{ type: 'contribute', item: 'T17', progress: '已开展' }, 403, 'notResponsible'],
      [{ type: 'contribute', item: 'I15-1', progress: '已开展', figure: '92.5' }, 422, 'invalidContent'],
      [{ type: 'contribute', item: 'T15', progress: '已开展', fileId: randomUUID() }, 422, 'unknownFile'],
      [{ type: 'close', reportedOn: '2024-09-23' }, 403, 'notYours'],
    ];
    for (const [body, status, code] of bad) {
      const reply = await act(jgsw, body);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
      expect(reply.body.detail).toMatch(/\p{Script=Han}/u);
    }
    expect((await view()).seq).toBe(before);
    expect(await system.sql('SELECT 1 FROM contribution')).toEqual([]);
  });

  it('takes of a department progress, figure，数据来源，evidence，存在问题 and 下步措施', async () => {
    const jgsw = await clerkOf('JGSW');
    const { body: file } = await jgsw.uploadTo(`/obligations/${id}/files`, '台账.pdf', aPdf());
    const told = {
      progress: '公共机构生活垃圾分类全覆盖',
      source: '公共机构节能统计台账',
      problems: '个别单位台账不全',
      nextSteps: '十月底前补齐',
    };
    const part = (await view()).parts.find(({ department }) => department === 'JGSW')!;
    for (const { item } of part.items) {
      const figure = item.startsWith('I') ? { figure: '92.50', unit: '%' } : {};
      const reply = await act(jgsw, { type: 'contribute', item, ...told, ...figure, fileId: file.id });
      expect(reply.status).toBe(200);
    }
    const { items, missing } = await assembly();
    expect(missing.map(({ department }) => department)).not.toContain('JGSW');
    const indicator = items.find(({ item }) => item === 'I15-1')!;
    expect(indicator.departments).toMatchObject([
      {
        department: 'JGSW',
        met: 92.5 >= indicator.target!.value,
        contribution: { ...told, figure: '92.50', fileId: file.id, byName: '区机关事务中心联络员' },
      },
    ]);
    expect((await office.get(`/obligations/${id}/files/${file.id}`)).status).toBe(200);
  });

  it('shows the office who has not, and reminds those alone', async () => {
    const { missing } = await obligation(DISPATCH);
    expect(missing).toHaveLength(23);
    expect(missing.map(({ department }) => department)).not.toContain('JGSW');
    system.mailbox.clear();
    const urged = await act(office, { type: 'urge' });
    expect([urged.status, urged.body.missing.length]).toEqual([200, 23]);
    expect((await act(office, { type: 'urge' })).body.code).toBe('alreadyUrged');
    await system.mailsHaveLeft();
    const reminded = recipients('催办');
    expect(reminded).toContain('jtj@wufei.example');
    expect(reminded).not.toContain('jgsw@wufei.example');
    expect(new Set(reminded).size).toBe(reminded.length);
  });

  it('reminds by the ladder those who are silent, and is late with them alone', async () => {
    system.mailbox.clear();
    await system.moveTo(morning('2024-09-29')); // due on Friday the 27th; the 29th is a make-up Sunday
    await system.mailsHaveLeft();
    const to = (login: string) =>
      system
        .mailsAbout(`/obligations/${id}`)
        .filter((mail) => mail.to.join() === `${login}@wufei.example`)
        .map(({ subject }) => subject)
        .sort(); // four days in one move: their mails leave together
    expect(to('jtj')).toEqual([
      expect.stringContaining('今天到期'),
      expect.stringContaining('已超过时限'),
      expect.stringContaining('还剩1个工作日'),
      expect.stringContaining('还剩3个工作日'),
    ]);
    expect(to('jgsw')).toEqual([]);
    const late = (await view()).parts.filter(({ overdue }) => overdue).map(({ department }) => department);
    expect(late).toHaveLength(23);
    expect(late).not.toContain('JGSW');
  });

  it('is assembled when all have handed in', async () => {
    for (const { department, items } of (await view()).parts) {
      const clerk = await clerkOf(department);
      for (const { item, handedIn } of items) {
        if (handedIn) continue;
        const figure = item.startsWith('I') ? { figure: 1, source: '部门台账' } : {};
        const reply = await act(clerk, {
          type: 'contribute',
          department,
          item,
          progress: '按计划推进',
          ...figure,
        });
        expect([department, item, reply.status]).toEqual([department, item, 200]);
      }
    }
    const { complete, missing } = await assembly();
    expect([complete, missing]).toEqual([true, []]);
    expect((await act(office, { type: 'urge' })).body.code).toBe('nobodyToUrge');
  }, 120_000);

  it('is closed with the date on which it was reported; then nobody hears of it again', async () => {
    const closed = await act(office, { type: 'close', reportedOn: '2024-09-29' });
    expect([closed.status, closed.body.status]).toEqual([200, 'done']);
    await system.mailsHaveLeft();
    expect(recipients('已上报')).toContain('jgsw@wufei.example');
    system.mailbox.clear();
    await system.moveTo(morning('2024-10-12'));
    await system.mailsHaveLeft();
    expect(system.mailsAbout(`/obligations/${id}`)).toEqual([]);
    expect(await obligation(DISPATCH)).toMatchObject({ reportedOn: '2024-09-29', overdue: false });
  }, 90_000);

  it('that lay behind us when the notice came are past: nothing of them was ever sent', async () => {
    const past = (await obligations(2024)).filter(({ status }) => status === 'past');
    expect(past.map(({ key }) => key)).toContain('selfAssessment-2024');
    expect(await obligation('selfAssessment-2024')).toMatchObject({
      statusName: '建立时已过期',
      dueOn: '2024-04-30',
      overdue: false,
      daysLeft: null,
    });
    const mails = await system.sql(`SELECT kind FROM outbox WHERE obligation_id = ANY($1)`, [
      past.map((one) => one.id),
    ]);
    expect(mails).toEqual([]);
  });

  it('of the next year are there when it begins; the self-assessment sets target beside what was reached', async () => {
    await system.moveTo(morning('2025-01-02'));
    const keys = (await obligations(2025)).map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining(['selfAssessment-2025', 'quarterlyDispatch-2025Q4']));
    expect(keys).toHaveLength(20);
    const { id: assessment } = await obligation('selfAssessment-2025', 2025);
    const jgsw = await clerkOf('JGSW');
    const reached = {
      type: 'contribute',
      item: 'I15-1',
      progress: '已达标',
      figure: 100,
      source: '年度统计',
    };
    expect((await act(jgsw, reached, assessment)).status).toBe(200);
    const { items } = await assembly(assessment);
    expect(items).toHaveLength(30);
    const indicator = items.find(({ item }) => item === 'I15-1')!;
    expect(indicator.target).toMatchObject({ value: expect.any(Number), comparison: expect.any(String) });
    expect(indicator.departments).toMatchObject([{ met: true, contribution: { figure: '100' } }]);
  }, 120_000);
});
