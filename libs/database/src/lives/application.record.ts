import { type ApplicationTypes, decisionsOf, isFinal, type Step } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import { type NotificationToSend, notificationsToSend } from '../mail/notifications-to-send';
import { inTransaction } from '../connection/transaction';
import { beginCounting, touchesLedger, writeLedger } from '../years/ledger.query';
import { mayCorrect, writeCorrections } from './correct-with-step';
import type { RecordRow } from './record-row';
import { visibleTo } from '../worklists/scope';
import { WRITE_STEP } from './write-application.sql';

/** The constraints that keep one unit from two cases, or cells, of a type. */
const DOUBLES: Record<string, string> = {
  application_one_open: 'duplicateApplication',
  application_likely_double: 'likelyDouble',
  application_named_before: 'alreadyNamed',
  unit_credit_code_key: 'unitCodeTaken',
  town_gone: 'townGone',
};

/**
 * A step of an application writes the state row (compare-and-set on seq), events, command, decisions, tasks, pauses,
 * mails to send and the ledger.
 */
export const APPLICATION_RECORD: RecordRow<ApplicationTypes> = {
  table: 'application',
  name: 'number',
  idType: 'uuid',
  commandOf: 'application_id',
  commandOfType: 'uuid',
  hasCalendar: true,
  alias: 'a',
  visibleTo,
  async write(pool, step) {
    const notifications = await notificationsToSend(pool, step);
    if (touchesLedger(step)) return writeCounted(pool, step, notifications);
    return mayCorrect(step) ? writeCorrected(pool, step, notifications) : write(pool, step, notifications);
  },
  missing: () => 'draftGone',
  refusals: {
    ...DOUBLES,
    application_typed_or_settled: 'draftChanged',
    decision_once: 'opinionAlreadyGiven',
    decision_one_seat_each: 'separationOfDuties',
    separate_duties: 'separationOfDuties',
  },
  alreadyThere: ['application_event_pkey'],
};

/**
 * Writes a step in one statement. Returns programme time minus real time (ms), or undefined when the row was not at the
 * seq where the step begins.
 */
async function write(
  db: Pool | PoolClient,
  step: Step<ApplicationTypes>,
  notifications: NotificationToSend[],
): Promise<number | undefined> {
  const { state: app, events, nextClockAt, nextReminderAt, command, rules } = step;
  const { rows } = await db.query<{ offset: number }>({
    name: 'write-step',
    text: WRITE_STEP,
    values: [
      app.id,
      app.seq - events.length,
      JSON.stringify(app),
      JSON.stringify(events),
      JSON.stringify(notifications),
      nextClockAt,
      command ? JSON.stringify(command) : null,
      rules ? JSON.stringify(rules) : null,
      JSON.stringify(decisionsOf(app, events)),
      nextReminderAt,
    ],
  });
  return rows[0]?.offset;
}

/** Writes a step under the lock of the years whose figures it changes. */
async function writeCounted(
  pool: Pool,
  step: Step<ApplicationTypes>,
  notifications: NotificationToSend[],
): Promise<number | undefined> {
  const work = async (client: PoolClient) => {
    const offset = await write(client, step, notifications);
    if (offset !== undefined) await writeLedger(client, step);
    return offset;
  };
  return inTransaction(pool, work, beginCounting(step.state.programmeYear));
}

/**
 * Writes the first step of a case that is recorded later, within a transaction that holds the lock of its years. What is
 * over has no workflow to hear of its command. Throws RefusedByLedger, or the error of a violated constraint (`doubleOf`).
 */
export async function writeFirstStep(client: PoolClient, step: Step<ApplicationTypes>): Promise<void> {
  const offset = await write(client, step, await notificationsToSend(client, step));
  if (offset === undefined) throw new Error(`${step.state.number} is no draft`);
  await writeLedger(client, step);
  if (isFinal(step.state.stage))
    await client.query('UPDATE command SET acknowledged_at = clock_timestamp() WHERE id = $1', [
      step.command!.id,
    ]);
}

/** Returns the code of the refusal for a violated constraint, or undefined. */
export function doubleOf(constraint: string | undefined): string | undefined {
  return DOUBLES[constraint ?? ''];
}

/** Writes a step together with the values of the unit and its contact that it corrects. */
async function writeCorrected(
  pool: Pool,
  step: Step<ApplicationTypes>,
  notifications: NotificationToSend[],
): Promise<number | undefined> {
  return inTransaction(pool, async (client) => {
    const offset = await write(client, step, notifications);
    if (offset !== undefined) await writeCorrections(client, step);
    return offset;
  });
}
