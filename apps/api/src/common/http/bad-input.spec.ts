import { problem, type RouteName, ROUTES } from '@app/contracts';
import fc from 'fast-check';
import type { Client } from '../../../../../test/support/client';
import { CODES } from '../../operations/codes';
import { aCase } from '../../../../../test/support/api/cases';
import { attackOn } from '../../../../../test/support/api/fuzz';
import { type RunningApi, startApi } from '../../../../../test/support/api/start-api';

const RUNS = Number(process.env.WUFEI_FUZZ_RUNS ?? 60);
/** Ends the sessions that the others use; its own spec asks it. */
const SKIPPED: RouteName = 'logout';

/** Whoever may call the route most widely. */
const LOGIN: Partial<Record<RouteName, string>> = {
  createApplication: 'unit1',
  updateApplication: 'unit1',
  deleteApplication: 'unit1',
  deleteFile: 'unit1',
  uploadFile: 'unit1',
};

describe('bad input', () => {
  let api: RunningApi;
  let ids: string[];

  beforeAll(async () => {
    api = await startApi();
    ids = [];
    for (const stage of [
      'draft',
      'formalCheck',
      'departmentReview',
      'inspection',
      'officeReview',
      'publicNotice',
    ] as const) {
      ids.push(await aCase(api, stage));
    }
  }, 60_000);
  afterAll(() => api.stop());

  const routes = (Object.keys(ROUTES) as RouteName[]).filter((name) => name !== SKIPPED);

  it.each(routes)(
    '%s answers with success or a problem that says why, never with a fault of its own',
    async (name) => {
      const clients = await Promise.all([LOGIN[name] ?? 'office', 'jiaow'].map((login) => api.as(login)));
      await fc.assert(
        fc.asyncProperty(attackOn(name, ids), fc.constantFrom(...clients), async (attack, client) => {
          const { status, text, type } = await send(client, attack);
          if (status < 300) return;
          if (status >= 500) throw new Error(`${status} ${text}`);
          expect(type).toBe('application/problem+json; charset=utf-8');
          const said = problem.parse(JSON.parse(text));
          expect(said.status).toBe(status);
          expect(CODES).toHaveProperty(said.code);
        }),
        { numRuns: RUNS },
      );
    },
    120_000,
  );

  it('leaves the api alive, and nothing unexpected in its log', async () => {
    expect((await (await api.as('office')).get('/me')).status).toBe(200);
    expect(api.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  async function send(
    client: Client,
    attack: { route: RouteName; path: string; query: string; body?: string },
  ) {
    const { method } = ROUTES[attack.route];
    const cookie = client.cookie;
    const reply = await fetch(`${api.base}/api${attack.path}?${attack.query}`, {
      method,
      headers: { cookie, ...(attack.body !== undefined && { 'content-type': 'application/json' }) },
      body: attack.body,
    });
    return { status: reply.status, text: await reply.text(), type: reply.headers.get('content-type') };
  }
});
