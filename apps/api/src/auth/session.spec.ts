import { Client } from '../../../../test/support/client';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { ATTEMPTS, SESSION } from './session.service';

const PASSWORD = 'wufei-demo';

describe('a session', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());
  beforeEach(() => api.sql('DELETE FROM login_attempt'));

  const login = (name: string, password: string, cookie = '') =>
    new Client(api.base, name).send('POST', '/session', { login: name, password }, cookie ? { cookie } : {});
  const meWith = (cookie: string) => new Client(api.base, '-').send('GET', '/me', undefined, { cookie });
  const cookieOf = (headers: Headers) => headers.getSetCookie()[0]!.split(';')[0]!;

  it('keeps whether someone wants one mail each morning', async () => {
    const jgsw = await api.as('jgsw');
    expect((await jgsw.get('/me')).body.digest).toBe(true);
    expect((await jgsw.put('/me', { digest: false })).body).toMatchObject({ login: 'jgsw', digest: false });
    expect((await jgsw.get('/me')).body.digest).toBe(false);
    expect((await jgsw.put('/me', { digest: 'yes' })).status).toBe(422);
    expect((await jgsw.put('/me', { digest: true, role: 'office' })).status).toBe(422);
  });

  it('begins with the right password, and tells who one is', async () => {
    const { status, body, headers } = await login('jiaow', PASSWORD);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      login: 'jiaow',
      role: 'department',
      department: { id: 'JIAOW', name: '区教委' },
      email: expect.stringMatching(/@/),
    });
    expect(body.programme).toMatchObject({
      rehearsal: true,
      now: expect.stringMatching(/^2024-09-02T09:.*\+08:00$/),
    });
    expect((await meWith(cookieOf(headers))).body).toMatchObject({ login: 'jiaow' });
  });

  it('is a cookie that no script reads and no other site sends along', async () => {
    const cookie = (await login('office', PASSWORD)).headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^wufei=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('leaves only the hash of its token in the database', async () => {
    const token = cookieOf((await login('office', PASSWORD)).headers).split('=')[1]!;
    const rows = await api.sql(`SELECT encode(token_hash, 'escape') AS hash FROM session`);
    expect(rows.some(({ hash }) => hash.includes(token))).toBe(false);
    const [known] = await api.sql(
      `SELECT count(*)::int AS n FROM session WHERE token_hash = sha256($1::bytea)`,
      [Buffer.from(token)],
    );
    expect(known.n).toBe(1);
  });

  it('is a new one at each login; the one before ends', async () => {
    const first = cookieOf((await login('office', PASSWORD)).headers);
    const second = cookieOf((await login('office', PASSWORD, first)).headers);
    expect(second).not.toBe(first);
    expect((await meWith(first)).status).toBe(401);
    expect((await meWith(second)).status).toBe(200);
  });

  it('ends at logout', async () => {
    const client = await Client.login(api.base, 'office', PASSWORD);
    expect((await client.delete('/session')).status).toBe(204);
    expect((await client.get('/me')).body.code).toBe('notLoggedIn');
  });

  it.each([
    ['left alone', `seen_at = now() - interval '${SESSION.idleMinutes} minutes 1 second'`],
    ['too old, however busy', 'expires_at = now()'],
  ])('ends when it is %s', async (_, change) => {
    const cookie = cookieOf((await login('unit1', PASSWORD)).headers);
    await api.sql(`UPDATE session SET ${change} WHERE user_id = $1`, [api.idOf('unit1')]);
    expect((await meWith(cookie)).status).toBe(401);
  });

  it('goes on while it is used', async () => {
    const cookie = cookieOf((await login('unit1', PASSWORD)).headers);
    await api.sql(`UPDATE session SET seen_at = now() - interval '59 minutes'`);
    expect((await meWith(cookie)).status).toBe(200);
    const [row] = await api.sql(
      `SELECT bool_or(seen_at > now() - interval '1 minute') AS fresh FROM session`,
    );
    expect(row.fresh).toBe(true);
  });

  it('ends with the account', async () => {
    const cookie = cookieOf((await login('tyj', PASSWORD)).headers);
    await api.sql(`UPDATE app_user SET active = false WHERE login = 'tyj'`);
    expect((await meWith(cookie)).status).toBe(401);
    expect((await login('tyj', PASSWORD)).body.code).toBe('wrongPassword');
    await api.sql(`UPDATE app_user SET active = true WHERE login = 'tyj'`);
  });

  it('does not tell whether a login exists', async () => {
    const [known, unknown] = [await login('office', 'wrong'), await login('nobody-here', 'wrong')];
    expect(known.status).toBe(401);
    expect({ ...known.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
  });

  it('is refused after too many failures of one login, even with the right password; others get in', async () => {
    for (let i = 0; i < ATTEMPTS.perLogin; i += 1) expect((await login('unit2', 'wrong')).status).toBe(401);
    const refused = await login('unit2', PASSWORD);
    expect(refused).toMatchObject({ status: 429, body: { code: 'tooManyAttempts' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await login('unit1', PASSWORD)).status).toBe(200);
  });

  it('lets no more guesses through when they come all at once', async () => {
    const replies = await Promise.all(Array.from({ length: 30 }, () => login('unit2', 'wrong')));
    expect(replies.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(ATTEMPTS.perLogin);
    expect(replies.every(({ status }) => status === 401 || status === 429)).toBe(true);
  });

  it('is refused from an address with too many failures; success forgives nothing of others', async () => {
    await api.sql(
      `INSERT INTO login_attempt (key, at) SELECT key, now() FROM login_attempt, generate_series(1, 100)`,
    );
    await login('stranger', 'wrong');
    await api.sql(`INSERT INTO login_attempt (key) SELECT key FROM login_attempt, generate_series(1, 100)`);
    expect((await login('unit1', PASSWORD)).status).toBe(429);
  });

  it('opens again when the failures are old', async () => {
    for (let i = 0; i < ATTEMPTS.perLogin; i += 1) await login('unit2', 'wrong');
    expect((await login('unit2', PASSWORD)).status).toBe(429);
    await api.sql(`UPDATE login_attempt SET at = at - interval '16 minutes'`);
    expect((await login('unit2', PASSWORD)).status).toBe(200);
  });

  it('writes neither logins nor passwords into the log', async () => {
    await login('unit1', PASSWORD);
    await login('unit1', 'a-wrong-secret');
    const text = api.logged.join('');
    for (const secret of [PASSWORD, 'a-wrong-secret', 'unit1']) expect(text).not.toContain(secret);
  });
});

describe('a request from another site', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi();
  }, 60_000);
  afterAll(() => api.stop());

  const change = async (headers: Record<string, string>) => {
    const response = await fetch(`${api.base}/api/session`, { method: 'DELETE', headers });
    return [response.status, ((await response.json()) as { code: string }).code];
  };

  it.each<[string, Record<string, string>, number, string]>([
    ['says so', { 'sec-fetch-site': 'cross-site' }, 403, 'crossSite'],
    ['comes from a sister host', { 'sec-fetch-site': 'same-site' }, 403, 'crossSite'],
    ['is older and names its origin', { origin: 'https://evil.example' }, 403, 'crossSite'],
    ['hides its origin', { origin: 'null' }, 403, 'crossSite'],
    ['is one of our own pages', { 'sec-fetch-site': 'same-origin' }, 401, 'notLoggedIn'],
    ['is the address behind the proxy', { origin: 'http://wufei.example' }, 401, 'notLoggedIn'],
    ['is no browser', {}, 401, 'notLoggedIn'],
  ])('that %s', async (_, headers, status, code) => {
    expect(await change(headers)).toEqual([status, code]);
  });
});
