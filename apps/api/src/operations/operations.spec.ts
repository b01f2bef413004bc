import { ROUTES } from '@app/contracts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { CODES } from './codes';

const SRC = join(__dirname, '../../../..');

describe('the codes of refusals', () => {
  it('have their meaning on the human page, each that is thrown anywhere', () => {
    const thrown = ['libs/domain/src', 'libs/rules/src', 'apps/api/src'].flatMap((folder) =>
      sources(join(SRC, folder)).flatMap((text) =>
        [...text.matchAll(/DomainError\(\s*'([a-zA-Z]+)'/g)].map((match) => match[1]!),
      ),
    );
    expect(thrown.length).toBeGreaterThan(30);
    expect([...new Set(thrown)].filter((code) => !(code in CODES))).toEqual([]);
  });

  it('are told in Chinese', () => {
    for (const meaning of Object.values(CODES)) expect(meaning).toMatch(/\p{Script=Han}.*。$/u);
  });
});

describe('what operators and newcomers ask', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  const get = (path: string, init?: RequestInit) => fetch(`${api.base}${path}`, init);

  it('is alive, and ready while both partners answer', async () => {
    expect(await (await get('/api/health/live')).json()).toEqual({ status: 'ok' });
    expect(await (await get('/api/health/ready')).json()).toEqual({
      status: 'ok',
      postgresql: 'ok',
      temporal: 'ok',
    });
    api.temporal.down = true;
    const away = await get('/api/health/ready');
    api.temporal.down = false;
    expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await away.json()).toMatchObject({
      code: 'unavailable',
      facts: { postgresql: 'ok', temporal: 'down' },
    });
    expect((await get('/api/health/live')).status).toBe(200);
  });

  it('counts requests by their pattern, never by id', async () => {
    await get('/api/applications/00000000-0000-4000-8000-000000000001?q=secret');
    const text = await (await get('/api/metrics')).text();
    expect(text).toMatch(
      /wufei_http_request_seconds_count\{method="GET",route="\/api\/applications\/:id",status="401"\} 1/,
    );
    expect(text).not.toContain('00000000-0000-4000');
  });

  it('has a page for people and a document for machines', async () => {
    const page = await (await get('/api/docs')).text();
    for (const code of Object.keys(CODES)) expect(page).toContain(`id="${code}"`);
    const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(JSON.stringify(document).match(/operationId/g)).toHaveLength(Object.keys(ROUTES).length);
  });

  it('sends strict headers with everything', async () => {
    const { headers } = await get('/api/health/live', { headers: { 'x-request-id': 'trace-12345678' } });
    expect(headers.get('x-request-id')).toBe('trace-12345678');
    expect(headers.get('content-security-policy')).toContain(`default-src 'self'`);
    expect(headers.get('content-security-policy')).not.toContain('unsafe-eval');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('refuses an id that is not harmless, and gives its own', async () => {
    const { headers } = await get('/api/health/live', { headers: { 'x-request-id': 'a b{"c":1}' } });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each<[string, string, RequestInit, number, string]>([
    ['an address that there is not', '/api/nothing', {}, 404, 'notFound'],
    ['a way that an address does not take', '/api/me', { method: 'DELETE' }, 405, 'methodNotAllowed'],
    ['a verb nobody uses', '/api/me', { method: 'PROPFIND' }, 405, 'methodNotAllowed'],
    [
      'a text that is no JSON',
      '/api/session',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"login":' },
      400,
      'malformed',
    ],
    [
      'a key that reaches for the prototype',
      '/api/session',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"__proto__":{"role":"office"}}',
      },
      400,
      'malformed',
    ],
    [
      'a form',
      '/api/session',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'login=a' },
      415,
      'notJson',
    ],
    ['nothing', '/api/session', { method: 'POST' }, 422, 'invalidContent'],
    [
      'an abyss',
      '/api/session',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '['.repeat(500_000) + ']'.repeat(500_000),
      },
      422,
      'invalidContent',
    ],
    [
      'too much',
      '/api/session',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: `"${'x'.repeat(3_000_000)}"` },
      413,
      'tooLarge',
    ],
    ['half a character in the address', '/api/applications/%E0%A4%A', {}, 400, 'badRequest'],
  ])('answers %s with a problem document', async (_, path, init, status, code) => {
    const reply = await get(path, init);
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = (await reply.json()) as Record<string, string>;
    expect([reply.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(problem.title).toMatch(/\p{Script=Han}/u);
    expect(problem.detail).toMatch(/\p{Script=Han}/u);
    expect(problem.type).toBe(`/api/docs#${code}`);
    expect(problem.instance).toBe(reply.headers.get('x-request-id'));
  });

  it('logs a request without query, body, cookie or name', async () => {
    const client = await api.as('unit1');
    api.logged.length = 0;
    await client.get('/applications?q=某个单位');
    await client.post('/applications', { unit: { name: '某个单位' } });
    const text = api.logged.join('');
    expect(text).toContain('"route":"/api/applications"');
    for (const secret of ['某个单位', 'cookie', 'unit1', '127.0.0.1']) expect(text).not.toContain(secret);
  });
});

describe('in production', () => {
  it('docs and metrics are for inside only', async () => {
    const api = await startApi({ env: { NODE_ENV: 'production', COOKIE_SECURE: true, REHEARSAL: false } });
    const outside = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    for (const path of ['/api/docs', '/api/metrics', '/api/openapi.json']) {
      expect((await fetch(`${api.base}${path}`, outside)).status).toBe(404);
      expect((await fetch(`${api.base}${path}`)).status).toBe(200);
    }
    const login = await fetch(`${api.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ login: 'office', password: 'wufei-demo' }),
    });
    expect(login.headers.getSetCookie()[0]).toMatch(
      /^__Host-wufei=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(login.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    await api.stop();
  });
});

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}
