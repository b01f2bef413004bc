import type { KindName } from '@app/domain';
import type { Pool } from 'pg';
import { RECORDS } from './kinds';

/** What a person wrote with a command: kept out of Temporal's histories. */
export interface CommandInput {
  commandId: string;
  /** What it is about: the thing's kind and id. */
  kind: KindName;
  id: string;
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

/** The workflows are known to have taken these commands: their senders got the answers. */
export async function acknowledge(pool: Pool, commandIds: string[]): Promise<void> {
  await pool.query(
    'UPDATE command SET acknowledged_at = now() WHERE id = ANY($1::uuid[]) AND acknowledged_at IS NULL',
    [commandIds],
  );
}
