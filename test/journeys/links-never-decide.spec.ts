import type { Client } from '../support/client';
import { morning } from '../support/drive';
import { Journey } from '../support/journey';
import { startSystem, type System } from '../support/system';

/** Tables that may change meanwhile: the last use of a session, and the daily seals of the worker. */
const MAY_MOVE = ['session', 'daily_seal', 'daily_seal_chain'];

const KINDS = [
  'digest',
  'taskOpened',
  'returned',
  'progress',
  'reminder',
  'overdue',
  'escalated',
  'stalled',
  'lapsed',
  'urged',
  'inspectionScheduled',
  'noticeOpened',
  'dutyReminder',
  'dutyUrged',
];

/** The api address that a page calls, if it differs from the address of the page. */
const ASKS: Record<string, string> = { '/evidence': '/programmes/2024/seals' };

/** A robot opens every link of every mail, as the link scanners of mail servers do. */
describe('A link scanner approves: links in mails', () => {
  let system: System;
  let links: string[];
  let before: Record<string, string>;

  beforeAll(async () => {
    system = await startSystem('2024-09-02T09:00:00+08:00');
    const { crew } = system;
    await crew.chooseSingleMails('jiaow', 'jgsw', 'jtj');
    const checked = await Journey.at(crew, 'formalCheck');
    const reviewed = await Journey.at(crew, 'departmentReview');
    const returned = await Journey.at(crew, 'formalCheck');
    await returned.returnForCorrection();
    await Journey.at(crew, 'officeReview');
    await (await Journey.at(crew, 'publicNotice')).openNotice();
    await (await Journey.at(crew, 'inspection')).schedule();
    await system.moveTo(morning('2024-09-10'));
    await reviewed.act('office', { type: 'urge' });
    await reviewed.opinion('JGSW', 'agree');
    const { items } = await (await crew.as('office')).mustGet('/obligations?status=open');
    const { id } = items.find(({ key }: { key: string }) => key === 'quarterlyDispatch-2024Q3');
    await (
      await crew.as('office')
    ).post(`/obligations/${id}/commands`, { commandId: crypto.randomUUID(), type: 'urge' });
    await checked.act('unit1', { type: 'urge' });
    await system.moveTo(morning('2024-09-26'));
    await system.mailsHaveLeft();
    links = linksOf(system);
    before = await record();
  }, 180_000);
  afterAll(() => system?.stop());

  /** Returns one digest per table. */
  async function record(): Promise<Record<string, string>> {
    const tables = await system.sql<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'
          AND table_type = 'BASE TABLE' AND table_name <> ALL($1) ORDER BY name`,
      [MAY_MOVE],
    );
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await system.sql(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '') AS digest FROM "${name}" t`,
      );
      digests[name] = row.digest;
    }
    return digests;
  }

  /** Sends GET and HEAD to a link and to the api address of its page. Returns the four statuses. */
  async function open(link: string, who?: Client): Promise<number[]> {
    const cookie = who ? { cookie: who.cookie } : undefined;
    const page = new URL(link).pathname;
    const statuses = [];
    for (const address of [link, `${system.base}/api${ASKS[page] ?? page}`]) {
      for (const method of ['GET', 'HEAD']) {
        const response = await fetch(address, { method, headers: { ...cookie }, redirect: 'follow' });
        await response.text();
        statuses.push(response.status);
      }
    }
    return statuses;
  }

  it('are in mails of many sorts, in their text and in their page, and lead to pages alone', async () => {
    const kinds = await system.sql(`SELECT DISTINCT kind FROM outbox WHERE status = 'sent' ORDER BY kind`);
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(KINDS));
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) {
      const { origin, pathname, search, hash } = new URL(link);
      expect(origin).toBe(new URL(system.base).origin);
      expect(pathname).toMatch(/^\/(tasks|evidence|(applications|obligations)\/[0-9a-f-]{36})$/);
      expect(search).toMatch(/^(\?year=\d{4})?$/); // neither token nor act in the link
      expect(hash).toBe('');
    }
  });

  it('opened by a robot without a session, change nothing', async () => {
    for (const link of links) {
      const api = (await open(link)).slice(2);
      expect([link, api]).toEqual([link, [401, 401]]);
    }
    expect(await record()).toEqual(before);
  }, 60_000);

  it('opened within anybody’s session, change nothing either', async () => {
    const seen = new Set<number>();
    for (const login of ['jiaow', 'jgsw', 'unit1', 'office', 'inspector1', 'city-report']) {
      const who = await system.crew.as(login);
      before = await record(); // after the log-in, which is recorded
      for (const link of links) (await open(link, who)).forEach((status) => seen.add(status));
      expect(await record()).toEqual(before);
    }
    expect(seen).toContain(200);
    expect([...seen].filter((status) => status >= 500)).toEqual([]);
  }, 120_000);
});

function linksOf({ mailbox }: System): string[] {
  const found = mailbox.mails.flatMap(({ text, html }) => [
    ...(text.match(/https?:\/\/[^\s<>"]+/g) ?? []),
    ...[...html.matchAll(/(?:href|src|action)="([^"]+)"/g)].map(([, link]) => link!),
  ]);
  return [...new Set(found)].sort();
}
