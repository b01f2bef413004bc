import type { Page } from 'playwright-core';
import { aPng } from '../support/api/sample-files';
import { DESK, describeInBrowser, PHONE } from '../support/portal/browser';
import { type Portal, sharedPortal } from '../support/portal/portal';
import { Journey } from '../support/journey';

const PATIENCE = 300_000;
const LONG = { timeout: 120_000 };

/** A PDF with a script that runs on opening, in a viewer that allows it. */
const SPEAKING_PDF = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\("executed"\\); app.launchURL\\("/api/me", true\\);)>> >> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R>> endobj
4 0 obj <</Length 25>> stream
1 0 0 rg 0 0 300 300 re f
endstream endobj
trailer <</Root 1 0 R>>
%%EOF
`;

describeInBrowser('evidence that is looked at in place', () => {
  let journey: Journey;
  const prepare = async ({ system }: Portal) => {
    journey = await Journey.draft(system.crew, { unit: 940_001, unitName: '渝北区龙溪小学' });
    const unit1 = await system.crew.as('unit1');
    const take = async (name: string, bytes: Uint8Array) => {
      const { status, body } = await unit1.upload(journey.id, name, bytes);
      if (status !== 201) throw new Error(`${name}: ${JSON.stringify(body)}`);
    };
    await take('三页台账.pdf', await threePages());
    await take('现场.png', aPng());
    await journey.to('departmentReview');
  };
  const portal = sharedPortal(PATIENCE, prepare, { wholeBrowser: true });

  const blank = async () => (await portal.visitors.open(undefined, DESK, '/favicon.svg')).page;

  const threePages = async (): Promise<Uint8Array> => {
    const page = await blank();
    await page.goto('about:blank');
    const sheet = '<div style="height:900px;background:#f00;break-after:page">第';
    await page.setContent([1, 2, 3].map((n) => `${sheet} ${n} 页</div>`).join(''));
    const bytes = await page.pdf({ format: 'A4', printBackground: true });
    await page.context().close();
    return bytes;
  };

  /** Returns the share of red pixels in an image (0 to 1). */
  const redIn = async (png: Buffer): Promise<number> => {
    const page = await blank();
    await page.goto('about:blank');
    const share = await page.evaluate<number, string>(
      async (source) => {
        const { document, Image } = globalThis as any;
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const drawing = canvas.getContext('2d');
        drawing.drawImage(image, 0, 0);
        const { data } = drawing.getImageData(0, 0, image.width, image.height);
        let red = 0;
        for (let i = 0; i < data.length; i += 4) if (data[i] > 200 && data[i + 1] < 60) red += 1;
        return (red * 4) / data.length;
      },
      `data:image/png;base64,${png.toString('base64')}`,
    );
    await page.context().close();
    return share;
  };

  const opened = async (page: Page, name: string) => {
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    return dialog;
  };
  const rendered = async (page: Page, name: string) => {
    const frame = (await opened(page, name)).locator('iframe');
    await frame.waitFor(LONG);
    for (let tries = 0; tries < 120; tries += 1) {
      if ((await redIn(await frame.screenshot())) > 0.1) return;
      await page.waitForTimeout(500);
    }
    throw new Error(`${name} is not to be seen`);
  };

  it(
    'shows a pdf of several pages and a picture over the case, at a desk and the picture on a phone',
    async () => {
      const { page, faults, close } = await portal.visitors.open(
        'jiaow',
        DESK,
        `/applications/${journey.id}`,
      );
      await rendered(page, '三页台账.pdf');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      const picture = (await opened(page, '现场.png')).getByRole('img', { name: '现场.png' });
      await picture.waitFor();
      expect(await picture.evaluate((one: any) => one.naturalWidth > 0)).toBe(true);
      expect(faults).toEqual([]);
      await close();

      const phone = await portal.visitors.open('jiaow', PHONE, `/applications/${journey.id}`);
      await (await opened(phone.page, '现场.png')).getByRole('img', { name: '现场.png' }).waitFor();
      expect(phone.faults).toEqual([]);
      await phone.close();
    },
    PATIENCE,
  );

  it(
    'takes in no pdf that would speak or act, and sends every file to be saved, in a sandbox',
    async () => {
      const draft = await Journey.draft(portal.system.crew, { unit: 940_002 });
      const unit1 = await portal.system.crew.as('unit1');
      const refused = await unit1.upload(draft.id, '会说话.pdf', Buffer.from(SPEAKING_PDF));
      expect(refused).toMatchObject({ status: 422, body: { code: 'fileDisguised' } });
      expect(refused.body.detail).toContain('含有脚本');

      const path = `/applications/${journey.id}`;
      const { page, context, faults, close } = await portal.visitors.open('jiaow', DESK, path);
      const { files } = await journey.view('jiaow');
      const { id } = files.find(({ name }: { name: string }) => name === '三页台账.pdf');
      const address = `${portal.system.base}/api/applications/${journey.id}/files/${id}`;
      const headers = (await context.request.get(address)).headers();
      expect(headers['content-security-policy']).toBe(`default-src 'none'; sandbox`);
      expect(headers['x-content-type-options']).toBe('nosniff');
      const download = page.waitForEvent('download');
      await page.evaluate((to) => void ((globalThis as any).location.href = to), address);
      expect((await download).suggestedFilename()).toBe('三页台账.pdf');
      expect(faults).toEqual([]);
      await close();
    },
    PATIENCE,
  );
});
