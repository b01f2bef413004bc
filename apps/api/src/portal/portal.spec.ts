import type { PortalInfo } from '@app/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';

describe('the portal', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  const get = (path: string, headers: Record<string, string> = {}) => fetch(api.base + path, { headers });
  const page = async () => (await get('/')).text();

  it.each(['/', '/login', '/applications', '/applications/0f0f/print?x=1', '/obligations/7'])(
    'has its page at %s, asked for anew each time',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain('<div id="root">');
    },
  );

  it.each(['/api', '/api/nothing', '/assets/nothing.js'])('leaves %s alone', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('sends its parts packed, to be kept for ever', async () => {
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page())![1]!;
    const plain = await get(script, { 'accept-encoding': 'identity' });
    const packed = await get(script, { 'accept-encoding': 'gzip' });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    expect(await packed.text()).toBe(await plain.text());
    const again = await get(script, { 'if-none-match': plain.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('has a service worker of its own, asked for anew each time, that knows only built files', async () => {
    const response = await get('/service-worker.js');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const { files } = JSON.parse(/BUILD = (.*);/.exec(await response.text())![1]!) as { files: string[] };
    expect(files).toContain('/');
    expect(files.filter((file) => file.startsWith('/api'))).toEqual([]);
    for (const file of files) expect((await get(file)).status).toBe(200);
    expect((await get('/manifest.webmanifest')).headers.get('content-type')).toContain('manifest+json');
  });

  it('runs no script of its page and asks no other host', async () => {
    const response = await get('/');
    expect(await response.text()).not.toMatch(/<script(?![^>]*src="\/)|https?:\/\//);
    expect(response.headers.get('content-security-policy')).toContain(`default-src 'self'`);
    expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src|https?:/);
  });

  it('asks of a browser only what the listed ones can (docs/BROWSERS.md)', () => {
    const folder = join(__dirname, '../../../../dist/apps/portal/assets');
    const filesOf = (ending: string) => readdirSync(folder).filter((name) => name.endsWith(ending));
    const found = (ending: string, patterns: typeof NEWER) =>
      filesOf(ending).flatMap((name) =>
        newerThanListed(readFileSync(join(folder, name), 'utf8'), patterns).map((what) => `${name}: ${what}`),
      );
    expect(filesOf('.js').length).toBeGreaterThan(50);
    expect([...found('.js', NEWER), ...found('.css', NEWER_STYLES)]).toEqual([]);
    // What it would find:
    const newer = 'x=Object.groupBy(a,b);class A{static{f()}}y=/(?<=a)b/u.test(c)';
    expect(newerThanListed(newer, NEWER)).toEqual(['groupBy', 'static block', 'looking behind']);
    expect(newerThanListed('.a{color:color-mix(in srgb,red,blue)}', NEWER_STYLES)).toHaveLength(1);
  });

  it('tells an older browser what to use', async () => {
    expect(await page()).toContain('<script src="/browser-check.js"></script>');
    const response = await get('/browser-check.js');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    const script = await response.text();
    expect(script).toContain('您的浏览器版本较旧');
    expect(script).not.toMatch(/=>|`|\b(?:const|let|class)\b/);
  });

  it('shows the accounts of a demonstration, by role', async () => {
    const { demoAccounts } = (await (await get('/api/portal-info')).json()) as PortalInfo;
    expect(demoAccounts.find(({ role }) => role === 'office')).toMatchObject({
      roleName: '区无废办',
      accounts: [{ login: 'office', password: 'wufei-demo' }],
    });
  });
});

describe('the portal of an instance that is no demonstration', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ env: { SEED_DEMO: false } });
  }, 60_000);
  afterAll(() => api.stop());

  it('tells no account', async () => {
    const info = await fetch(`${api.base}/api/portal-info`);
    expect(await info.json()).toMatchObject({ demoAccounts: [] });
  });
});

/** Calls and syntax newer than Chromium 100, Safari 15, Firefox 115 that nothing completes. */
const NEWER: [what: string, pattern: RegExp][] = [
  ['structuredClone', /\bstructuredClone\(/],
  ['groupBy', /\b(?:Object|Map)\.groupBy\(/],
  ['toSpliced, with', /\.(?:toSpliced|with)\(/],
  ['Promise.withResolvers', /\.withResolvers\(/],
  ['Array.fromAsync', /\.fromAsync\(/],
  ['AbortSignal.any, timeout', /AbortSignal\.(?:any|timeout)\(/],
  ['URL.canParse', /\.canParse\(/],
  ['isWellFormed', /\.(?:isWellFormed|toWellFormed)\(/],
  ['sets as sets', /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/],
  ['static block', /\bstatic\s*\{/],
  ['looking behind', /[=(,:;!&|?]\s*\/(?:[^/\n\\]|\\.)*\(\?<[=!](?:[^/\n\\]|\\.)*\/|\}\/\(\?<[=!]/],
  ['a set as a pattern', /\/[dgimsuy]*v[dgimsuy]*\.(?:test|exec)\(/],
];

const NEWER_STYLES: typeof NEWER = [
  ['color-mix, oklch', /(?:color-mix|oklch|oklab)\(/],
  ['@container, @scope, @property', /@(?:container|scope|starting-style)\b/],
  ['nested rules', /\{[^{}]*&[ .:>][^{}]*\{/],
];

function newerThanListed(text: string, patterns: typeof NEWER): string[] {
  return patterns.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
}
