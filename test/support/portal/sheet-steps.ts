import type { Page } from 'playwright-core';
import { aPng } from '../api/sample-files';
import type { Journey } from '../journey';

export const PHOTO = { name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(aPng()) };

export const itemOf = (page: Page, id: string) => page.locator(`#item-${id}`);

/** Returns the bar with the running total and the missing items. */
export const bar = (page: Page) => page.getByRole('region', { name: '评分表进度' });

/** Answers one item by its button. */
export async function answer(page: Page, id: string, words: string): Promise<void> {
  const label = itemOf(page, id).locator('.sheet-buttons label');
  await label.filter({ hasText: new RegExp(`^${words}(?: \\S .*)?$`) }).click();
}

/** Answers every item with full marks, except some. */
export async function fillIn(page: Page, { type }: Journey, except: string[] = []): Promise<void> {
  for (const { id, kind, max } of type.rubric.items) {
    if (except.includes(id)) continue;
    await answer(page, id, kind === 'MUST' || kind === 'VETO' ? '符合' : String(max));
  }
}
