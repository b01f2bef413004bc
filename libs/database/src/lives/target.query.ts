import type { Actor, Kind, KindName, Kinds } from '@app/domain';
import type { Pool } from 'pg';
import { OFFSET } from '../rules/rehearsal.query';
import { parameters, scopeName } from '../worklists/scope';
import { RECORDS } from './kinds';

/** A recorded command with the answer that its sender got. */
export interface StoredCommand<K extends Kind> {
  /** The kind of life that the command was about; `answer` is of this kind. */
  kind: KindName;
  bodyHash: string;
  answer: K['answer'];
}

/** The life that a command is about, and the command itself if it has taken effect before. */
export interface Target<K extends Kind> {
  /** Null before its first step, like the rules. */
  state: K['state'] | null;
  rules: K['rules'] | null;
  /** Programme time minus real time, in ms. */
  offset: number;
  command: StoredCommand<K> | null;
}

const COMMAND = `command.body_hash AS "bodyHash", command.answer,
  CASE ${Object.entries(RECORDS)
    .map(([kind, { commandOf }]) => `WHEN command.${commandOf} IS NOT NULL THEN '${kind}'`)
    .join(' ')} END AS kind`;

/**
 * Returns, in one query, a life that the actor may see and the command with this id; undefined when the actor may not
 * see it.
 */
export async function findTarget<N extends KindName>(
  pool: Pool,
  { kind, id }: { kind: N; id: string },
  commandId: string,
  actor: Actor,
): Promise<Target<Kinds[N]> | undefined> {
  const { table, alias, idType, visibleTo } = RECORDS[kind];
  const { values, put } = parameters();
  const { rows } = await pool.query({
    name: `find-target-${kind}-${scopeName(actor)}`,
    text: `SELECT ${alias}.state, ${alias}.rules, ${OFFSET}, ${COMMAND}
             FROM ${table} ${alias} LEFT JOIN command ON command.id = ${put(commandId)}::uuid
            WHERE ${alias}.id = ${put(id)}::${idType} AND ${visibleTo(actor, put)}`,
    values,
  });
  if (!rows[0]) return undefined;
  const { state, rules, offset, ...command } = rows[0];
  return { state, rules, offset, command: command.kind ? command : null };
}

/** Returns the recorded command with this id, or undefined. */
export async function findCommand<K extends Kind>(
  pool: Pool,
  id: string,
): Promise<StoredCommand<K> | undefined> {
  const { rows } = await pool.query<StoredCommand<K>>({
    name: 'find-command',
    text: `SELECT ${COMMAND} FROM command WHERE id = $1`,
    values: [id],
  });
  return rows[0];
}
