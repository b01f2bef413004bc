import type { CellTypeItem } from '@app/contracts';
import { addDays, isWorkingDay } from '@app/domain';
import { CALENDAR } from '../../../../test/support/builders';
import { aCase } from '../../../../test/support/api/cases';
import { download, recordsOf } from '../../../../test/support/api/download';
import { aPdf } from '../../../../test/support/api/sample-files';
import type { Client } from '../../../../test/support/client';
import { aDraft, marksFor } from '../../../../test/support/drive';
import { partsOf } from '../../../../test/support/exports/read-back';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('cases as files', () => {
  let api: RunningApi;
  let id: string;
  let other: string;

  beforeAll(async () => {
    api = await startApi();
    id = await aCase(api, 'officeReview');
    other = await aCase(api, 'departmentReview', 'unit2');
    const office = await api.as('office');
    await office.mustAct(id, { type: 'suspend', reason: '等待上级意见' });
    await api.sql(`UPDATE programme_clock SET offset_ms = offset_ms + 8 * 86400000::bigint`); // to 10 September
    await office.mustAct(id, { type: 'resume' });
    await api.sql(`UPDATE programme_clock SET offset_ms = offset_ms + 20 * 86400000::bigint`); // to 30 September
  }, 60_000);
  afterAll(() => api.stop());

  const rows = async (login: string, path: string) => {
    const { status, bytes } = await download(await api.as(login), `${path}?format=csv`);
    expect(status).toBe(200);
    return recordsOf(bytes);
  };

  it('lets lateness be reckoned by hand, day by day', async () => {
    const found = (await rows('office', `/exports/applications/${id}/intervals`)).filter(
      (row) => row['事项'] === '区无废办审定',
    );
    expect(found.map((row) => [row['类别'], row['起'], row['止'], row['停止原因'], row['由谁停止']])).toEqual(
      [
        ['计时', '2024-08-29', '', '', ''],
        ['停止计时', '2024-09-02', '2024-09-10', '中止', 'office 某人'],
      ],
    );
    const [run, pause] = found as [Record<string, string>, Record<string, string>];
    const days = (from: string, to: string) => {
      const all: string[] = [];
      for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(CALENDAR, day)) all.push(day);
      return all;
    };
    const ran = days('2024-08-30', '2024-09-30');
    const held = days(pause['起']!, pause['止']!);
    expect([Number(run['工作日（天）']), Number(pause['工作日（天）'])]).toEqual([ran.length, held.length]);
    const counted = ran.filter((day) => !held.includes(day));
    expect(Number(run['计入（天）'])).toBe(counted.length);
    expect(run['期限']).toBe(counted[9]); // ten working days
    expect(Number(run['逾期工作日（天）'])).toBe(days(addDays(counted[9]!, 1), '2024-09-30').length);
    expect(Number(run['逾期工作日（天）'])).toBeGreaterThan(0);
  });

  it('has of a year what each may see, and of another’s case nothing', async () => {
    const numbers = async (login: string) =>
      new Set((await rows(login, '/exports/programmes/2024/intervals')).map((row) => row['申报编号']));
    expect((await numbers('office')).size).toBe(2);
    expect((await numbers('jgsw')).size).toBe(2);
    expect((await numbers('tyj')).size).toBe(0);
    const year = await download(await api.as('office'), '/exports/programmes/2024/intervals?format=csv');
    expect(year.headers.get('x-total-count')).toBe(String(recordsOf(year.bytes).length));
    expect((await rows('unit2', `/exports/applications/${other}/intervals`)).length).toBe(3);
    expect((await (await api.as('unit1')).get(`/exports/applications/${other}/intervals`)).status).toBe(404);
    expect((await (await api.as('unit1')).get('/exports/programmes/2024/intervals')).status).toBe(403);
  });

  const paper = async (client: Client, id: string) => {
    const { name, bytes } = await download(client, `/exports/applications/${id}/form`);
    const { 'word/document.xml': body, 'word/header1.xml': head } = partsOf(bytes);
    return { name, text: `${head}${body}`.replace(/<[^>]+>/g, '') };
  };

  it('has a form on paper from the draft on, says so, and has answers, marks, materials, commitment and places for seals', async () => {
    const unit1 = await api.as('unit1');
    const { items } = await unit1.mustGet('/cell-types');
    const school: CellTypeItem = items.find(({ code }: CellTypeItem) => code === 'SCHOOL');
    const marks = marksFor(school.rubric.items, 'passed');
    const body = { ...aDraft('SCHOOL', 61), selfScore: marks };
    const { id, number } = (await unit1.post('/applications', body)).body;
    const [item] = Object.keys(marks);
    await unit1.uploadTo(`/applications/${id}/files?itemId=${item}`, '承诺书扫描件.pdf', aPdf());
    const draft = await paper(unit1, id);
    expect(draft.name).toBe(`${body.unit.name}申报表（草稿）.docx`);
    for (const part of [
      '【草稿】',
      number,
      body.unit.name,
      '13800000000',
      '一、单位基本情况',
      '自评合计',
      '承诺书扫描件.pdf',
      '申报单位意见',
      '区教委意见',
      '区机关事务中心意见',
      '区无废办意见',
      '（盖章）',
      '“无废细胞”建设承诺书',
      '主要负责人已签署',
    ])
      expect(draft.text).toContain(part);
    expect((await (await api.as('unit2')).get(`/exports/applications/${id}/form`)).status).toBe(404);
    await unit1.mustAct(id, { type: 'submit' });
    const sent = await paper(await api.as('auditor'), id);
    expect(sent.name).toBe(`${body.unit.name}申报表.docx`);
    expect(sent.text).not.toContain('草稿');
    expect(sent.text).not.toContain('13800000000');
    expect(sent.text).toContain('（已隐去）');
  });
});
