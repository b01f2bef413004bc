import type { DatabaseError, Pool, PoolClient } from 'pg';
import type { RecordRequest, RecordResult, StoredAnswer } from '../record';
import { inTransaction } from '../transaction';
import { decisionsOf } from './decisions';
import { beginCounting, RefusedByLedger, touchesLedger, writeLedger } from './ledger.query';
import { WRITE_STEP } from './write-step.sql';

/** PostgreSQL knows less than the workflow does: an old backup. Never written over; a person must look. */
export class RecordBehindWorkflow extends Error {}

const TRY_AGAIN = ['40001', '40P01']; // serialization failure, deadlock
const ALREADY_THERE = ['command_pkey', 'application_event_pkey'];
const REFUSALS: Record<string, string> = {
  application_one_open: 'duplicateApplication',
  decision_once: 'opinionAlreadyGiven',
  decision_one_seat_each: 'separationOfDuties',
  separate_duties: 'separationOfDuties',
};

/**
 * Writes one step of an application in one transaction: state row (compare-and-set on seq), events, command, decisions,
 * tasks, mails to send, ledger. Run twice it changes nothing: it answers `ahead` with what is stored.
 * Throws when PostgreSQL cannot be asked, and RecordBehindWorkflow.
 */
export async function recordEvents(pool: Pool, request: RecordRequest): Promise<RecordResult> {
  if (request.events.length === 0) return whatIsStored(pool, request);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const offset = touchesLedger(request) ? await writeCounted(pool, request) : await write(pool, request);
      return offset === undefined ? await whatIsStored(pool, request) : { status: 'recorded', offset };
    } catch (error) {
      const { code = '', constraint = '' } = error as DatabaseError;
      if (TRY_AGAIN.includes(code) && attempt < 5) continue;
      if (ALREADY_THERE.includes(constraint)) return whatIsStored(pool, request);
      const refusal = refusalOf(error, request);
      if (!refusal) throw error;
      return refused(pool, request, refusal);
    }
  }
}

/** Why the record can never take this step, or undefined: then asking again may help, or a person must look. */
function refusalOf(error: unknown, { command }: RecordRequest): string | undefined {
  if (error instanceof RefusedByLedger) return error.code;
  const { code = '', constraint = '' } = error as DatabaseError;
  if (constraint in REFUSALS) return REFUSALS[constraint];
  // Bad data or a broken key (classes 22, 23) with a person's act: the act is refused, the workflow goes on.
  return command && /^2[23]/.test(code) ? 'recordRefused' : undefined;
}

/** One statement; the programme clock's offset (ms), or undefined when the row was not where the step begins. */
async function write(db: Pool | PoolClient, request: RecordRequest): Promise<number | undefined> {
  const { app, events, notices, nextClockAt, command, rules } = request;
  const { rows } = await db.query<{ offset: number }>({
    name: 'write-step',
    text: WRITE_STEP,
    values: [
      app.id,
      app.seq - events.length,
      JSON.stringify(app),
      JSON.stringify(events),
      JSON.stringify(notices),
      nextClockAt,
      command ? JSON.stringify(command) : null,
      rules ? JSON.stringify(rules) : null,
      JSON.stringify(decisionsOf(request)),
    ],
  });
  return rows[0]?.offset;
}

/** The same under the lock of the years whose figures it changes. */
async function writeCounted(pool: Pool, request: RecordRequest): Promise<number | undefined> {
  const work = async (client: PoolClient) => {
    const offset = await write(client, request);
    if (offset !== undefined) await writeLedger(client, request);
    return offset;
  };
  return inTransaction(pool, work, beginCounting(request.app.programmeYear));
}

interface Stored {
  seq: number | null;
  app: RecordRequest['app'] | null;
  rules: Required<RecordRequest>['rules'];
  offset: number;
  commandOf: string | null;
  answer: StoredAnswer | null;
  bodyHash: string;
}

async function readStored(pool: Pool, { app, command }: RecordRequest): Promise<Stored> {
  const { rows } = await pool.query<Stored>({
    name: 'what-is-stored',
    text: `SELECT a.seq, a.state AS app, a.rules, c.application_id AS "commandOf", c.answer, c.body_hash AS "bodyHash",
                  coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"
             FROM (VALUES (1)) AS one
             LEFT JOIN application a ON a.id = $1
             LEFT JOIN command c ON c.id = $2`,
    values: [app.id, command?.id ?? null],
  });
  return rows[0]!;
}

async function whatIsStored(pool: Pool, request: RecordRequest): Promise<RecordResult> {
  const { seq, app, rules, offset, commandOf, answer, bodyHash } = await readStored(pool, request);
  const begins = request.app.seq - request.events.length;
  if (seq === null && begins === 0) return { status: 'refused', code: 'draftGone', app: null, offset };
  if (commandOf && commandOf !== request.app.id)
    return { status: 'refused', code: 'commandIdReused', app, offset };
  if (!app || seq === null || seq < begins) {
    throw new RecordBehindWorkflow(
      `${request.app.number} is recorded up to ${seq}, its workflow begins at ${begins}`,
    );
  }
  return { status: 'ahead', app, rules, offset, ...(answer && { answer: { ...answer, bodyHash } }) };
}

async function refused(pool: Pool, request: RecordRequest, code: string): Promise<RecordResult> {
  const { app, offset } = await readStored(pool, request);
  return { status: 'refused', code, app, offset };
}
