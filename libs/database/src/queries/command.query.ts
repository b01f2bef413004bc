import type { Pool } from 'pg';
import type { StoredAnswer } from '../record';
import { inTransaction } from '../transaction';

export interface CommandRow {
  id: string;
  applicationId: string;
  type: string;
  bodyHash: string;
  answer: StoredAnswer;
  acknowledged: boolean;
}

/** The command that took effect under an id, with the answer that its sender was given. */
export async function findCommand(pool: Pool, id: string): Promise<CommandRow | undefined> {
  const { rows } = await pool.query<CommandRow>({
    name: 'find-command',
    text: `SELECT id, application_id AS "applicationId", type, body_hash AS "bodyHash", answer,
                  acknowledged_at IS NOT NULL AS acknowledged
             FROM command WHERE id = $1`,
    values: [id],
  });
  return rows[0];
}

/** What a person wrote with a command: kept out of Temporal's histories. */
export interface CommandInput {
  commandId: string;
  applicationId: string;
  actorId: string;
  body: unknown;
  bodyHash: string;
}

/**
 * Keeps what was written with a command. `same`: it is already there; `reused`: the id stands for something else.
 * Does not wait for the disk: the recording transaction, which does, flushes the log up to and beyond this.
 */
export async function saveCommandInput(
  pool: Pool,
  input: CommandInput,
): Promise<'saved' | 'same' | 'reused'> {
  const { commandId, applicationId, actorId, body, bodyHash } = input;
  return inTransaction(
    pool,
    async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO command_input (command_id, application_id, actor_id, body, body_hash)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (command_id) DO NOTHING`,
        [commandId, applicationId, actorId, JSON.stringify(body), bodyHash],
      );
      if (rowCount) return 'saved';
      const { rows } = await client.query('SELECT body_hash FROM command_input WHERE command_id = $1', [
        commandId,
      ]);
      return rows[0]?.body_hash === bodyHash ? 'same' : 'reused';
    },
    'BEGIN; SET LOCAL synchronous_commit = off',
  );
}

/** The workflow is known to have heard of these commands: the sender got its answer. */
export async function acknowledge(pool: Pool, commandIds: string[]): Promise<void> {
  await pool.query(
    'UPDATE command SET acknowledged_at = now() WHERE id = ANY($1::uuid[]) AND acknowledged_at IS NULL',
    [commandIds],
  );
}
