import { randomUUID } from 'node:crypto';
import { aPdf } from '../support/api/sample-files';
import { Client } from '../support/client';
import { DESK, describeInBrowser, isTooWide, PHONE, seriousFindings } from '../support/portal/browser';
import { sharedPortal } from '../support/portal/portal';

const PATIENCE = 300_000;

describeInBrowser('a new year in the browser', () => {
  const portal = sharedPortal(PATIENCE);

  it(
    'the office drafts it from last year, mends each fault at its field, compares and publishes',
    async () => {
      const { page, faults, close } = await portal.visitors.open('office', DESK, '/years/2024');
      await page.getByRole('link', { name: '新建年度', exact: true }).click();
      await page.getByRole('button', { name: '按 2024.1 版规则新建 2025 年度' }).click();
      await page.getByRole('heading', { name: '2025 年度草案' }).waitFor();
      await page.getByText('还有 5 处要填写或改正').waitFor();
      expect(await page.getByRole('button', { name: '发布 2025 年度' }).isDisabled()).toBe(true);
      expect(await seriousFindings(page)).toEqual([]);

      const dialog = page.getByRole('dialog');
      const fill = async (row: string, value: string) => {
        await page.getByRole('button', { name: `修改${row}`, exact: true }).click();
        await dialog.getByLabel(row, { exact: true }).fill(value);
        await dialog.getByRole('button', { name: '保存' }).click();
        await dialog.waitFor({ state: 'detached' });
      };
      await page.getByRole('button', { name: '修改文件标题', exact: true }).click();
      await dialog.getByText('请填写。').waitFor();
      await dialog.getByRole('button', { name: '取消' }).click();
      await dialog.waitFor({ state: 'detached' });
      await fill('文件标题', '渝北区“无废城市”建设2025年重点工作任务');
      await fill('索引号', '2025-00123');
      await fill('发布日期', '2025-03-03');
      await fill('网址或存放处', '区政府网站');
      await page.getByText('还有 1 处要填写或改正').waitFor();
      await page.getByLabel('附上通知扫描件').setInputFiles({
        ...{ name: '2025年通知.pdf', mimeType: 'application/pdf', buffer: Buffer.from(aPdf()) },
      });
      await page.getByRole('button', { name: '2025年通知.pdf', exact: true }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('link', { name: '总数与基数' }).click();
      await page.getByText('结转基数 · 写明基数的原文：请填写写明结转基数的原文。').waitFor();
      await fill('写明基数的原文', '我区2025年任务指标为创建细胞45个');
      await page.getByText('没有错误，可以发布。').waitFor();

      await page.getByRole('link', { name: '职责日期' }).click();
      await page.getByText(/处文字仍写着往年年份，请核对/).click();
      const old = page.getByRole('list', { name: '仍写着往年年份的文字' });
      await old
        .getByText(/2023年度无废城市建设自评估/)
        .first()
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);

      await page.getByRole('link', { name: '类型与牵头部门' }).click();
      await page.getByRole('button', { name: '修改无废工厂', exact: true }).click();
      await dialog.getByLabel('分数').fill('88');
      expect(await seriousFindings(page)).toEqual([]);
      await dialog.getByRole('button', { name: '保存' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText('与 2024.1 版相比：1 处不同').click();
      await page.getByRole('row', { name: '类型与牵头部门 · 无废工厂 · 合格线 · 分数 修改 85 88' }).waitFor();

      await page.getByLabel('发布的理由').fill('2025年通知已印发');
      await page.getByRole('button', { name: '发布 2025 年度' }).click();
      await page.getByRole('heading', { name: '2025 年度完成情况' }).waitFor();
      const scans = page.getByRole('region', { name: '通知扫描件' });
      await scans.getByRole('button', { name: '2025年通知.pdf', exact: true }).waitFor();
      expect(await scans.getByRole('button', { name: /^移除/ }).count()).toBe(0);
      await page.getByRole('link', { name: '申报起止' }).click();
      await page.getByLabel('申报账号').fill('nobody');
      await page.getByRole('combobox', { name: '类型' }).click();
      await page.getByTitle('无废学校').click();
      await page.getByLabel('可以提交到哪一天').fill('2026-03-31');
      await page.getByLabel('理由').fill('校舍搬迁');
      expect(faults).toEqual([]);
      await page.getByRole('button', { name: '准予逾期申报' }).click();
      await page.getByText('没有这个人，或其账号不能办理此事项。').waitFor();
      await page.getByLabel('申报账号').fill('unit1');
      await page.getByRole('button', { name: '准予逾期申报' }).click();
      await page.getByText('可以提交到 2026-03-31').waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await close();
    },
    PATIENCE,
  );

  it(
    'the office sees what is wrong in a file line by line; the auditor reads a draft on a phone and changes nothing',
    async () => {
      const { page, close } = await portal.visitors.open('office', DESK, '/year-drafts');
      const choose = (text: string) =>
        page.locator('input[type=file]').setInputFiles({
          name: 'programme-2026.json',
          mimeType: 'application/json',
          buffer: Buffer.from(text),
        });
      await choose('{\n "format": "wufei-programme",\n "schema": 1,\n}');
      await page.getByText('第 4 行第 1 列有误').waitFor();
      await choose('{"format":"wufei-programme","schema":2}');
      await page.getByText('请先升级本系统').waitFor();
      // A merger that is to come: the draft of 2026 has the successor, and says so.
      const merger = await (
        await Client.login(portal.system.base, 'office')
      ).post('/department-changes', {
        ...{ commandId: randomUUID(), basedOn: 0, from: '2025-12-01', documentTitle: '关于机构改革的通知' },
        act: { kind: 'merge', departments: ['GXS'], into: 'SWW' },
      });
      expect(merger.status).toBe(201);
      await page.getByRole('button', { name: '按 2025.1 版规则新建 2026 年度' }).click();
      await page.getByRole('heading', { name: '2026 年度草案' }).waitFor();
      await page.getByText('2025.1 版规则中有 1 个部门已经撤销，草案中由承接部门代替。').waitFor();
      await page
        .getByRole('list', { name: '由承接部门代替的部门' })
        .getByText('区供销合作社 → 区商务委（自 2025-12-01 起，《关于机构改革的通知》）')
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await close();
      const auditor = await portal.visitors.open('auditor', PHONE, '/year-drafts/2026?part=obligations');
      await auditor.page.getByRole('heading', { name: '职责日期', level: 2 }).waitFor();
      expect(await auditor.page.getByRole('button', { name: /^修改|^发布/ }).count()).toBe(0);
      expect(await isTooWide(auditor.page)).toBe(false);
      expect(await seriousFindings(auditor.page)).toEqual([]);
      await auditor.close();
    },
    PATIENCE,
  );
});
