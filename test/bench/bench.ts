import { Client, Connection } from '@temporalio/client';
import { cpus } from 'node:os';
import { setTimeout as rest } from 'node:timers/promises';
import { checkInvariants } from '../faults/checks';
import { startPostgres } from '../support/postgres';
import { eventually, startSystem, type System } from '../support/system';
import { startTemporal } from '../support/temporal';
import { bareForm, COMMANDS_PER_LIFE, type Form, httpForm, workflowForm } from './forms';
import { printMorning } from './morning';
import { type Cpu, cpuNow, difference, fsyncMs, inParallel, median, percentile } from './measure';

const REPEATS = 3;
const LIVES: Record<number, number> = { 1: 12, 16: 64 };
const STATS_LAG_MS = 11_000; // an idle session of PostgreSQL reports its statistics after 10 s

interface Figures {
  perSecond: number;
  p50: number;
  p99: number;
  cpuPerCommand: Cpu;
}

/**
 * npm run bench [-- morning]: prints measurements, asserts no limits, and checks the invariants at the end.
 * `morning`: only the measurement of many reminders that fall due at 09:00.
 */
async function main(): Promise<void> {
  console.log(
    `${cpus().length} CPUs, Node ${process.version}, fdatasync of 4 kB ${fsyncMs().toFixed(2)} ms (median)`,
  );
  console.log(
    'PostgreSQL 18 with fsync and synchronous_commit on, Temporal on the same; everything on this machine\n',
  );
  const postgres = await startPostgres();
  const temporal = await startTemporal(postgres);
  const database = await postgres.freshDatabase();
  const system = await startSystem('2024-09-02T09:00:00+08:00', {
    database,
    temporalAddress: temporal.address,
  });
  const connection = await Connection.connect({ address: temporal.address });
  try {
    if (process.argv[2] !== 'morning')
      await measure(system, new Client({ connection, namespace: system.namespace }));
    await printMorning(system, namesOf(system));
  } finally {
    await connection.close();
    await system.stop();
    await temporal.close();
    await postgres.close();
  }
}

async function measure(system: System, client: Client): Promise<void> {
  const bareWorker = await system.startWorker('test/bench/bare-worker.js');
  await eventually(() => bareWorker.said().includes('ready'), 60_000, 'the bare worker is ready');
  const names = namesOf(system).set(bareWorker.pid, 'bare worker');
  // Mails are held back while the commands are measured; printMails measures them afterwards.
  await system.sql(`ALTER TABLE outbox ALTER next_attempt_at SET DEFAULT now() + interval '1 day'`);
  const [{ offset }] = await system.sql('SELECT offset_ms::float8 AS "offset" FROM programme_clock');
  const settle = async (draftId: string): Promise<string> => {
    const [{ id }] = await system.sql(
      `WITH made AS (
         INSERT INTO unit (name, no_code_reason, address, street, created_by)
         SELECT number, 'bench', '-', '-', applicant_id FROM application WHERE id = $1 RETURNING id)
       UPDATE application a SET draft = NULL, unit_id = made.id, contact_name = '-', contact_phone = '-',
              contact_email = 'unit1@wufei.example'
         FROM made WHERE a.id = $1 RETURNING made.id`,
      [draftId],
    );
    return id;
  };
  const forms = [bareForm(client), workflowForm(client, system.crew, offset, settle), httpForm(system.crew)];

  for (const form of forms) await run(system, form, 4, 20, names); // warm-up
  for (const concurrency of [1, 16]) {
    const figures = new Map<Form, Figures[]>(forms.map((form) => [form, []]));
    for (let repeat = 0; repeat < REPEATS; repeat += 1)
      for (const form of forms)
        figures.get(form)!.push(await run(system, form, concurrency, LIVES[concurrency]!, names));
    print(concurrency, forms, figures);
  }
  await printTasks(client, forms);
  await printCommits(system, forms[2]!);
  await printMails(system);
  await checkInvariants(system); // queries every workflow: run before printMorning starts thousands
  console.log('invariants A1–A4, A8, A12: hold');
}

function namesOf({ apis, workers }: System): Map<number, string> {
  return new Map([
    [apis[0]!.pid, 'api'],
    [workers[0]!.pid, 'worker'],
  ]);
}

async function run(
  system: System,
  form: Form,
  concurrency: number,
  count: number,
  names: Map<number, string>,
): Promise<Figures> {
  await form.prepare(count);
  const times: number[] = [];
  const timed = async <T>(call: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const answer = await call();
    times.push(performance.now() - start);
    return answer;
  };
  const before = cpuNow(names);
  const start = performance.now();
  await inParallel(concurrency, count, (i) => form.live(i, timed));
  const seconds = (performance.now() - start) / 1000;
  const used = difference(cpuNow(names), before);
  // Commands sent without the api are never acknowledged; otherwise the reconciler would pick them up.
  await system.sql('UPDATE command SET acknowledged_at = now() WHERE acknowledged_at IS NULL');
  const cpuPerCommand = Object.fromEntries(
    Object.entries(used).map(([name, ms]) => [name, ms / times.length]),
  );
  return {
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    cpuPerCommand,
  };
}

function print(concurrency: number, forms: Form[], figures: Map<Form, Figures[]>): void {
  const of = (form: Form, value: (one: Figures) => number) => figures.get(form)!.map(value);
  const bareline = median(of(forms[0]!, (one) => one.perSecond));
  console.log(
    `concurrency ${concurrency}: ${REPEATS} × ${LIVES[concurrency]} lives of ${COMMANDS_PER_LIFE} commands, median [min–max]`,
  );
  for (const form of forms) {
    const rates = of(form, (one) => one.perSecond);
    const rate = median(rates);
    const range = `[${Math.min(...rates).toFixed(0)}–${Math.max(...rates).toFixed(0)}]`;
    console.log(
      `  ${form.name.padEnd(30)} ${rate.toFixed(0).padStart(5)} commands/s ${range.padEnd(10)}` +
        ` ${(rate / COMMANDS_PER_LIFE).toFixed(1).padStart(5)} lives/s` +
        `  p50 ${median(of(form, (one) => one.p50)).toFixed(1)} ms  p99 ${median(of(form, (one) => one.p99)).toFixed(1)} ms` +
        `  ${((100 * rate) / bareline).toFixed(0)} % of bare`,
    );
    const cpu = figures.get(form)!.at(-1)!.cpuPerCommand;
    const parts = Object.entries(cpu).filter(([, ms]) => ms >= 0.05);
    console.log(
      `      CPU ms per command: ${parts.map(([name, ms]) => `${name} ${ms.toFixed(1)}`).join(', ')}`,
    );
  }
  console.log();
}

/** Prints the workflow tasks and events of one life; eight commands should take eight workflow tasks. */
async function printTasks(client: Client, forms: Form[]): Promise<void> {
  for (const form of forms) {
    const { events } = await client.workflow.getHandle(form.workflowId(0)).fetchHistory();
    const tasks = events!.filter((event) => event.workflowTaskCompletedEventAttributes).length;
    console.log(`workflow tasks per life, ${form.name}: ${tasks}, ${events!.length} events`);
  }
}

/**
 * Prints transactions and WAL flushes per command over HTTP at concurrency 1, minus those of an idle system.
 */
async function printCommits(system: System, form: Form): Promise<void> {
  const own = new URL(system.database.ownerUrl).pathname.slice(1);
  const read = async () => {
    await rest(STATS_LAG_MS);
    const [row] = await system.sql(
      `SELECT sum(xact_commit) FILTER (WHERE datname = $1)::float8 AS product,
              sum(xact_commit) FILTER (WHERE datname LIKE 'temporal%')::float8 AS temporal,
              (SELECT sum(fsyncs)::float8 FROM pg_stat_io WHERE object = 'wal') AS flushes
         FROM pg_stat_database`,
      [own],
    );
    return { at: performance.now(), row: row as Record<'product' | 'temporal' | 'flushes', number> };
  };
  const count = 40;
  await form.prepare(count);
  const first = await read();
  const idle = await read();
  await inParallel(1, count, (i) => form.live(i, (call) => call()));
  const last = await read();
  const share = (last.at - idle.at) / (idle.at - first.at);
  const perCommand = (of: 'product' | 'temporal' | 'flushes') => {
    const used = last.row[of] - idle.row[of] - (idle.row[of] - first.row[of]) * share;
    return (used / (count * COMMANDS_PER_LIFE)).toFixed(2);
  };
  console.log(
    `PostgreSQL per command over HTTP: ${perCommand('flushes')} flushes of the log (durable commits); transactions,` +
      ` reads included: product ${perCommand('product')}, Temporal ${perCommand('temporal')}`,
  );
}

async function printMails(system: System): Promise<void> {
  const [{ n }] = await system.sql(`SELECT count(*)::int AS n FROM outbox WHERE status = 'queued'`);
  const start = performance.now();
  await system.sql(`UPDATE outbox SET next_attempt_at = now() WHERE status = 'queued'`);
  await eventually(
    async () =>
      (await system.sql(`SELECT FROM outbox WHERE status IN ('queued', 'sending') LIMIT 1`)).length === 0,
    300_000,
    'all mails have left',
  );
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `mails, held back until now: ${n} sent in ${seconds.toFixed(1)} s, ${(n / seconds).toFixed(0)}/s`,
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
