import type { Page } from 'playwright-core';
import { describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';
import { type OfficeStory, officeStory } from './office-story';

const PATIENCE = 300_000;

describeInBrowser('the office in the browser', () => {
  let story: OfficeStory;
  const portal = sharedPortal(PATIENCE, async ({ system }) => {
    story = await officeStory(system.crew);
  });

  const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

  it(
    'sees on the board who is late and why, and urges from the row; once a day',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'office',
        undefined,
        '/board?stalled=true&kind=application',
      );
      const late = row(page, '渝北区龙山小学').first();
      await late.getByText('等待部门').waitFor();
      expect(await late.getByText(/逾期 \d+ 个工作日/).count()).toBeGreaterThan(0);
      await late.getByRole('button', { name: /催\s*办/ }).click();
      const dialog = page.getByRole('dialog', { name: /催办/ });
      await dialog.getByRole('button', { name: '发送催办' }).dblclick();
      await dialog.getByText('已发出催办').waitFor();
      const urged = await portal.system.sql(
        `SELECT 1 FROM application_event WHERE application_id = $1 AND type = 'urged'`,
        [story.silent.id],
      );
      expect(urged).toHaveLength(1);
      await dialog
        .getByRole('button', { name: /关\s*闭/ })
        .last()
        .click();

      await late
        .getByText(/\d{2}:\d{2} 区无废办经办人催办$/)
        .first()
        .waitFor();
      await late.getByRole('button', { name: /催\s*办/ }).click();
      await page.getByText(/今天已经催办过 1 件/).waitFor();
      expect(await page.getByRole('button', { name: '发送催办' }).count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'narrows the board by a cause; the address keeps it',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', undefined, '/board');
      await page
        .getByRole('group', { name: '原因' })
        .getByRole('button', { name: /^等待区无废办/ })
        .click();
      await page.waitForURL(/cause=waitingForOffice/);
      await page.reload();
      const pressed = page.getByRole('button', { name: /^等待区无废办/ });
      expect(await pressed.getAttribute('aria-pressed')).toBe('true');
      await row(page, '渝北区空港小学').waitFor();
      expect(await row(page, '渝北区龙山小学').count()).toBe(0);
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'publishes and names many at once, with a result for each',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', undefined, '/naming');
      for (const { number } of story.toPublish) await row(page, number).getByRole('checkbox').check();
      await page.getByRole('button', { name: '发布公示（2）' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '发布公示' }).click();
      await page.getByText('共 2 件：办成 2 件，未成功 0 件。').waitFor();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /关\s*闭/ })
        .last()
        .click();

      await page.getByText('待命名', { exact: true }).click();
      await page.waitForURL(/step=name/);
      for (const { number } of story.toName) await row(page, number).getByRole('checkbox').check();
      // Somebody else names one of them first.
      await story.toName[0]!.name('渝北无废办〔2024〕41号', '2024-11-01');
      await page.getByRole('button', { name: '命名（3）' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('发文字号').fill('渝北无废办[2024年]40号');
      await dialog.getByRole('button', { name: /^命\s*名$/ }).click();
      await dialog.getByText(/年份须用六角括号/).waitFor();
      await dialog.getByLabel('发文字号').fill('渝北无废办[2024] 40号');
      await dialog.getByRole('button', { name: /^命\s*名$/ }).click();
      await dialog.getByText('共 3 件：办成 2 件，未成功 1 件。').waitFor();
      for (const journey of story.toName.slice(1)) {
        expect((await journey.view()).stage).toBe('municipalReport');
      }
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'sets a baseline after a look at what it touches, and confirms what is carried over',
    async () => {
      const {
        page,
        faults,
        expect: allow,
        close,
      } = await portal.visitors.open('office', undefined, '/years/2024');
      await page.getByRole('heading', { name: '按类型' }).waitFor();
      await page.getByRole('img', { name: /^计入走势：到今天 \d+ 个/ }).waitFor();
      await page.getByRole('radiogroup', { name: '按类型的显示方式' }).getByText('图和表').click();
      await page.getByRole('img', { name: /按类型的图/ }).waitFor();
      await page.getByRole('button', { name: '设定结转基数' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('基数（个）').fill('2');
      await dialog.getByLabel('来源', { exact: true }).fill('市级任务分解');
      expect(await dialog.getByRole('button', { name: '设定结转基数' }).isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: '先看会改变什么' }).click();
      await dialog.getByRole('table', { name: '会改变的数字' }).waitFor();
      await dialog.getByRole('button', { name: '设定结转基数' }).click();
      await dialog.waitFor({ state: 'detached' });

      await page.getByRole('link', { name: '结转', exact: true }).click();
      await page.getByRole('heading', { name: '建议结转 1 个' }).waitFor();
      await page.getByRole('button', { name: '确认结转（1 个）' }).click();
      const confirm = page.getByRole('dialog');
      await confirm.getByLabel('理由').fill('超出基数的一个延至下年度');
      await confirm.getByRole('button', { name: '先看会改变什么' }).click();
      await confirm.getByRole('table', { name: '会改变的数字' }).waitFor();
      // The baseline changes meanwhile, so the displayed proposal is out of date.
      const office = await portal.system.crew.as('office');
      await office.post('/programmes/2024/commands', {
        commandId: crypto.randomUUID(),
        ...{ type: 'setBaseline', value: 1, source: '再次调整', dated: '2024-11-01' },
      });
      allow(409, '/programmes/2024/commands');
      await confirm.getByRole('button', { name: '确认结转', exact: true }).click();
      await page.getByRole('heading', { name: '建议结转 2 个' }).waitFor();
      const stale = page.getByRole('dialog');
      if (await stale.count()) await stale.getByRole('button', { name: /取\s*消/ }).click();

      await page.getByRole('button', { name: '确认结转（2 个）' }).click();
      await page.getByRole('dialog').getByLabel('理由').fill('超出基数的延至下年度');
      await page.getByRole('dialog').getByRole('button', { name: '先看会改变什么' }).click();
      await page.getByRole('dialog').getByRole('table', { name: '会改变的数字' }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '确认结转', exact: true }).click();
      await page.getByRole('heading', { name: '已计入 2025 考核年度（2 个）' }).waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'closes an obligation with the date on which it was reported',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'office',
        undefined,
        '/obligations?view=calendar',
      );
      await page.getByRole('link', { name: '2024年第三季度调度' }).click();
      await page.getByRole('link', { name: '查看汇总' }).click();
      await page.getByText(/^缺报 \d+ 项$/).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: /^办\s*结$/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('上报日期').fill('2024-10-31');
      await dialog.getByRole('button', { name: /^办\s*结$/ }).click();
      await page.getByText('2024年10月31日 周四', { exact: true }).waitFor();
      await page.getByText('已办结').first().waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'moves the programme date forward, and is told what happened',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office');
      await page.getByRole('button', { name: '下一个工作日（11月4日 周一）' }).click();
      await page.getByRole('dialog', { name: /^已到 2024年11月4日 周一 09:00/ }).waitFor();
      await page.getByRole('button', { name: '知道了' }).click();
      await page.getByText('项目日期：2024年11月4日 周一').waitFor();
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'has pages that everybody can read, on a desk and on a phone',
    async () => {
      const office = await portal.system.crew.as('office');
      const obligation = (await office.mustGet('/obligations')).items.find(
        ({ kind, status }: { kind: string; status: string }) =>
          kind === 'quarterlyDispatch' && status === 'open',
      );
      const pages = [
        ...[
          '/board',
          '/board/forecast?on=2025-01-10',
          '/naming',
          '/naming?step=running',
          '/naming?step=named',
        ],
        ...[
          '/obligations',
          '/obligations?view=calendar',
          `/obligations/${obligation.id}`,
          `/obligations/${obligation.id}/assembly`,
        ],
        ...['', '/reports', '/carry-over', '/what-if', '/adjustments', '/ledger'].map(
          (part) => `/years/2024${part}`,
        ),
      ];
      const found: string[] = [];
      for (const viewport of [undefined, PHONE]) {
        const { page, faults, close } = await portal.visitors.open('office', viewport);
        for (const path of pages) {
          await page.goto(portal.system.base + path);
          await page.waitForLoadState('networkidle');
          for (const finding of await seriousFindings(page)) found.push(`${path}: ${finding}`);
          if (await isTooWide(page)) found.push(`${path} is too wide for ${viewport?.width ?? 'a desk'}`);
        }
        found.push(...faults);
        await close();
      }
      expect(found).toEqual([]);
    },
    PATIENCE,
  );
});
