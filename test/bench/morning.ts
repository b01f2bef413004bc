import { nineOn } from '@app/domain';
import { setTimeout as rest } from 'node:timers/promises';
import { aDraft } from '../support/drive';
import { eventually, type System } from '../support/system';
import { cpuNow, difference, inParallel } from './measure';

const OPEN = Number(process.env.WUFEI_BENCH_MORNING ?? 5000);
const DAY = '2024-09-04'; // submitted on 2 September, due on the 9th: the first reminder
const EARLIER_MS = 20_000;
const FIRST_UNIT = 1_000_000;

/**
 * Submits OPEN applications whose first reminder is due at the same 09:00, lets their timers fire, and prints
 * the time until the last mail is queued and the CPU time used.
 */
export async function printMorning(system: System, names: Map<number, string>): Promise<void> {
  const { crew } = system;
  await system.sql(`ALTER TABLE outbox ALTER next_attempt_at SET DEFAULT now() + interval '1 day'`); // queued, not sent
  await crew.chooseSingleMails('jiaow');
  const unit = await crew.as('unit1');
  const submitting = performance.now();
  await inParallel(16, OPEN, async (i) => {
    const { body } = await unit.post('/applications', aDraft('SCHOOL', FIRST_UNIT + i));
    await unit.mustAct(body.id, { type: 'submit' });
  });
  console.log(`\n${OPEN} applications submitted in ${secondsSince(submitting)} s`);

  const nine = nineOn(DAY);
  await crew.moveTo(new Date(nine - EARLIER_MS).toISOString());
  const [{ offset }] = await system.sql('SELECT offset_ms::float8 AS "offset" FROM programme_clock');
  const queued = async () => {
    const [{ n }] = await system.sql(
      `SELECT count(*)::int AS n FROM outbox WHERE kind = 'reminder' AND send_at >= to_timestamp($1::float8 / 1000)`,
      [nine],
    );
    return n as number;
  };
  await rest(nine - (Date.now() + offset));
  const before = cpuNow(names);
  const start = performance.now();
  await eventually(async () => (await queued()) >= OPEN, 1_800_000, 'all reminders are queued');
  const seconds = Number(secondsSince(start));
  const used = Object.entries(difference(cpuNow(names), before)).filter(([, ms]) => ms >= 50);
  console.log(
    `${OPEN} reminders due at 09:00: the last mail queued after ${seconds} s, ${(OPEN / seconds).toFixed(0)}/s;` +
      ` CPU s: ${used.map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)}`).join(', ')}`,
  );
  const [{ twice }] = await system.sql(
    `SELECT count(*)::int AS twice FROM (SELECT FROM application_event WHERE type = 'reminded'
      GROUP BY application_id, data -> 'step' ->> 'day' HAVING count(*) > 1) t`,
  );
  console.log(`reminders written twice: ${twice}`);
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1);
}
