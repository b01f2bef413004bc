import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { eventually, startSystem, type System } from '../support/system';

const NOTICE = '国办发明电〔2024〕99号';

/**
 * A new edition of the calendar of 2024 is published while cases are open; the State Council's days are in
 * the seed.
 */
describe('a calendar that is published', () => {
  let system: System;
  let reviewed: Journey;
  let posted: Journey;
  let done: Journey;
  let published: any;

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    await system.crew.chooseSingleMails('jiaow', 'jgsw');
    done = await Journey.draft(system.crew);
    await done.submit();
    await done.act('unit1', { type: 'withdraw', reason: '明年再报' });
    reviewed = await Journey.at(system.crew, 'departmentReview'); // due on Monday 30 September
    await reviewed.opinion('JGSW', 'agree');
    posted = await Journey.at(system.crew, 'publicNotice');
    await posted.openNotice(); // ends on Monday 9 September
    await system.mailsHaveLeft();
    system.mailbox.clear();
  }, 120_000);
  afterAll(() => system?.stop());

  const office = () => system.crew.as('office');
  const short = (days: string[]) => days.map((day) => day.slice(5));
  const version = async () => (await (await office()).mustGet('/calendars')).calendarVersion;

  /** Returns the calendar in force with further days off. */
  async function withOff(...days: string[]) {
    const { off, makeup } = await (await office()).mustGet('/calendars/2024');
    return { off: [...short(off), ...days], makeup: short(makeup), noticeNumber: NOTICE };
  }

  it('is refused when it contradicts itself or another year, and nothing is changed', async () => {
    const good = await withOff('09-26');
    const before = await version();
    const bad: [object, string][] = [
      [{ ...good, makeup: [...good.makeup, '09-25'] }, '/makeup'], // a Wednesday, a working day anyway
      [{ ...good, off: [...good.off, '09-14'] }, '/'], // both a day off and a make-up day
      [{ ...good, off: [...good.off, '02-30'] }, '/off'],
      [{ ...good, off: [...good.off, '2025-10-01'] }, '/off'],
      [{ ...good, noticeNumber: '' }, '/noticeNumber'],
      [{ off: good.off }, '/makeup'],
    ];
    for (const [body, pointer] of bad) {
      const reply = await (await office()).put('/calendars/2024', body);
      expect([reply.status, reply.body.errors[0].pointer.startsWith(pointer)]).toEqual([422, true]);
      expect(reply.body.errors[0].detail).toMatch(/\p{Script=Han}/u);
    }
    expect((await (await office()).put('/calendars/1815', good)).status).toBe(404);
    expect(await version()).toBe(before);
    expect(await system.sql(`SELECT 1 FROM calendar_edition WHERE notice_number = $1`, [NOTICE])).toEqual([]);
    expect((await reviewed.view()).tasks[0].dueOn).toBe('2024-09-30');
  });

  it('is published by the office alone', async () => {
    const body = await withOff('09-26');
    for (const login of ['unit1', 'jiaow', 'inspector1', 'auditor']) {
      expect((await (await system.crew.as(login)).put('/calendars/2024', body)).status).toBe(403);
    }
  });

  it('says beforehand what it would move', async () => {
    const before = await version();
    const reply = await (await office()).put('/calendars/2024?preview=true', await withOff('09-26'));
    expect(reply).toMatchObject({ status: 200, body: { preview: true, becomesOff: ['2024-09-26'] } });
    expect(reply.body.touched.dates.filter(({ kind }: any) => kind === 'application')).toMatchObject([
      { id: reviewed.id, toldDueOn: '2024-09-30', dueOn: '2024-09-30', newDueOn: '2024-10-08' },
    ]);
    expect(await version()).toBe(before);
  });

  it('moves open last days, and keeps the one that was told', async () => {
    const reply = await (await office()).put('/calendars/2024', await withOff('09-26'));
    expect(reply).toMatchObject({ status: 200, body: { isNew: true } });
    published = reply.body;
    const dueOn = async () => (await reviewed.view()).tasks[0].dueOn;
    await eventually(async () => (await dueOn()) !== '2024-09-30', 60_000, 'the announcer has told it');
    expect((await reviewed.view()).tasks).toMatchObject([
      { seat: 'department:JIAOW', dueOn: '2024-10-08', toldDueOn: '2024-09-30' }, // moved past the holidays
    ]);
    const recomputed = (await reviewed.events()).filter(({ type }: any) => type === 'datesRecomputed');
    expect(recomputed).toHaveLength(1);
    expect(recomputed[0].data.calendarVersion).toBe(published.calendarVersion);
  }, 90_000);

  it('is told to everything open, and to nothing that is over', async () => {
    const behind = async () =>
      (
        await system.sql(
          `SELECT count(*)::int AS n FROM (SELECT calendar_version FROM application WHERE is_open
             UNION ALL SELECT calendar_version FROM obligation WHERE is_open) open WHERE calendar_version < $1`,
          [published.calendarVersion],
        )
      )[0].n;
    await eventually(
      async () => (await behind()) === 0,
      60_000,
      'nothing open counts with an older calendar',
    );
    expect((await posted.view()).tasks[0].dueOn).toBe('2024-09-09'); // before the changed day
    expect((await done.events()).some(({ type }: any) => type === 'datesRecomputed')).toBe(false);
  }, 90_000);

  it('brings each holder whose day has moved one notice, and the others none', async () => {
    await system.mailsHaveLeft();
    const mails = system.mailsAbout(`/applications/${reviewed.id}`);
    expect(mails.map(({ to, subject }) => [to.join(), /日期|重新计算|调整/.test(subject)])).toEqual([
      ['jiaow@wufei.example', true],
    ]);
    expect(mails[0]!.text).toContain('2024年10月8日（星期二）');
    expect(system.mailsAbout(`/applications/${posted.id}`)).toEqual([]);
    expect(system.mailsAbout(`/applications/${done.id}`)).toEqual([]);
  });

  it('again, the same, changes nothing and tells nobody', async () => {
    const { off, makeup } = await (await office()).mustGet('/calendars/2024');
    const body = { off: short(off), makeup: short(makeup), noticeNumber: NOTICE };
    const reply = await (await office()).put('/calendars/2024', body);
    expect(reply).toMatchObject({
      status: 200,
      body: { isNew: false, calendarVersion: published.calendarVersion },
    });
  });

  it('counts for the reminders that follow', async () => {
    await system.moveTo(morning('2024-10-09'));
    const reminded = (await reviewed.events())
      .filter(({ type }: any) => type === 'reminded')
      .map(({ at, data }: any) => [at.slice(0, 10), data.step.kind, data.step.days]);
    expect(reminded).toEqual([
      ['2024-09-14', 'before', 10], // a make-up Saturday
      ['2024-09-24', 'before', 5],
      ['2024-09-27', 'before', 3], // the 26th no longer counts
      ['2024-09-30', 'before', 1],
      ['2024-10-08', 'onDay', 0],
      ['2024-10-09', 'late', 1],
    ]);
  }, 60_000);
});
