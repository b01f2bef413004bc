import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '../support/client';
import { morningAfter } from '../support/drive';
import { type Hands, Journey } from '../support/journey';
import { actOnYear, allRelayed, yearIsOpen } from '../support/play-year';
import {
  DESK,
  describeInBrowser,
  isTooWide,
  PHONE,
  seriousFindings,
  type Window,
} from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { CALENDAR_2020 } from '../districts/jiulongpo-2020/calendar';

const PATIENCE = 240_000;
const FILE = join(__dirname, '../districts/jiulongpo-2020/programme-2020.json');
const PASSWORD = 'Yangguang-Qingchun-46';

/** 九龙坡区 2020 from its file to a confirmed carry-over: what it is about is opened and done on its page. */
describeInBrowser('a year of another district in the browser', () => {
  const plants: Journey[] = [];
  const portal = sharedPortal(
    PATIENCE,
    async ({ system }) => {
      const office = await system.crew.as('office');
      const reply = await office.put('/calendars/2020', CALENDAR_2020);
      if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
    },
    { start: '2020-03-02T09:00:00+08:00' },
  );

  /** Creates the officer of the department that leads the plants; a password of their own is chosen at the first log-in. */
  async function theLead(): Promise<Client> {
    const { base, crew } = portal.system;
    const person = { login: 'jljx', name: '周某', email: 'jljx@wufei.example', role: 'department' };
    const made = await (await crew.as('admin')).post('/accounts', { ...person, department: 'JLJX' });
    const first = await Client.login(base, 'jljx', made.body.password);
    await first.put('/me/password', { oldPassword: made.body.password, newPassword: PASSWORD });
    return Client.login(base, 'jljx', PASSWORD);
  }

  async function windowOfLead(path: string): Promise<Window> {
    const { base } = portal.system;
    const window = await portal.visitors.open(undefined, undefined, '/favicon.svg'); // a page that asks nothing
    const reply = await window.context.request.post(`${base}/api/session`, {
      data: { login: 'jljx', password: PASSWORD },
    });
    expect(reply.ok()).toBe(true);
    await window.page.goto(base + path);
    return window;
  }

  it(
    'the office imports the file, finds no fault, and publishes the year',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/year-drafts');
      await page.locator('input[type=file]').setInputFiles({
        name: 'programme-2020.json',
        mimeType: 'application/json',
        buffer: readFileSync(FILE),
      });
      await page.getByRole('heading', { name: '2020 年度草案' }).waitFor();
      await page.getByText('没有错误，可以发布。').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByLabel('发布的理由').fill('2020年任务已下达');
      await page.getByRole('button', { name: '发布 2020 年度' }).click();
      await page.getByRole('heading', { name: '2020 年度完成情况' }).waitFor();
      await yearIsOpen(portal.system.crew, 2020);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'a unit is offered the eight types of that year, on a phone, and the lead department accepts on its page',
    async () => {
      const { crew } = portal.system;
      const lead = await theLead();
      const hands: Hands = async (login, id, act) =>
        (login === 'jljx' ? lead : await crew.as(login)).mustAct(id, act);
      for (const unit of [1, 2])
        plants.push(await Journey.draft(crew, { year: 2020, cellType: 'PLANT', unit, hands }));
      for (const plant of plants) await plant.submit();

      const unit = await portal.visitors.open('unit1', PHONE, '/apply');
      await unit.page.getByText('无废景区').first().waitFor();
      for (const name of ['中小学校', '居民小区', '公园', '商圈', '饭店', '机关', '工厂'])
        expect(await unit.page.getByText(`无废${name}`).count()).toBeGreaterThan(0);
      expect(await unit.page.getByText('无废加油站').count()).toBe(0);
      expect(await isTooWide(unit.page)).toBe(false);
      expect(unit.faults).toEqual([]);
      await unit.close();

      const { page, faults, close } = await windowOfLead(`/applications/${plants[0]!.id}`);
      await page.getByRole('button', { name: '受理', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
      await page.getByRole('button', { name: '出具初审意见' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'two plants are named, the figure of the city is one, and the office carries the other one over on its page',
    async () => {
      const { crew } = portal.system;
      for (const plant of plants) {
        await plant.refresh();
        await plant.to('publicNotice');
        await plant.openNotice();
      }
      await crew.moveTo(morningAfter(plants[1]!.due('time')));
      for (const plant of plants) {
        await plant.refresh();
        await plant.name('九无废办〔2020〕1号');
      }
      const source = '市级任务分解';
      await actOnYear(crew, { type: 'setBaseline', value: 1, source, dated: await crew.today() }, 2020);

      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2020/carry-over');
      await page.getByRole('heading', { name: '建议结转 1 个' }).waitFor();
      await page.getByRole('button', { name: '确认结转（1 个）' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('理由').fill('延至2021年考核');
      await dialog.getByRole('button', { name: '先看会改变什么' }).click();
      await dialog.getByRole('table', { name: '会改变的数字' }).waitFor();
      await dialog.getByRole('button', { name: '确认结转', exact: true }).click();
      await page.getByRole('heading', { name: '已计入 2021 考核年度（1 个）' }).waitFor();
      await page.getByRole('link', { name: '完成情况' }).click();
      await page.getByText(/结转到下年度 1 个/).waitFor();
      await page.getByText('无废工厂').first().waitFor();
      await allRelayed(crew, 2020);
      expect(await seriousFindings(page)).toEqual([]);
      expect(faults).toEqual([]);
      await close();
      const office = await crew.as('office');
      expect(await office.mustGet('/programmes/2020')).toMatchObject({ completed: 1, carriedOut: 1 });
      expect(await office.mustGet('/programmes/2021')).toMatchObject({ completed: 1, carriedIn: 1 });
    },
    PATIENCE,
  );
});
