import { createPool, Directories } from '@app/database';
import { createMailer } from '@app/mail';
import { pino } from 'pino';
import { Dispatcher } from '../../apps/worker/src/dispatcher/dispatcher';
import type { DispatcherStep } from './dispatcher-steps';

/**
 * A dispatcher that dies (kill -9) at the step DIE_AT of the first attempt to send a mail. Without DIE_AT it lives; at
 * the steps of the mail server it is killed from outside.
 */
const { DATABASE_URL, SMTP_URL, DIE_AT, LEASE_MS } = process.env;
const pool = createPool(DATABASE_URL!);
const mailer = createMailer({ url: SMTP_URL!, from: 'wufei@localhost', timeoutMs: Number(LEASE_MS) / 2 });

function dieIfAt(step: DispatcherStep, attempts = 1): void {
  if (step === DIE_AT && attempts === 1) process.kill(process.pid, 'SIGKILL');
}

type Query = string | { name?: string; values?: unknown[] };
const ask = pool.query.bind(pool) as (query: Query, values?: unknown[]) => Promise<{ rows: any[] }>;
pool.query = (async (query: Query, values?: unknown[]) => {
  const { name, values: given = [] } = typeof query === 'string' ? {} : query;
  const attempts = given[1] as number;
  if (name === 'hand-over') dieIfAt('before the hand-over is noted', attempts);
  if (name === 'settle-mail') dieIfAt('after the answer, before it is noted', attempts);
  const result = await ask(query, values);
  if (name === 'lease-new-mails' && result.rows.length > 0) dieIfAt('leased');
  if (typeof query === 'string' && query.includes('notified.events')) dieIfAt('its facts read');
  if (name === 'hand-over') dieIfAt('the hand-over noted, before the last byte', attempts);
  if (name === 'settle-mail') dieIfAt('settled', attempts);
  return result;
}) as typeof pool.query;

new Dispatcher({
  pool,
  mailer,
  log: pino({ level: 'silent' }),
  publicUrl: 'https://wufei.example.cn',
  host: 'wufei.example.cn',
  directories: new Directories(pool),
  leaseMs: Number(LEASE_MS),
  backoff: { firstMs: 100, maxMs: 1000, attempts: 1000 },
}).start();
