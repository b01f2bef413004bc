import { existsSync, readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { eventually } from '../system';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** The same engine without windows, menus and the PDF viewer; it needs half the CPU. */
const SHELL = '/usr/bin/chromium-headless-shell';

/** Returns the path of the browser on this machine, or undefined. */
export function findChromium(): string | undefined {
  return PLACES.find((path) => path && existsSync(path));
}

/**
 * Returns the browser of a spec: the shell if it exists and CHROMIUM_PATH is not set, unless the spec needs the `whole`
 * browser.
 */
function browserFor(whole: boolean): string | undefined {
  return !whole && !process.env.CHROMIUM_PATH && existsSync(SHELL) ? SHELL : findChromium();
}

/** `describe`, or, without a browser, one test whose title says why nothing ran. */
export function describeInBrowser(name: string, stories: () => void): void {
  if (findChromium()) return describe(name, stories);
  describe(name, () => {
    it('was not tried: no Chromium found (install it, or name it in CHROMIUM_PATH)', () =>
      expect(findChromium()).toBeUndefined());
  });
}

if (!findChromium())
  console.warn('browser tests skipped: no Chromium found (install it, or name it in CHROMIUM_PATH)');

/** A window of a person, whose faults are collected. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** Console errors, exceptions, failed requests, requests to another host. */
  faults: string[];
  /** From now on, an answer with this status from an address that contains `path` is no fault. */
  expect(status: number, path: string): void;
  close(): Promise<void>;
}

/** Browsers on one running system. `whole`: with the PDF viewer of the browser. */
export class Visitors {
  private browser?: Promise<Browser>;

  constructor(
    readonly base: string,
    private readonly whole = false,
  ) {}

  /** Opens a separate window, logged in when an account is given. */
  async open(login?: string, viewport = DESK, path = '/'): Promise<Window> {
    this.browser ??= chromium.launch({
      executablePath: browserFor(this.whole),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const context = await (
      await this.browser
    ).newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce', // what moves between two looks at it is clicked in the wrong place
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const window = watch(page, context, this.base);
    if (login) await logIn(context, this.base, login);
    await page.goto(this.base + path);
    return window;
  }

  async close(): Promise<void> {
    await (await this.browser)?.close();
  }
}

/** Logs a window in without the log-in page. */
export async function logIn(context: BrowserContext, base: string, login: string): Promise<void> {
  const data = { login, password: 'wufei-demo' };
  const reply = await context.request.post(`${base}/api/session`, { data });
  if (!reply.ok()) throw new Error(`${login} cannot log in: ${reply.status()}`);
}

function watch(page: Page, context: BrowserContext, base: string): Window {
  const faults: string[] = [];
  const expected: [number, string][] = [];
  const isExpected = (status: number, url: string) =>
    expected.some(([one, path]) => one === status && url.includes(path));
  page.on('pageerror', ({ message }) => faults.push(`exception: ${message}`));
  page.on('console', (message) => {
    // The browser’s own message about a failed answer; the answer itself is checked below.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      faults.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    // The PDF viewer of the browser sends requests to the browser itself.
    if (!/^(data|blob|chrome|chrome-extension):/.test(request.url()) && !request.url().startsWith(`${base}/`))
      faults.push(`another host: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    if (why !== 'net::ERR_ABORTED' && !isExpected(0, request.url()))
      faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isExpected(response.status(), response.url()))
      faults.push(`${response.status()}: ${response.url()}`);
  });
  return {
    page,
    context,
    faults,
    expect: (status, path) => void expected.push([status, path]),
    close: () => context.close(),
  };
}

/** Waits for the end of animations, because half-faded colours have another contrast. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = (globalThis as any).document
      .getAnimations()
      .filter(({ effect }: any) => effect.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }: any) => finished));
  });
}

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Returns the serious and critical findings of axe: rule and place. */
export async function seriousFindings(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(AXE); // not a script of the page: its policy forbids those
  return page.evaluate(async () => {
    const { axe, document } = globalThis as any;
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'], // every rule runs; what passes is not described node by node
    });
    return violations
      .filter(({ impact }: any) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }: any) =>
        nodes.map(({ target, failureSummary }: any) => `${id} at ${target}: ${failureSummary}`),
      );
  });
}

/** Returns whether the page is wider than the window, so that a phone would scroll sideways. */
export async function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1',
  );
}

/**
 * Waits until an expression holds in the page, by polling from outside. Playwright's `waitForFunction`
 * evaluates text in the page from its second poll on, which the content security policy of the portal
 * forbids.
 */
export async function holdsInPage(page: Page, expression: string, patience = 30_000): Promise<void> {
  await eventually(() => page.evaluate<boolean>(expression), patience, expression);
}
