import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findStack, NoStack } from '../demo/find-stack';
import { DESK, findChromium, PHONE, Visitors } from '../support/portal/browser';
import { Client } from '../support/client';

const FOLDER = join(process.cwd(), 'test/portal/screenshots');

/** The pages that each account reaches through the menu and lists. */
const PAGES: Record<string, string[]> = {
  unit1: ['/', '/apply', '/apply/:draft', '/applications', '/applications/:case', '/notices', '/account'],
  jiaow: ['/', '/tasks', '/inspections', '/applications', '/applications/:case', '/notices'],
  cgj: ['/contributions', '/contributions/:obligation'],
  inspector1: ['/', '/inspections', '/inspections/:case/sheet', '/applications'],
  office: [
    '/',
    '/applications',
    '/applications/:case',
    '/board',
    '/board/forecast',
    '/naming',
    '/tasks',
    '/obligations',
    '/obligations/:obligation',
    '/obligations/:obligation/assembly',
    ...['', '/reports', '/carry-over', '/what-if', '/adjustments', '/ledger'].map(
      (part) => `/years/2024${part}`,
    ),
    '/downloads',
    '/evidence',
    '/virus-scan',
    '/settings',
    '/settings?part=rubrics',
    '/district',
    '/departments',
    '/calendars',
    '/calendars/2025',
  ],
  admin: ['/accounts', '/accounts/new'],
  auditor: ['/', '/applications', '/board', '/obligations'],
  town1: ['/', '/applications', '/applications/:case'],
};

async function main(): Promise<void> {
  if (!findChromium()) throw new NoStack('没有找到 Chromium：请安装，或用 CHROMIUM_PATH 指定。');
  const base = await findStack();
  const visitors = new Visitors(base);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  await take(visitors, 'nobody', undefined, '/login');
  for (const [login, paths] of Object.entries(PAGES)) {
    const ids = await idsFor(base, login);
    for (const path of paths) {
      const id = path.match(/:(\w+)/)?.[1];
      if (id && !ids[id]) console.log(`${login} ${path}：没有可看的内容，先运行 npm run demo`);
      else await take(visitors, login, login, id ? path.replace(`:${id}`, ids[id]!) : path, path);
    }
  }
  await visitors.close();
}

async function idsFor(base: string, login: string): Promise<Record<string, string | undefined>> {
  const client = await Client.login(base, login);
  // Some roles may not read applications or obligations.
  const items: { id: string; stage: string }[] =
    (await client.get('/applications?limit=100')).body.items ?? [];
  const obligations: { id: string; status: string }[] = (await client.get('/obligations')).body.items ?? [];
  return {
    obligation: obligations.find(({ status }) => status === 'open')?.id,
    draft: items.find(({ stage }) => stage === 'draft')?.id,
    case: items.find(({ stage }) => stage !== 'draft')?.id,
  };
}

async function take(
  visitors: Visitors,
  who: string,
  login: string | undefined,
  path: string,
  name = path,
): Promise<void> {
  for (const viewport of [DESK, PHONE]) {
    const { page, faults, close } = await visitors.open(login, viewport, path);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    const file = `${who}${name.replace(/[^a-z0-9]+/g, '-').replace(/-$/, '')}-${viewport.width}.png`;
    await page.screenshot({ path: join(FOLDER, file), fullPage: true });
    console.log([file, ...faults].join('  '));
    await close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof NoStack ? error.message : error);
    process.exit(1);
  },
);
