import { aPdf } from '../support/api/sample-files';
import { type Journey } from '../support/journey';
import { actOnYear, allRelayed, namedTogether } from '../support/play-year';
import { startSystem, type System } from '../support/system';

const REASON = '第三季度台账缺页，照片看不清';

/** 退回: what the city returns goes to the unit with the city's words, and into the next report when it has answered. */
describe('a cell that the city returns', () => {
  let system: System;
  let cell: Journey;
  let other: Journey;

  const act = (body: Record<string, unknown>) => actOnYear(system.crew, body);
  const client = (login: string) => system.crew.as(login);

  async function sent(cells: string[], documentNumber: string): Promise<string> {
    const { reportId } = await act({ type: 'assembleReport', cells });
    await act({ type: 'fixReport', reportId, documentNumber, date: await system.crew.today() });
    await act({ type: 'sendReport', reportId });
    await allRelayed(system.crew);
    return reportId;
  }

  beforeAll(async () => {
    system = await startSystem('2024-10-08T09:00:00+08:00');
    [cell, other] = (await namedTogether(system.crew, Array(2).fill({ cellType: 'FACTORY' }))) as [
      Journey,
      Journey,
    ];
    const reportId = await sent([cell.number, other.number], '渝北无废办〔2024〕31号');
    const results = [
      { cell: cell.number, result: 'returned', reason: REASON },
      { cell: other.number, result: 'recognised' },
    ];
    await act({ type: 'recordCityResults', reportId, results });
    await allRelayed(system.crew);
  }, 180_000);
  afterAll(() => system?.stop());

  it('ends the other one of the batch in the same act', async () => {
    expect(await other.view()).toMatchObject({ stage: 'settled', assessmentYear: 2024, tasks: [] });
  });

  it('is the unit’s to supplement: reason, last day and act are on its page and in its mail', async () => {
    const view = await cell.view('unit1');
    expect(view).toMatchObject({
      stage: 'supplement',
      stageName: '补充材料',
      cityAnswer: { result: 'returned', reason: REASON },
      tasks: [{ seat: 'applicant', clock: 'supplement', basis: 'assumed' }],
    });
    expect(view.actions.map(({ type }: { type: string }) => type)).toEqual(['submitSupplement']);
    await system.mailsHaveLeft();
    const mails = system.mailsAbout(`/applications/${cell.id}`);
    const mail = mails.find(({ subject }) => subject.includes('市级退回，请补充材料'))!; // mails arrive in any order
    expect(mail.text).toContain(REASON);
    expect(mail.text).toContain('截止时间');
    const lead = await cell.view('jxw');
    expect(lead.cityAnswer.reason).toBe(REASON); // the lead department reads it too
  });

  it('is in no report before the unit has answered', async () => {
    const office = await client('office');
    const { reportable, supplementing } = await office.mustGet('/programmes/2024/reports');
    expect(reportable).toEqual([]);
    expect(supplementing).toMatchObject([{ number: cell.number }]);
    await expect(act({ type: 'assembleReport', cells: [cell.number] })).rejects.toThrow('cellSupplementing');
  });

  it('takes evidence and an answer from the unit, not from a department', async () => {
    const unit = await client('unit1');
    expect((await unit.upload(cell.id, '补充台账.pdf', aPdf())).status).toBe(201);
    const silent = await unit.act(cell.id, { type: 'submitSupplement' });
    expect(silent).toMatchObject({ status: 422 });
    const stranger = await (await client('jxw')).act(cell.id, { type: 'submitSupplement', text: '已补充' });
    expect(stranger).toMatchObject({ status: 403, body: { code: 'notYours' } });
    await cell.act('unit1', { type: 'submitSupplement', text: '已补第三季度台账，换了照片' });
    const view = await cell.view('office');
    expect(view).toMatchObject({
      stage: 'municipalReport',
      supplement: { text: '已补第三季度台账，换了照片' },
      tasks: [{ seat: 'office' }],
    });
    expect((await cell.view('jxw')).supplement.text).toContain('第三季度');
    expect(view.files.map(({ name }: { name: string }) => name)).toContain('补充台账.pdf');
    const late = await unit.upload(cell.id, '再补.pdf', aPdf());
    expect(late.status).toBe(409);
  });

  it('goes into the next report and ends with the city’s next answer', async () => {
    const reportId = await sent([cell.number], '渝北无废办〔2024〕32号');
    await act({
      type: 'recordCityResults',
      reportId,
      results: [{ cell: cell.number, result: 'notRecognised' }],
    });
    await allRelayed(system.crew);
    expect(await cell.view()).toMatchObject({
      stage: 'settled',
      cityResult: 'notRecognised',
      countsIn: 2024,
    });
    const year = await (await client('office')).mustGet('/programmes/2024');
    expect(year).toMatchObject({ completed: 2, recognised: 1 });
  });
});
