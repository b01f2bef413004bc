import { randomUUID } from 'node:crypto';
import type { Client } from '../../../../test/support/client';
import { aCase, aNamedCell } from '../../../../test/support/api/cases';
import { aWorkbook } from '../../../../test/support/exports/workbooks';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { readYear } from './read-year';

/** 2027 as the State Council might have it. */
const A_2027 = {
  off: ['01-01..01-03', '02-05..02-11', '10-01..10-07'],
  makeup: ['01-30', '10-09'],
  noticeNumber: '国办发明电〔2026〕9号',
  noticeDate: '2026-10-30',
};

const CSV_2027 = `类别,日期,说明
放假,01-01..01-03
放假,2027-02-05..2027-02-11
放假,10-01..10-07
调休,01-30
调休,10-09
通知,国办发明电〔2026〕9号,2026-10-30
`;

/** The days of 2027 as a Chinese Excel saves them (GB 18030). */
const GBK_2027 =
  'c0e0b1f02cc8d5c6da2cb1b8d7a20d0ab7c5bcd92c30312d30312c0d0ab7c5bcd92c30322d30362e2e30322d31322cb4babdda0d0ab5f7d0dd2c30322d31342c0d0acda8d6aa2cb9fab0ecb7a2c3f7b5e7a1b232303236a1b337bac52c323032362d31302d32350d0a';

describe('the calendars', () => {
  let api: RunningApi;
  let office: Client;

  beforeEach(async () => {
    api = await startApi();
    office = await api.as('office');
  }, 60_000);
  afterEach(() => api.stop());

  const importCsv = (csv: string | Buffer, query = '') =>
    office.send('POST', `/calendars/2027/import${query}`, csv, { 'content-type': 'text/csv' });

  it('are seen by everyone, year by year', async () => {
    const { body } = await (await api.as('unit1')).get('/calendars');
    expect(body.items).toMatchObject([
      { year: 2024, status: 'published', edition: 1, counts: { daysOff: 28, makeupDays: 8 } },
      { year: 2025 },
      { year: 2026 },
    ]);
    expect(body.calendarVersion).toBe(3);
    const year = (await office.get('/calendars/2024')).body;
    expect(year.makeup).toContain('2024-09-29');
    expect(year.counts.workingDays).toBe(251);
    expect((await office.get('/calendars/2028')).body).toMatchObject({ status: 'unpublished', off: [] });
    expect((await office.get('/calendars/20244')).status).toBe(404);
  });

  it('are published by the office, and say by whom', async () => {
    const { status, body } = await office.put('/calendars/2027', A_2027);
    expect([status, body.isNew, body.calendarVersion]).toEqual([200, true, 4]);
    expect(body.counts).toEqual({ workingDays: 252, daysOff: 17, makeupDays: 2 });
    expect(body.becomesWorking).toEqual(['2027-01-30', '2027-10-09']);
    expect((await office.get('/calendars/2027')).body).toMatchObject({
      status: 'published',
      importedBy: 'office 某人',
      noticeNumber: A_2027.noticeNumber,
      noticeDate: '2026-10-30',
    });
  });

  it('are imported as CSV as well, and the same edition again changes nothing', async () => {
    expect((await importCsv(CSV_2027)).body).toMatchObject({ isNew: true, calendarVersion: 4 });
    expect((await office.post('/calendars/2027/import', A_2027)).body).toMatchObject({
      isNew: false,
      calendarVersion: 4,
    });
  });

  it('are read from what Excel saves in China, and from a workbook, with dates as people write them', async () => {
    const gbk = Buffer.from(GBK_2027, 'hex');
    expect((await importCsv(gbk)).body).toMatchObject({ isNew: true, calendarVersion: 4 });
    const workbook = aWorkbook(
      [
        { name: '说明', rows: [] },
        {
          name: '2027',
          rows: [
            ['类别', '日期', '备注'],
            ['放假', '1月1日', '元旦'],
            ['放假', '2月6日至12日', '春节，调休'],
            ['调休', { serial: 46_432, style: 1 }, null],
            ['通知', '国办发明电〔2026〕7号', { serial: 46_320, style: 2 }],
          ],
        },
      ],
      { formats: [28, 31] },
    );
    expect((await importCsv(workbook)).body).toMatchObject({ isNew: false, calendarVersion: 4 });
    const picture = await importCsv(Buffer.from('89504e470d0a1a0a0000', 'hex'));
    expect([picture.status, picture.body.code]).toEqual([422, 'sheetFaulty']);
  });

  it('say beforehand what they would change, and change nothing', async () => {
    const id = await aCase(api, 'departmentReview'); // two tasks due on 2024-09-27
    const { body: now } = await office.get('/calendars/2024');
    const short = (days: string[]) => days.map((day) => day.slice(5));
    const body = {
      off: [...short(now.off), '09-26'],
      makeup: short(now.makeup),
      noticeNumber: '临时放假通知',
    };
    const { body: change } = await office.put('/calendars/2024?preview=true', body);
    expect(change).toMatchObject({
      preview: true,
      isNew: true,
      calendarVersion: 3,
      becomesOff: ['2024-09-26'],
      becomesWorking: [],
      touched: { applications: 1, changedDates: 2 },
    });
    expect(change.touched.dates[0]).toMatchObject({
      id,
      toldDueOn: '2024-09-27',
      dueOn: '2024-09-27',
      newDueOn: '2024-09-29', // a Sunday that works
    });
    expect((await office.get('/calendars')).body.calendarVersion).toBe(3);
    expect((await office.get(`/applications/${id}`)).body.tasks[0].dueOn).toBe('2024-09-27');
  });

  it('name what has ended and, by another calendar, would not have, and the office brings it back', async () => {
    const id = await aCase(api, 'formalCheck');
    await (await api.as('jiaow')).mustAct(id, { type: 'returnForCorrection', missing: ['承诺书'] });
    await office.post('/rehearsal/clock', { now: '2024-09-18T09:00:00+08:00' });
    expect((await office.get(`/applications/${id}`)).body).toMatchObject({
      stage: 'lapsed',
      endedEarly: null,
    });
    expect(await office.act(id, { type: 'reopen', reason: '放假顺延' })).toMatchObject({
      status: 409,
      body: { code: 'endedInTime' },
    });
    const { body: now } = await office.get('/calendars/2024');
    expect(now.endedEarly).toEqual([]);
    const short = (days: string[]) => days.map((day) => day.slice(5));
    const body = {
      off: [...short(now.off), '09-12', '09-13'],
      makeup: short(now.makeup),
      noticeNumber: '补充通知',
    };
    const early = { id, clockName: '补正', endedOn: '2024-09-14', dueOn: '2024-09-19' };
    const { body: change } = await office.put('/calendars/2024?preview=true', body);
    expect(change.endedEarly).toMatchObject([early]);
    await office.put('/calendars/2024', body);
    expect((await office.get('/calendars/2024')).body.endedEarly).toMatchObject([early]);
    const unit = await api.as('unit1');
    expect((await unit.get('/calendars/2024')).body.endedEarly).toEqual([]);
    const { body: view } = await office.get(`/applications/${id}`);
    expect(view.endedEarly).toEqual({ endedOn: '2024-09-14', dueOn: '2024-09-19' });
    expect(view.actions.map(({ type }: { type: string }) => type)).toEqual(['registerCorrection', 'reopen']);
    const answer = await office.mustAct(id, { type: 'reopen', reason: '放假安排变化，最后一日顺延' });
    expect(answer).toMatchObject({
      stage: 'correction',
      tasks: [{ seat: 'applicant', dueOn: '2024-09-19' }],
    });
    expect((await office.get('/calendars/2024')).body.endedEarly).toEqual([]);
    await unit.mustAct(id, { type: 'resubmit' });
  });

  it('name the appeal that ended too early as well, and the office opens it again', async () => {
    await office.post('/rehearsal/clock', { now: '2024-09-10T09:00:00+08:00' });
    const { id, number } = await aNamedCell(api);
    const act = (who: Client, type: string, body: object) =>
      who.post(`/cells/${id}/commands`, { commandId: randomUUID(), type, ...body });
    await act(office, 'decideRevocation', { decision: 'revoke', reason: '不再符合条件' });
    await office.post('/rehearsal/clock', { now: '2024-10-10T09:00:00+08:00' });
    const { body: before } = await office.get(`/cells/${id}`);
    expect(before).toMatchObject({ stage: 'delisting', endedEarly: null });
    expect(before.actions.map(({ type }: { type: string }) => type)).not.toContain('reopen');
    const reason = { reason: '放假安排变化，最后一日顺延' };
    expect(await act(office, 'reopen', reason)).toMatchObject({ status: 409, body: { code: 'endedInTime' } });
    const { body: now } = await office.get('/calendars/2024');
    const short = (days: string[]) => days.map((day) => day.slice(5));
    const off = [...short(now.off), '09-12', '09-13', '09-18', '09-19'];
    const body = { off, makeup: short(now.makeup), noticeNumber: '补充通知' };
    const early = {
      kind: 'cell',
      id,
      number,
      clockName: '申诉期',
      endedOn: '2024-10-08',
      dueOn: '2024-10-12',
    };
    expect((await office.put('/calendars/2024?preview=true', body)).body.endedEarly).toMatchObject([early]);
    await office.put('/calendars/2024', body);
    expect((await office.get('/calendars/2024')).body.endedEarly).toMatchObject([early]);
    const unit = await api.as('unit1');
    expect((await unit.get('/calendars/2024')).body.endedEarly).toEqual([]);
    expect((await unit.get(`/cells/${id}`)).body).toMatchObject({ endedEarly: null, actions: [] });
    expect((await office.get(`/cells/${id}`)).body).toMatchObject({
      endedEarly: { endedOn: '2024-10-08', dueOn: '2024-10-12' },
      actions: expect.arrayContaining([{ type: 'reopen', name: '按新日历恢复' }]),
    });
    expect((await act(office, 'reopen', reason)).body).toMatchObject({
      stage: 'appeal',
      dueOn: '2024-10-12',
    });
    expect((await office.get('/calendars/2024')).body.endedEarly).toEqual([]);
    expect((await office.get(`/cells/${id}`)).body.events.at(-1)).toMatchObject({
      text: '按新日历恢复申诉期；申诉期截至 2024年10月12日（星期六）',
      ...reason,
    });
    expect((await act(unit, 'appeal', { reason: '已恢复运行' })).body.stage).toBe('review');
  });

  it('bind what is submitted afterwards', async () => {
    const { body: now } = await office.get('/calendars/2024');
    const short = (days: string[]) => days.map((day) => day.slice(5));
    await office.put('/calendars/2024', {
      off: [...short(now.off), '09-03'],
      makeup: short(now.makeup),
      noticeNumber: '临时放假通知',
    });
    const unit = await api.as('unit1');
    const id = await aCase(api, 'draft');
    await api.sql(`UPDATE application SET form = '{"commitment": true}' WHERE id = $1`, [id]);
    const answer = await unit.mustAct(id, { type: 'submit' });
    expect(answer.tasks).toMatchObject([{ dueOn: '2024-09-10' }]); // five days from 2 September, the 3rd off
    const [row] = await api.sql('SELECT calendar_version FROM application WHERE id = $1', [id]);
    expect(row.calendar_version).toBe(4);
  });

  it.each([
    ['a make-up day on a weekday', { ...A_2027, makeup: ['01-29'] }, '/makeup/0', '不是星期六或星期日'],
    ['overlapping ranges', { ...A_2027, off: ['10-01..10-07', '10-05..10-08'] }, '/off/1', '重叠'],
    ['a day both off and worked', { ...A_2027, off: ['01-30'] }, '/makeup/0', '既是放假又是调休上班'],
    ['a missing notice number', { ...A_2027, noticeNumber: ' ' }, '/noticeNumber', '不能为空'],
    ['a day that is none', { ...A_2027, off: ['02-30'] }, '/off/0', '不是日期'],
    ['a range backwards', { ...A_2027, off: ['10-07..10-01'] }, '/off/0', '早于'],
    ['another year', { ...A_2027, off: ['2026-10-01'] }, '/off/0', '不在 2027 年'],
  ])('refuse %s, and nothing is changed', async (_, body, pointer, words) => {
    const { status, body: problem } = await office.put('/calendars/2027', body);
    expect(status).toBe(422);
    expect(problem.errors).toContainEqual({ pointer, detail: expect.stringContaining(words) });
    expect((await office.get('/calendars')).body.calendarVersion).toBe(3);
  });

  it('refuse a table that is none, line by line; and CSV where no table is asked for', async () => {
    const { status, body } = await importCsv('放假\n唱歌,10-01\n通知,国办发明电,2026-13-01');
    expect([status, body.code]).toEqual([422, 'calendarFaulty']);
    expect(body.errors.map(({ detail }: { detail: string }) => detail.slice(0, 6))).toEqual([
      '第 1 行：',
      '第 2 行：',
      '第 3 行：',
    ]);
    expect((await importCsv('放假,10-01')).body.errors[0].detail).toContain('缺少通知文号');
    const elsewhere = await office.send('PUT', '/calendars/2027', CSV_2027, { 'content-type': 'text/csv' });
    expect(elsewhere.status).toBe(415);
  });
});

describe('a year’s notice', () => {
  it('is the same as JSON and as CSV', () => {
    expect(readYear(2027, CSV_2027)).toEqual(readYear(2027, { ...A_2027, status: 'published' }));
  });
});
