import type { ObligationAnswer, ApplicationAnswer } from '@app/domain';
import type { Pool } from 'pg';

export interface CommandRow {
  id: string;
  /** What it was about: an application, or an obligation of the office. */
  applicationId: string | null;
  obligationId: string | null;
  type: string;
  bodyHash: string;
  answer: ApplicationAnswer | ObligationAnswer;
  acknowledged: boolean;
}

/** The command that took effect under an id, with the answer that its sender was given. */
export async function findCommand(pool: Pool, id: string): Promise<CommandRow | undefined> {
  const { rows } = await pool.query<CommandRow>({
    name: 'find-command',
    text: `SELECT id, application_id AS "applicationId", obligation_id AS "obligationId", type,
                  body_hash AS "bodyHash", answer, acknowledged_at IS NOT NULL AS acknowledged
             FROM command WHERE id = $1`,
    values: [id],
  });
  return rows[0];
}

/** What a person wrote with a command: kept out of Temporal's histories. */
export interface CommandInput {
  commandId: string;
  /** What it is about: one of the three. */
  applicationId?: string;
  obligationId?: string;
  programmeYear?: number;
  actorId: string;
  body: unknown;
  bodyHash: string;
}

/** What is written with `contribute`: the body from which `recordStep` makes the next version. */
export interface ContributionInput {
  progress: string;
  /** Needs a source. */
  figure?: number;
  /** As it was written. */
  figureText?: string;
  unit?: string;
  source?: string;
  /** Of a file that lies with the same obligation. */
  fileId?: string;
  problems?: string;
  nextSteps?: string;
}

/**
 * Keeps what was written with a command. `same`: it is already there; `reused`: the id stands for something else.
 * Does not wait for the disk: the recording transaction, which does, flushes the log up to and beyond this.
 */
export async function saveCommandInput(
  pool: Pool,
  input: CommandInput,
): Promise<'saved' | 'same' | 'reused'> {
  const { commandId, applicationId, obligationId, programmeYear, actorId, body, bodyHash } = input;
  const { rowCount } = await pool.query({
    name: 'save-command-input',
    text: `INSERT INTO command_input (command_id, application_id, obligation_id, actor_id, body, body_hash,
             programme_year)
           SELECT $1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::jsonb, $6, $7::int
             FROM set_config('synchronous_commit', 'off', true)
           ON CONFLICT (command_id) DO NOTHING`,
    values: [commandId, applicationId, obligationId, actorId, JSON.stringify(body), bodyHash, programmeYear],
  });
  if (rowCount) return 'saved';
  const { rows } = await pool.query('SELECT body_hash FROM command_input WHERE command_id = $1', [commandId]);
  return rows[0]?.body_hash === bodyHash ? 'same' : 'reused';
}

/** The workflow is known to have heard of these commands: the sender got its answer. */
export async function acknowledge(pool: Pool, commandIds: string[]): Promise<void> {
  await pool.query(
    'UPDATE command SET acknowledged_at = now() WHERE id = ANY($1::uuid[]) AND acknowledged_at IS NULL',
    [commandIds],
  );
}
