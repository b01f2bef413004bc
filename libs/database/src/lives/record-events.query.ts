import type { Application, PinnedRules } from '@app/domain';
import type { Pool, PoolClient } from 'pg';
import type { RecordRequest, RecordResult, StoredAnswer } from './record';
import { inTransaction } from '../transaction';
import { decisionsOf } from './decisions';
import { beginCounting, touchesLedger, writeLedger } from '../years/ledger.query';
import { type NotificationToSend, notificationsToSend } from '../mail/notifications-to-send';
import { type Kind, recordStep } from './record-step';
import { WRITE_STEP } from './write-application.sql';

const APPLICATION: Kind<RecordRequest, Application> = {
  table: 'application',
  stateOf: ({ app }) => app,
  async write(pool, request) {
    const notices = await notificationsToSend(pool, request);
    return touchesLedger(request) ? writeCounted(pool, request, notices) : write(pool, request, notices);
  },
  missing: () => 'draftGone',
  refusals: {
    application_one_open: 'duplicateApplication',
    application_typed_or_settled: 'draftChanged',
    decision_once: 'opinionAlreadyGiven',
    decision_one_seat_each: 'separationOfDuties',
    separate_duties: 'separationOfDuties',
  },
};

/**
 * Writes one step of an application in one transaction: state row (compare-and-set on seq), events, command, decisions,
 * tasks, pauses, mails to send, ledger. Run twice it changes nothing: it answers `ahead` with what is stored.
 * Throws when PostgreSQL cannot be asked, and RecordBehindWorkflow.
 */
export async function recordEvents(pool: Pool, request: RecordRequest): Promise<RecordResult> {
  const result = await recordStep<RecordRequest, Application, PinnedRules, StoredAnswer>(
    pool,
    request,
    APPLICATION,
  );
  if (result.status === 'recorded') return result;
  const { state, ...rest } = result;
  return { ...rest, app: state } as RecordResult;
}

/** One statement; the programme clock's offset (ms), or undefined when the row was not where the step begins. */
async function write(
  db: Pool | PoolClient,
  request: RecordRequest,
  notices: NotificationToSend[],
): Promise<number | undefined> {
  const { app, events, nextClockAt, command, rules } = request;
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
async function writeCounted(
  pool: Pool,
  request: RecordRequest,
  notices: NotificationToSend[],
): Promise<number | undefined> {
  const work = async (client: PoolClient) => {
    const offset = await write(client, request, notices);
    if (offset !== undefined) await writeLedger(client, request);
    return offset;
  };
  return inTransaction(pool, work, beginCounting(request.app.programmeYear));
}
