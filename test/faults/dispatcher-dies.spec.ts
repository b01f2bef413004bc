import { createPool } from '@app/database';
import { nineOn } from '@app/domain';
import type { Pool } from 'pg';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, startChild } from '../../apps/stack/src/process/child';
import { insertMail, insertStory, seedSchool } from '../support/database/rows';
import { type Moment, ScriptedSmtp } from '../support/mail/scripted-smtp';
import { type Database, freshDatabase } from '../support/database';
import { programArgs } from '../support/stack/program-args';
import { eventually } from '../support/system';
import { AT_THE_SERVER, IN_THE_DISPATCHER } from './dispatcher-steps';

jest.setTimeout(600_000);

const TIMES = 6;
const NEW_MAILS = 4;
const LEASE_MS = 1500;

describe('a dispatcher killed at every step of sending', () => {
  let database: Database;
  let owner: Pool;
  let smtp: ScriptedSmtp;
  let folder: string;
  let dispatcher: Child | undefined;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = createPool(database.ownerUrl);
    await seedSchool(owner);
    await owner.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [
      nineOn('2024-09-03') - Date.now(),
    ]);
    await insertStory(owner);
    smtp = await ScriptedSmtp.start();
    folder = await mkdtemp(join(tmpdir(), 'wufei-dispatcher-'));
  });

  afterAll(async () => {
    await dispatcher?.stop(['SIGKILL'], 5000);
    await smtp.stop();
    await owner.end();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(dieAt?: string): Promise<Child> {
    const { PATH } = process.env;
    return startChild({
      name: 'dispatcher',
      command: process.execPath,
      args: programArgs('test/faults/dying-dispatcher.js'),
      env: {
        PATH,
        DATABASE_URL: database.appUrl,
        SMTP_URL: smtp.url,
        LEASE_MS: String(LEASE_MS),
        DIE_AT: dieAt,
      },
      logFile: join(folder, 'dispatcher.log'),
    });
  }

  /** Kills the dispatcher when the first new mail reaches a given moment of the SMTP session. */
  function killAt(moment: Moment): void {
    const met = new Set(smtp.asked);
    smtp.script = (to) => ({
      get [moment]() {
        if (moment === 'greeting' || !met.has(to)) process.kill(dispatcher!.pid, 'SIGKILL');
        return undefined;
      },
    });
  }

  it('sends every mail, twice only when uncertain and with the same Message-ID, never thrice', async () => {
    const kills: Record<string, number> = {};
    let mails = 0;
    for (let round = 0; round < TIMES; round += 1) {
      for (const step of [...IN_THE_DISPATCHER, ...AT_THE_SERVER]) {
        for (let i = 0; i < NEW_MAILS; i += 1) await insertMail(owner, `unit${(mails += 1)}@example.cn`);
        const atServer = (AT_THE_SERVER as readonly string[]).includes(step);
        dispatcher = await start(atServer ? undefined : step);
        if (atServer) killAt(step as Moment);
        const { signal } = await dispatcher.exited;
        expect({ step, signal }).toEqual({ step, signal: 'SIGKILL' });
        smtp.script = () => ({});
        kills[step] = (kills[step] ?? 0) + 1;
      }
    }
    const killed = Object.values(kills).reduce((sum, n) => sum + n, 0);
    expect(killed).toBeGreaterThanOrEqual(50);

    dispatcher = await start();
    const waiting = `SELECT FROM outbox WHERE status IN ('queued', 'sending') OR (status = 'uncertain' AND handed_over < 2)`;
    const done = async () => (await owner.query(waiting)).rowCount === 0;
    await eventually(done, 60_000, 'every mail is sent, or in doubt for good');
    await dispatcher.stop(['SIGTERM'], 5000);

    const { rows } = await owner.query('SELECT recipient, status, attempts, doubted_at FROM outbox');
    expect(rows).toHaveLength(mails);
    const arrived = new Map<string, string[]>();
    for (const { to, message } of smtp.received)
      arrived.set(to, [...(arrived.get(to) ?? []), /^Message-ID:\s*(\S+)/im.exec(message)![1]!]);
    const times = ({ recipient }: { recipient: string }) => arrived.get(recipient)?.length ?? 0;

    expect(rows.filter((row) => times(row) === 0)).toEqual([]); // every mail arrives
    expect(rows.filter((row) => times(row) > 2)).toEqual([]);
    expect(rows.filter((row) => times(row) === 2 && row.doubted_at === null)).toEqual([]);
    for (const ids of arrived.values()) expect(new Set(ids).size).toBe(1);
    expect(new Set([...arrived.values()].map(([id]) => id)).size).toBe(mails);

    const count = (holds: (row: any) => boolean) => rows.filter(holds).length;
    console.log(
      [
        `${killed} kills, ${mails} mails, ${smtp.received.length} messages at the server`,
        ...Object.entries(kills).map(([step, n]) => `  ${n} × ${step}`),
        `arrived once ${count((row) => times(row) === 1)}, twice ${count((row) => times(row) === 2)}`,
        `once in doubt ${count((row) => row.doubted_at !== null)}, in doubt for good ${count((row) => row.status === 'uncertain')}`,
        `most attempts at one mail ${Math.max(...rows.map(({ attempts }) => attempts))}`,
      ].join('\n'),
    );
  });
});
