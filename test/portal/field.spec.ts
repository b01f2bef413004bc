import type { Page } from 'playwright-core';
import {
  describeInBrowser,
  holdsInPage,
  isTooWide,
  PHONE,
  seriousFindings,
  type Window,
} from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { aDraft } from '../support/drive';
import { Journey } from '../support/journey';
import { answer, bar, fillIn, PHOTO } from '../support/portal/sheet-steps';

const PATIENCE = 300_000;
const LONG = { timeout: 120_000 };

/** From now on the store takes a photo and is full when its transaction ends, as a device without room behaves. */
const FULL_STORE = `{
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    request.addEventListener('success', () => this.transaction.abort());
    return request;
  };
}`;

describeInBrowser('an inspection where no network is', () => {
  const portal = sharedPortal(PATIENCE);

  const arranged = async (unit: number, unitName: string) => {
    const journey = await Journey.at(portal.system.crew, 'inspection', { unit, unitName });
    await journey.schedule();
    return journey;
  };
  const nameOf = async (login: string) => (await (await portal.system.crew.as(login)).mustGet('/me')).name;
  const file = async (page: Page) => {
    await bar(page).getByRole('button', { name: '提交评分表' }).click();
    await page.getByRole('button', { name: '确认提交' }).click();
  };
  const filedOf = ({ id }: Journey) =>
    portal.system.sql(
      `SELECT 1 FROM application_event WHERE application_id = $1 AND type = 'inspectionFiled'`,
      [id],
    );
  const kept = (page: Page) =>
    page.evaluate<number>(`new Promise((done) => {
      const opening = indexedDB.open('wufei');
      opening.onsuccess = () => {
        const counting = opening.result.transaction('answers').objectStore('answers').count();
        counting.onsuccess = () => { opening.result.close(); done(counting.result); };
      };
    })`);
  /** Waits until the service worker is ready and so many answers are kept on the device. */
  const packed = async ({ page }: Window, answers: number) => {
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    for (let tries = 0; (await kept(page)) < answers; tries += 1) {
      if (tries > 300) throw new Error(`${await kept(page)} answers are kept`);
      await page.waitForTimeout(200);
    }
  };

  it(
    'is opened, filled in, photographed and reloaded there; it is sent later from another page, and filed once',
    async () => {
      const journey = await arranged(930_001, '渝北区宝圣湖小学');
      const window = await portal.visitors.open('inspector1', PHONE);
      const { page, context, faults, expect: allow, close } = window;
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      await packed(window, 5); // the user, two months, the case, its type

      allow(0, '/');
      await context.setOffline(true);
      await page.goto(`${portal.system.base}/inspections/${journey.id}/sheet`);
      await page.getByText(/网络已断开，显示的是/).waitFor(LONG);
      await page.evaluate(FULL_STORE);
      await page.locator('#item-C1 input[type=file]').setInputFiles(PHOTO);
      await page
        .locator('#item-C1')
        .getByText(/^没有保存/)
        .waitFor(LONG);
      expect(await page.locator('#item-C1').getByText('待发送').count()).toBe(0);
      await page.reload(); // the store has room again
      await page.locator('#item-C1 input[type=file]').setInputFiles(PHOTO);
      await page.locator('#item-C1').getByText('待发送').waitFor();
      await fillIn(page, journey, ['B1']);
      await page.reload();
      await answer(page, 'B1', '8');
      await page.locator('#item-C1').getByText('待发送').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await isTooWide(page)).toBe(false);
      await file(page);
      await bar(page).getByText('离线 · 待发送').waitFor(LONG);
      await page.getByRole('link', { name: '打开核查日程' }).click();
      await page.getByText('本机上未提交的评分表').waitFor();
      await page.goto(`${portal.system.base}/`);
      expect(await filedOf(journey)).toEqual([]);

      await context.setOffline(false);
      await page.getByText('已发送：渝北区宝圣湖小学 的评分表').waitFor(LONG);
      expect(await filedOf(journey)).toHaveLength(1);
      const { files, scores } = await journey.view();
      expect(files.map(({ itemId }: { itemId: string }) => itemId)).toEqual(['C1']);
      expect(scores).toMatchObject([{ by: await nameOf('inspector1'), marks: { B1: 8 } }]);
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('heading', { name: '渝北区宝圣湖小学' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'says who was faster when another person filed it meanwhile, and loses nothing of what was filled in',
    async () => {
      const journey = await arranged(930_002, '渝北区龙塔小学');
      const window = await portal.visitors.open('inspector1', PHONE, `/inspections/${journey.id}/sheet`);
      const { page, context, faults, expect: allow, close } = window;
      await fillIn(page, journey);
      await page.getByLabel('发现的问题和建议').fill('操场边有一处混投');
      allow(0, '/api/');
      allow(409, '/commands');
      await context.setOffline(true);
      await bar(page).getByText(/^离线/).waitFor(LONG);
      await file(page);
      await bar(page).getByText('离线 · 待发送').waitFor(LONG);
      await journey.file('passed', 'inspector2');

      await context.setOffline(false);
      const faster = await nameOf('inspector2');
      await page.getByText(new RegExp(`${faster}已在 .*提交了这次核查的评分表`)).waitFor(LONG);
      await page.getByText('评分表已提交').waitFor();
      await page.getByText('操场边有一处混投').waitFor();
      expect(await filedOf(journey)).toHaveLength(1);
      await page.getByRole('button', { name: '移除' }).click();
      await page
        .getByRole('tooltip')
        .getByRole('button', { name: /确\s?定/ })
        .click();
      await page.getByText('您在本机填写、没有提交的评分表').waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'leaves nothing of the cases on the device at 退出, with a network or without',
    async () => {
      const journey = await arranged(930_003, '渝北区石船小学');
      const window = await portal.visitors.open('inspector1', PHONE);
      const { page, context, expect: allow, close } = window;
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      await packed(window, 5);
      allow(0, '/');
      await context.setOffline(true);
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('button', { name: '登录', exact: true }).waitFor(LONG);
      expect(await kept(page)).toBe(0);
      await page.goto(`${portal.system.base}/inspections/${journey.id}/sheet`);
      await page.getByRole('button', { name: '登录', exact: true }).waitFor(LONG);
      expect(await page.getByText('渝北区石船小学').count()).toBe(0);

      await context.setOffline(false);
      await page.goto(`${portal.system.base}/login`);
      await holdsInPage(page, `localStorage.getItem('wufei:leaving') === null`, LONG.timeout);
      const { status } = (await page.evaluate(`fetch('/api/me').then(({ status }) => ({ status }))`)) as {
        status: number;
      };
      expect(status).toBe(401);
      await close();
    },
    PATIENCE,
  );

  it.each([
    ['unit1', 930_011],
    ['jiaow', 930_012],
    ['inspector1', 930_013],
  ])(
    '%s sees at once that the network is gone, on home and case page, and goes on when it is back',
    async (login, unit) => {
      const journey = await arranged(unit, '渝北区龙山小学');
      const { page, context, close, expect: allow } = await portal.visitors.open(login, PHONE);
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
      allow(0, '/');
      const gone = page.getByRole('status').getByText(/^网络已断开/);
      await context.setOffline(true);
      await gone.waitFor(LONG);
      expect(await isTooWide(page)).toBe(false);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      expect((await gone.boundingBox())!.y).toBeGreaterThanOrEqual(0); // it stays in sight
      await page.goto(`${portal.system.base}/applications/${journey.id}`);
      const told = page.getByText(/网络已断开/).first();
      await told.waitFor(LONG);
      await context.setOffline(false);
      await page.getByRole('heading', { name: '渝北区龙山小学' }).waitFor(LONG);
      await gone.waitFor({ state: 'hidden', ...LONG });
      await close();
    },
    PATIENCE,
  );

  it(
    'a unit that types where no network is loses nothing, and what it typed is saved when there is one',
    async () => {
      const unit = await portal.system.crew.as('unit1');
      const { id } = (await unit.post('/applications', aDraft('SCHOOL', 930_014, '渝北区龙溪小学'))).body;
      const {
        page,
        context,
        close,
        expect: allow,
      } = await portal.visitors.open('unit1', PHONE, `/apply/${id}`);
      await page.getByLabel('地址').waitFor();
      allow(0, '/');
      await context.setOffline(true);
      await page.getByLabel('地址').fill('龙山路 7 号');
      await page.getByText(/^还没有保存：网络已断开/).waitFor(LONG);
      await context.setOffline(false);
      await page.getByText(/^已自动保存/).waitFor(LONG);
      expect((await unit.mustGet(`/applications/${id}`)).unit.address).toBe('龙山路 7 号');
      await close();
    },
    PATIENCE,
  );
});

describeInBrowser('a page that is open while a new release comes', () => {
  const portal = sharedPortal(PATIENCE);

  it(
    'finds a part gone that it has not loaded yet, and loads itself anew',
    async () => {
      const { page, faults, expect: allow, close } = await portal.visitors.open('unit1');
      await page.getByRole('heading', { name: '我的一天' }).waitFor();
      let gone = 0;
      await page.route(/\/assets\/notices-page-.*\.js$/, (route) => {
        gone += 1;
        return gone > 1 ? route.continue() : route.fulfill({ status: 404, body: '{}' });
      });
      allow(404, '/assets/');
      await page.getByRole('link', { name: /^消息/ }).first().click();
      await page.getByRole('heading', { name: '消息' }).waitFor();
      expect(gone).toBe(2);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
