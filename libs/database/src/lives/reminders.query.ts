import { type Instant, type Kinds, type Life, LIVES, type Step, stepOfReminders } from '@app/domain';
import type { DatabaseError, Pool } from 'pg';
import { tryAgain } from '../connection/transaction';
import { type Notified, notificationsToSend } from '../mail/notifications-to-send';
import { RECORDS } from './kinds';
import { recordStep } from './record-step';
import { WRITE_REMINDERS } from './write-reminders.sql';

/** The kinds that have reminders: those that count working days. */
export type RemindedKind = keyof typeof WRITE_REMINDERS;
export const REMINDED_KINDS = Object.keys(WRITE_REMINDERS) as readonly RemindedKind[];

/** How many things one transaction reminds of. */
const PAGE = 1000;
/** How often a kind is gone through because a command was faster with one of its things. */
const MOST_TURNS = 5;

/** What a round has done with what was due. */
export interface Round {
  /** How often something was written of a thing. */
  reminded: number;
  /** Why the record refuses what is due of a thing, by its kind and id; the next round tries it again. */
  failed: Map<string, unknown>;
}

/** Where a round stands: the moment (timestamptz as text) and the id of the last thing looked at. */
interface Place {
  at: string;
  id: string;
}

const START: Place = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/** An open thing with something due, as recorded; `rules` as text, because many share the same. */
interface Due<K extends RemindedKind> extends Place {
  state: Kinds[K]['state'];
  rules: string;
}

/**
 * Writes every reminder and mark 逾期 that is due by a moment (ms, programme time), each at its own moment, page by page: what
 * was said, what is said next, escalations and mails of up to 1,000 things in one transaction. Safe to repeat, to break off
 * and to run beside itself and beside commands: a thing that has moved on since it was read is read again. `onPage`
 * is called after each page.
 */
export async function remindDue(
  pool: Pool,
  by: Instant,
  onPage: () => void = () => undefined,
): Promise<Round> {
  const round: Round = { reminded: 0, failed: new Map() };
  for (const kind of REMINDED_KINDS) {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      const overtaken = await remindKind(pool, kind, by, round, onPage);
      if (overtaken === 0) break;
    }
  }
  return round;
}

/** Goes once through what is due of a kind; returns of how many things nothing was written because they had moved on. */
async function remindKind<K extends RemindedKind>(
  pool: Pool,
  kind: K,
  by: Instant,
  round: Round,
  onPage: () => void,
): Promise<number> {
  const life = LIVES[kind].life as Life<Kinds[K]>;
  const rulesOf = parsed<Kinds[K]['rules']>();
  let overtaken = 0;
  for (let place: Place | undefined = START; place;) {
    const page: Due<K>[] = await readDue(pool, kind, by, place);
    const steps = page.map(({ state, rules }) =>
      stepOfReminders<Kinds[K]>(life, { state, rules: rulesOf(rules) }, by),
    );
    if (steps.length > 0) overtaken += await write(pool, kind, steps, round);
    onPage();
    place = page.length === PAGE ? page.at(-1) : undefined;
  }
  return overtaken;
}

async function readDue<K extends RemindedKind>(
  pool: Pool,
  kind: K,
  by: Instant,
  after: Place,
): Promise<Due<K>[]> {
  const { rows } = await pool.query<Due<K>>(
    `SELECT id, next_reminder_at::text AS at, state, rules::text AS rules FROM ${RECORDS[kind].table}
      WHERE is_open AND next_reminder_at <= to_timestamp($1::float8 / 1000)
        AND (next_reminder_at, id) > ($2::timestamptz, $3::uuid)
      ORDER BY next_reminder_at, id LIMIT ${PAGE}`,
    [by, after.at, after.id],
  );
  return rows;
}

/** Writes the steps in one transaction, or, when the record refuses one of them, each by itself; returns how many had moved on. */
async function write<K extends RemindedKind>(
  pool: Pool,
  kind: K,
  steps: Step<Kinds[K]>[],
  round: Round,
): Promise<number> {
  const values = await Promise.all(
    steps.map(async (step) => ({
      id: step.state.id,
      before: step.state.seq - step.events.length,
      state: step.state,
      events: step.events,
      notices: await notificationsToSend(pool, step as Notified),
      nextClockAt: step.nextClockAt,
      nextReminderAt: step.nextReminderAt,
    })),
  );
  const statement = {
    name: `remind-${kind}`,
    text: WRITE_REMINDERS[kind],
    values: [JSON.stringify(values)],
  };
  try {
    const written = (await tryAgain(() => pool.query(statement))).rowCount ?? 0;
    round.reminded += written;
    return steps.length - written;
  } catch (error) {
    if (!/^2[23]/.test((error as DatabaseError).code ?? '')) throw error;
    return writeSingly(pool, kind, steps, round);
  }
}

async function writeSingly<K extends RemindedKind>(
  pool: Pool,
  kind: K,
  steps: Step<Kinds[K]>[],
  round: Round,
): Promise<number> {
  let overtaken = 0;
  for (const step of steps.filter(({ events }) => events.length > 0)) {
    try {
      const { status } = await recordStep(pool, kind, step);
      if (status === 'recorded') round.reminded += 1;
      else overtaken += 1;
    } catch (error) {
      round.failed.set(`${kind} ${step.state.id}`, error);
    }
  }
  return overtaken;
}

/** Returns a function that parses each text once. */
function parsed<T>(): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const value = known.get(text) ?? (JSON.parse(text) as T);
    known.set(text, value);
    return value;
  };
}
