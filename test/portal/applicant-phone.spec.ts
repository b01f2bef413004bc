import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import { aPdf, aPng } from '../support/api/sample-files';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { creditCode } from '../support/drive';
import { Journey } from '../support/journey';
import { eventually } from '../support/system';

const PATIENCE = 300_000;

describeInBrowser('an applicant with a phone', () => {
  const portal = sharedPortal(PATIENCE);

  const looksRight = async (page: Page) => {
    expect(await seriousFindings(page)).toEqual([]);
    expect({ at: page.url(), tooWide: await isTooWide(page) }).toEqual({ at: page.url(), tooWide: false });
  };
  const next = (page: Page) => page.getByRole('button', { name: /^下一步/ }).click();
  /** Taps until it is chosen: what the answer to an earlier item brings may move this one under the finger. */
  const answered = (choice: Locator) =>
    eventually(
      async () => {
        await choice.check();
        return true;
      },
      30_000,
      'the item is answered',
    );
  const attach = async (page: Page, name: string, buffer: Buffer) => {
    const chosen = page.waitForEvent('filechooser');
    await page.locator('label', { hasText: '添加附件' }).first().click();
    await (await chosen).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };
  /** Creates the draft of a school and opens its form. */
  const draftOf = async (login: string, unit: number, viewport = PHONE) => {
    const client = await portal.system.crew.as(login);
    const journey = await Journey.draft(portal.system.crew, { applicant: login, unit });
    const window = await portal.visitors.open(client.login, viewport, `/apply/${journey.id}`);
    await window.page.getByLabel('单位名称').waitFor();
    return { journey, ...window };
  };

  it(
    'comes from the choice of a type to a submitted application, each step fit for the hand',
    async () => {
      const { page, faults, close } = await portal.visitors.open('unit2', PHONE);
      await page.getByRole('button', { name: '菜单' }).click();
      await page.getByRole('link', { name: '新申报' }).last().click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await looksRight(page);
      await page.getByRole('button', { name: '申报这一类：无废学校' }).click();

      await page.getByLabel('单位名称').fill('渝北区龙溪小学');
      await page.getByLabel('统一社会信用代码', { exact: true }).fill(creditCode(710_001));
      await page.getByLabel('所在镇街').fill('龙溪街道');
      await page.getByLabel('地址').fill('新溉路 1 号');
      await page.getByLabel('姓名').fill('李华');
      await page.getByLabel('联系电话').fill('13900000000');
      await page.getByLabel('电子邮箱').fill('unit2@wufei.example');
      await looksRight(page);
      await next(page);

      await page.getByLabel('“无废”做法和成效').fill('食堂餐厨垃圾就地处理。');
      await attach(page, '管理制度.pdf', Buffer.from(aPdf()));
      await page.getByRole('button', { name: '管理制度.pdf', exact: true }).waitFor();
      await looksRight(page);
      await next(page);

      await page
        .getByRole('heading', { name: /评分标准|评价/ })
        .first()
        .waitFor();
      await page.getByRole('radio', { name: '符合', exact: true }).first().check();
      await looksRight(page);
      await next(page);

      await page.getByText(/^自评还有 22 项没有填写或需要更正：/).waitFor();
      await page.getByRole('button', { name: '去“自评与佐证”' }).click();
      await page.locator('input[inputmode=decimal]:visible').first().waitFor();
      for (const line of await page.getByRole('radio', { name: '符合', exact: true }).all())
        await answered(line);
      for (const line of await page.locator('input[inputmode=decimal]:visible').all()) await line.fill('1');
      await next(page);
      await page.getByRole('checkbox', { name: /^建设承诺书/ }).check();
      await page.getByText('内容已填写完整，可以提交。').waitFor();
      await looksRight(page);
      await page.getByRole('button', { name: '提交申报' }).dblclick();
      await page.getByText('正在办理“形式审查”').waitFor();
      await looksRight(page);

      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      const events = await portal.system.sql(`SELECT type FROM application_event WHERE application_id = $1`, [
        id,
      ]);
      expect(events.filter(({ type }) => type === 'submitted')).toHaveLength(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'is told in a sentence why a file is not taken: its kind, its size, or what it really is',
    async () => {
      const { page, faults, expect: allow, close } = await draftOf('unit3', 710_002);
      await next(page);
      await attach(page, '通知.txt', Buffer.from('text'));
      await page.getByText('请用 Word 或 WPS 打开这个文件，另存为 DOCX 或 PDF 后再上传。').waitFor();
      const big = Buffer.alloc(20 * 1024 * 1024 + 1);
      big.set(aPdf());
      await attach(page, '太大.pdf', big);
      await page.getByText('文件不能超过 20 MB。').waitFor();
      allow(422, '/files');
      await attach(page, '台账.pdf', Buffer.from('MZ\\x90 this program cannot be run in DOS mode'));
      await page.getByText('文件名的扩展名是 .pdf，内容却不是 PDF 文件').waitFor();
      await looksRight(page);
      expect(await page.getByRole('button', { name: '重试' }).count()).toBe(3);
      for (const left of [2, 1, 0]) {
        await page.getByRole('button', { name: '移除', exact: true }).first().click();
        expect(await page.getByRole('button', { name: '重试' }).count()).toBe(left);
      }
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'sends photos as one archive, sees them small, and reads the hash of each',
    async () => {
      const { page, journey, faults, close } = await draftOf('unit5', 710_004);
      await next(page);
      const photos = zipSync({
        '照片/东门.png': aPng(),
        '照片/操场.jpg': aPng(),
        '__MACOSX/照片/._东门.png': aPng(),
      });
      await attach(page, '照片.zip', Buffer.from(photos));
      const gate = page.getByRole('listitem').filter({ hasText: '东门.png' });
      await gate.getByRole('button', { name: '东门.png', exact: true }).waitFor();
      await page.getByRole('button', { name: '操场.png', exact: true }).waitFor();
      await page.getByText('原名：操场.jpg').waitFor();
      const { files } = await journey.view('unit5');
      expect(files).toHaveLength(2);
      await eventually(
        () => gate.locator('img').evaluate((one: any) => one.naturalWidth > 0),
        30_000,
        'the small picture is drawn',
      );
      await gate.getByRole('button', { name: '校验值' }).click();
      const { sha256 } = files.find(({ name }: { name: string }) => name === '东门.png');
      await page.getByText(sha256).waitFor();
      await looksRight(page);
      await page.setViewportSize(DESK);
      await looksRight(page);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'keeps one file when the answer to an upload was lost and it is sent again',
    async () => {
      const { page, journey, faults, expect: allow, close } = await draftOf('unit4', 710_003);
      await next(page);
      allow(0, '/files');
      let lost = 0;
      await page.route(/\/files\?/, async (route) => {
        lost += 1;
        if (lost > 1) return route.continue();
        await route.fetch(); // the file is stored, but its answer is lost
        await route.abort('connectionreset');
      });
      await attach(page, '管理制度.pdf', Buffer.from(aPdf()));
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByRole('button', { name: '管理制度.pdf', exact: true }).waitFor();
      expect((await journey.view('unit4')).files).toHaveLength(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'withdraws with a reason, once, and sees that it is over',
    async () => {
      const journey = await Journey.at(portal.system.crew, 'formalCheck', {
        applicant: 'unit5',
        unit: 710_004,
      });
      const { page, faults, close } = await portal.visitors.open(
        'unit5',
        PHONE,
        `/applications/${journey.id}`,
      );
      await page.getByRole('button', { name: '撤回' }).click();
      await looksRight(page);
      await page.getByRole('dialog').getByRole('textbox').fill('学校搬迁，明年再报');
      await page.getByRole('button', { name: '确认撤回' }).dblclick();
      await page.getByText('已撤回').first().waitFor();
      await page.getByRole('button', { name: '撤回', exact: true }).waitFor({ state: 'detached' });
      const events = await journey.events();
      expect(events.filter(({ type }: { type: string }) => type === 'withdrawn')).toHaveLength(1);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'prints the application on A4: what it says, without what can only be clicked',
    async () => {
      const journey = await Journey.at(portal.system.crew, 'departmentReview', {
        applicant: 'unit1',
        unit: 710_005,
      });
      const { page, faults, close } = await portal.visitors.open(
        'unit1',
        DESK,
        `/applications/${journey.id}`,
      );
      await page.getByRole('heading', { name: '进度' }).waitFor();
      await page.emulateMedia({ media: 'print' });
      for (const name of ['打印', '撤回', '退出']) {
        expect(await page.getByRole('button', { name, exact: true }).isVisible()).toBe(false);
      }
      expect(await page.getByRole('navigation', { name: '主菜单' }).isVisible()).toBe(false);
      await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`);
      const bytes = await page.pdf({ preferCSSPageSize: true });
      expect(bytes.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      keepToLook('application.pdf', bytes);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});

/** Saves a screenshot for review if its folder exists. */
function keepToLook(name: string, bytes: Buffer): void {
  const folder = 'test/portal/screenshots';
  if (existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/${name}`, bytes);
  }
}
