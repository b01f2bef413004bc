import type { KindName } from '@app/domain';
import type { Pool } from 'pg';
import { RECORDS } from './kinds';

/** The input of a person with a command. It is stored here so that Temporal’s histories do not contain it. */
export interface CommandInput {
  commandId: string;
  /** The kind and id of the life that the command is about. */
  kind: KindName;
  id: string;
  actorId: string;
  body: unknown;
  bodyHash: string;
}

/** The input of `contribute`, from which `recordStep` makes the next version. */
export interface ContributionInput {
  progress: string;
  /** Requires `source`. */
  figure?: number;
  /** The figure as the person typed it. */
  figureText?: string;
  unit?: string;
  source?: string;
  /** The id of a file of the same obligation. */
  fileId?: string;
  problems?: string;
  nextSteps?: string;
}

/**
 * Stores the input of a command. `same`: it is already stored; `reused`: the id belongs to something else. Does not
 * wait for the disk: the recording transaction does, and flushes the log up to and beyond this write.
 */
export async function saveCommandInput(
  pool: Pool,
  input: CommandInput,
): Promise<'saved' | 'same' | 'reused'> {
  const { commandId, kind, id, actorId, body, bodyHash } = input;
  const { commandOf, commandOfType } = RECORDS[kind];
  const { rowCount } = await pool.query({
    name: `save-command-input-${kind}`,
    text: `INSERT INTO command_input (command_id, ${commandOf}, actor_id, body, body_hash)
           SELECT $1::uuid, $2::${commandOfType}, $3::uuid, $4::jsonb, $5
             FROM set_config('synchronous_commit', 'off', true)
           ON CONFLICT (command_id) DO NOTHING`,
    values: [commandId, id, actorId, JSON.stringify(body), bodyHash],
  });
  if (rowCount) return 'saved';
  const { rows } = await pool.query('SELECT body_hash FROM command_input WHERE command_id = $1', [commandId]);
  return rows[0]?.body_hash === bodyHash ? 'same' : 'reused';
}

/** Marks commands as acknowledged: their workflows have handled them and their senders got the answers. */
export async function acknowledge(pool: Pool, commandIds: string[]): Promise<void> {
  await pool.query(
    'UPDATE command SET acknowledged_at = now() WHERE id = ANY($1::uuid[]) AND acknowledged_at IS NULL',
    [commandIds],
  );
}
