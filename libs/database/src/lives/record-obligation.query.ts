import type { Obligation, ObligationRules } from '@app/domain';
import type { Pool } from 'pg';
import type { RecordDutyRequest, RecordDutyResult, StoredDutyAnswer } from './record';
import { noticesToSend } from '../mail/notices-to-send';
import { type Kind, recordStep } from './record-step';
import { WRITE_DUTY } from './write-obligation.sql';

const OBLIGATION: Kind<RecordDutyRequest, Obligation> = {
  table: 'obligation',
  stateOf: ({ duty }) => duty,
  write,
  // Nothing under this id: either the key stands for another duty, or there is none to ask about.
  missing: ({ events }) => (events.length > 0 ? 'obligationExists' : 'obligationUnknown'),
  refusals: { contribution_source: 'sourceMissing' },
};

/**
 * Writes one step of a duty in one transaction: state row (compare-and-set on seq; the first step makes it), events,
 * command, parts, what was handed in, mails to send. Run twice it changes nothing: it answers `ahead` with what is stored.
 * Throws when PostgreSQL cannot be asked, and RecordBehindWorkflow.
 */
export async function recordDuty(pool: Pool, request: RecordDutyRequest): Promise<RecordDutyResult> {
  const result = await recordStep<RecordDutyRequest, Obligation, ObligationRules, StoredDutyAnswer>(
    pool,
    request,
    OBLIGATION,
  );
  if (result.status === 'recorded') return result;
  const { state, ...rest } = result;
  return { ...rest, duty: state } as RecordDutyResult;
}

async function write(pool: Pool, request: RecordDutyRequest): Promise<number | undefined> {
  const { duty, events, nextClockAt, command, rules } = request;
  const { rows } = await pool.query<{ offset: number }>({
    name: 'write-duty',
    text: WRITE_DUTY,
    values: [
      duty.id,
      duty.seq - events.length,
      JSON.stringify(duty),
      JSON.stringify(events),
      JSON.stringify(await noticesToSend(pool, request)),
      nextClockAt,
      command ? JSON.stringify(command) : null,
      rules ? JSON.stringify(rules) : null,
    ],
  });
  return rows[0]?.offset;
}
