import { ruleSet2024 } from '@app/rules';
import type { Client } from '../../../../test/support/client';
import { marksFor } from '../../../../test/support/drive';
import { aCase } from '../../../../test/support/api/cases';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

const school = ruleSet2024.rubrics.find(({ id }) => id === 'SCHOOL@2024')!;

describe('a rubric that is changed after an application was submitted', () => {
  let api: RunningApi;
  let inspector: Client;
  let running: string;

  beforeAll(async () => {
    api = await startApi();
    inspector = await api.as('inspector1');
    running = await aCase(api, 'inspection');
    const sections = structuredClone(school.sections) as unknown as { items: Record<string, unknown>[] }[];
    sections.at(-1)!.items.push({ id: 'Z99', kind: 'MUST', text: '新增的必备项', basis: 'assumed' });
    const change = { rubrics: { [school.id]: { title: '改过的标准', sections, basis: 'assumed' } } };
    const office = await api.as('office');
    const published = await office.put('/settings', { basedOn: '2024.1', reason: '修订评分标准', change });
    if (published.status !== 200) throw new Error(JSON.stringify(published.body));
  }, 60_000);
  afterAll(() => api.stop());

  const rubricUnder = async (query: string) => {
    const { body } = await inspector.get(`/cell-types?${query}`);
    return body.items.find(({ code }: { code: string }) => code === 'SCHOOL').rubric;
  };
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

  it('binds new applications, and is read as it is in force', async () => {
    const rubric = await rubricUnder('year=2024');
    expect(rubric.title).toBe('改过的标准');
    expect(idsOf(rubric)).toContain('Z99');
  });

  it('is read as it was under the version that the application is bound to', async () => {
    const { rulesVersion } = (await inspector.get(`/applications/${running}`)).body;
    const rubric = await rubricUnder(`version=${rulesVersion}`);
    expect(rubric.title).toBe(school.title);
    expect(idsOf(rubric)).not.toContain('Z99');
  });

  it('leaves the sheet as it was: the old items are asked for, and no others', async () => {
    const { rulesVersion } = (await inspector.get(`/applications/${running}`)).body;
    const { items } = await rubricUnder(`version=${rulesVersion}`);
    const marks = marksFor(items, 'passed');
    const sheet = {
      inspectedOn: '2024-08-29',
      inspectors: [api.idOf('inspector1'), api.idOf('inspector2')],
    };
    const more = { ...sheet, marks: { ...marks, Z99: 'met' } };
    const refused = await inspector.act(running, { type: 'fileInspection', sheet: more });
    expect(refused.body.errors).toMatchObject([{ pointer: '/sheet/marks/Z99' }]);
    const filed = await inspector.act(running, { type: 'fileInspection', sheet: { ...sheet, marks } });
    expect(filed.status).toBe(200);
  });

  it('is unknown under a version that was never published', async () => {
    expect((await inspector.get('/cell-types?version=2024.9')).body.code).toBe('notFound');
  });
});
