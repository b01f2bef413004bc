import { ruleSet2024, toProgrammeFile } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR_2020 } from '../districts/jiulongpo-2020/calendar';
import { publishDraft } from '../support/api/open-year';
import { type RunningApi, startApi } from '../support/api/start-api';
import { Client } from '../support/client';
import { aDraft, marksFor } from '../support/drive';

const FILE = readFileSync(join(__dirname, '../districts/jiulongpo-2020/programme-2020.json'), 'utf8');
const LEADS = ['JLWL', 'JLCG', 'JLST'];
/** Another district, another year: eight types, 50 and 60, other departments; nothing of it stands in the product. */
describe('a year of another district', () => {
  let api: RunningApi;
  let office: Client;
  let id: string;
  const leads: Client[] = [];

  beforeAll(async () => {
    api = await startApi({ start: '2020-03-02T09:00:00+08:00' });
    office = await api.as('office');
    expect((await office.put('/calendars/2020', CALENDAR_2020)).status).toBe(200);
  }, 60_000);
  afterAll(() => api.stop());

  const view = async () => (await office.mustGet(`/applications/${id}`)) as any;
  const moveTo = async (day: string) => {
    const reply = await office.post('/rehearsal/clock', { now: `${day}T09:30:00+08:00` });
    expect([day, reply.status]).toEqual([day, 200]);
  };
  const onYear = async (act: object) => {
    const reply = await office.post('/programmes/2020/commands', { commandId: randomUUID(), ...act });
    expect(reply).toMatchObject({ status: 200 });
    return reply.body;
  };

  /** Creates an officer of a department and logs in with a password of his own. */
  async function officerOf(department: string): Promise<Client> {
    const login = department.toLowerCase();
    const person = { login, name: `${department}经办人`, email: `${login}@wufei.example` };
    const made = await (
      await api.as('admin')
    ).post('/accounts', { ...person, role: 'department', department });
    expect(made.status).toBe(201);
    const client = await Client.login(api.base, login, made.body.password);
    const newPassword = 'Yangguang-Qingchun-46';
    const changed = await client.put('/me/password', { oldPassword: made.body.password, newPassword });
    expect(changed.status).toBeLessThan(300);
    return Client.login(api.base, login, newPassword);
  }

  it('is opened from its file, which goes out again byte for byte', async () => {
    const made = await office.post('/year-drafts', { file: FILE, fileName: 'programme-2020.json' });
    expect(made).toMatchObject({ status: 201, body: { year: 2020, faults: [], origin: 'file' } });
    await publishDraft(api, made.body, '2020-03-02');
    const { items } = await office.mustGet('/cell-types');
    expect(items.map(({ name }: any) => name)).toEqual(
      ['中小学校', '居民小区', '公园', '商圈', '饭店', '景区', '机关', '工厂'].map((name) => `无废${name}`),
    );
    expect(items.find(({ code }: any) => code === 'PLANT').leads).toHaveLength(1);
    expect(items.find(({ code }: any) => code === 'SCENIC_AREA').leads.map((lead: any) => lead.name)).toEqual(
      ['九龙坡区文旅委', '九龙坡区城管局', '九龙坡区生态环境局'],
    );
    const out = await fetch(`${api.base}/api/exports/programmes/2020.1`, {
      headers: { cookie: office.cookie },
    });
    expect(await out.text()).toBe(FILE);
    expect(FILE).not.toBe(toProgrammeFile(ruleSet2024));
  });

  it('shows its own two figures, and no third', async () => {
    const year = await office.mustGet('/programmes/2020');
    expect(year).toMatchObject({ status: 'open', baseline: 50, completed: 0 });
    expect(year.gauges.map(({ name, target }: any) => [name, target])).toEqual([
      ['市级任务', 50],
      ['自定目标', 60],
    ]);
    expect(year.byType).toHaveLength(8);
  });

  it('asks for a field of its form only where an answer calls for it', async () => {
    for (const lead of LEADS) leads.push(await officerOf(lead));
    const unit = await api.as('unit1');
    const draft = { ...aDraft('SCENIC_AREA', 2020, '某景区管理处'), programmeYear: 2020 };
    const form = { commitment: true, visitors: true };
    id = (await unit.post('/applications', { ...draft, form })).body.id;
    expect((await unit.act(id, { type: 'submit' })).body).toMatchObject({ code: 'formIncomplete' });
    const { draftVersion } = (await unit.mustGet(`/applications/${id}`)) as any;
    const whole = { ...draft, form: { ...form, visitorsPerYear: 12 }, version: draftVersion };
    expect((await unit.put(`/applications/${id}`, whole)).status).toBe(200);
    await unit.mustAct(id, { type: 'submit' });
    expect(await view()).toMatchObject({ stage: 'formalCheck', tasks: [{ dueOn: '2020-03-05' }] });
  });

  it('takes the word of three lead departments: two are not enough', async () => {
    await leads[0]!.mustAct(id, { type: 'accept' });
    await leads[0]!.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    await leads[1]!.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect(await view()).toMatchObject({ stage: 'departmentReview', waitingFor: ['department:JLST'] });
    await leads[2]!.mustAct(id, { type: 'giveOpinion', opinion: 'agree' });
    expect(await view()).toMatchObject({ stage: 'inspection' });
  });

  it('scores by its own rubric and pass mark, and runs its own periods to the naming', async () => {
    const { items } = await office.mustGet('/cell-types');
    const { rubric, passMark } = items.find(({ code }: any) => code === 'SCENIC_AREA');
    expect(passMark.value).toBe(80);
    const inspectors = [api.idOf('inspector1'), api.idOf('inspector2')];
    await leads[0]!.mustAct(id, { type: 'scheduleInspection', on: '2020-03-02', inspectors });
    const sheet = {
      inspectedOn: '2020-03-02',
      inspectors,
      marks: marksFor(rubric.items, 'passed'),
      findings: '符合要求',
    };
    await leads[0]!.mustAct(id, { type: 'fileInspection', sheet });
    await office.mustAct(id, { type: 'officeDecide', decision: 'approve' });
    await office.mustAct(id, { type: 'openNotice' });
    expect((await view()).notice).toMatchObject({ endsOn: '2020-03-05' });
    await moveTo('2020-03-06');
    await office.mustAct(id, { type: 'name', documentNumber: '九无废办〔2020〕1号', date: '2020-03-06' });
    expect(await office.mustGet('/programmes/2020')).toMatchObject({
      completed: 1,
      baselineGauge: { gap: 49 },
    });
  });

  it('reports the cell to the city, and counts it in its year', async () => {
    const { number } = await view();
    const reportId = randomUUID(); // the id of the act that assembles it
    await onYear({ commandId: reportId, type: 'assembleReport', cells: [number] });
    const dated = { documentNumber: '九无废办〔2020〕2号', date: '2020-03-06' };
    await onYear({ type: 'fixReport', reportId, ...dated });
    await onYear({ type: 'sendReport', reportId, sentOn: '2020-03-06' });
    await onYear({
      ...{ type: 'recordCityResults', reportId },
      results: [{ cell: number, result: 'recognised' }],
    });
    const year = (await office.mustGet('/programmes/2020')) as any;
    expect(year).toMatchObject({ completed: 1, recognised: 1 });
    expect(year.byType.find(({ code }: any) => code === 'SCENIC_AREA')).toMatchObject({
      ...{ name: '无废景区', completed: 1, target: 4 },
    });
  });
});
