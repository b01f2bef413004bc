import type { Obligation, ObligationRules } from '@app/domain';
import type { Pool } from 'pg';
import type { RecordObligationRequest, RecordObligationResult, StoredObligationAnswer } from './record';
import { notificationsToSend } from '../mail/notifications-to-send';
import { type Kind, recordStep } from './record-step';
import { WRITE_OBLIGATION } from './write-obligation.sql';

const OBLIGATION: Kind<RecordObligationRequest, Obligation> = {
  table: 'obligation',
  stateOf: ({ obligation }) => obligation,
  write,
  // Nothing under this id: either the key stands for another obligation, or there is none to ask about.
  missing: ({ events }) => (events.length > 0 ? 'obligationExists' : 'obligationUnknown'),
  refusals: { contribution_source: 'sourceMissing' },
};

/**
 * Writes one step of an obligation in one transaction: state row (compare-and-set on seq; the first step makes it), events,
 * command, parts, what was handed in, mails to send. Run twice it changes nothing: it answers `ahead` with what is stored.
 * Throws when PostgreSQL cannot be asked, and RecordBehindWorkflow.
 */
export async function recordDuty(
  pool: Pool,
  request: RecordObligationRequest,
): Promise<RecordObligationResult> {
  const result = await recordStep<
    RecordObligationRequest,
    Obligation,
    ObligationRules,
    StoredObligationAnswer
  >(pool, request, OBLIGATION);
  if (result.status === 'recorded') return result;
  const { state, ...rest } = result;
  return { ...rest, obligation: state } as RecordObligationResult;
}

async function write(pool: Pool, request: RecordObligationRequest): Promise<number | undefined> {
  const { obligation, events, nextClockAt, command, rules } = request;
  const { rows } = await pool.query<{ offset: number }>({
    name: 'write-obligation',
    text: WRITE_OBLIGATION,
    values: [
      obligation.id,
      obligation.seq - events.length,
      JSON.stringify(obligation),
      JSON.stringify(events),
      JSON.stringify(await notificationsToSend(pool, request)),
      nextClockAt,
      command ? JSON.stringify(command) : null,
      rules ? JSON.stringify(rules) : null,
    ],
  });
  return rows[0]?.offset;
}
