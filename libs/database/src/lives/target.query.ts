import type { Actor, Kind, KindName, Kinds } from '@app/domain';
import type { Pool } from 'pg';
import { OFFSET } from '../rules/rehearsal.query';
import { parameters } from '../worklists/scope';
import { RECORDS } from './kinds';

/** A command that took effect, with the answer that its sender was given. */
export interface StoredCommand<K extends Kind> {
  /** The kind of thing that it was about; the answer is of this kind. */
  kind: KindName;
  bodyHash: string;
  answer: K['answer'];
}

/** What an act is about, and whether it has taken effect before. */
export interface Target<K extends Kind> {
  /** Null before its first step, as the rules are. */
  state: K['state'] | null;
  rules: K['rules'] | null;
  /** Of the programme clock (ms). */
  offset: number;
  command: StoredCommand<K> | null;
}

const COMMAND = `c.body_hash AS "bodyHash", c.answer,
  CASE ${Object.entries(RECORDS)
    .map(([kind, { commandOf }]) => `WHEN c.${commandOf} IS NOT NULL THEN '${kind}'`)
    .join(' ')} END AS kind`;

/** In one look: a thing that the actor may see, and the command of this id; undefined when he may not see it. */
export async function findTarget<N extends KindName>(
  pool: Pool,
  { kind, id }: { kind: N; id: string },
  commandId: string,
  actor: Actor,
): Promise<Target<Kinds[N]> | undefined> {
  const { table, alias, idType, visibleTo } = RECORDS[kind];
  const { values, put } = parameters();
  const { rows } = await pool.query({
    name: `find-target-${kind}-${actor.role}`,
    text: `SELECT ${alias}.state, ${alias}.rules, ${OFFSET}, ${COMMAND}
             FROM ${table} ${alias} LEFT JOIN command c ON c.id = ${put(commandId)}::uuid
            WHERE ${alias}.id = ${put(id)}::${idType} AND ${visibleTo(actor, put)}`,
    values,
  });
  if (!rows[0]) return undefined;
  const { state, rules, offset, ...command } = rows[0];
  return { state, rules, offset, command: command.kind ? command : null };
}

/** The command that took effect under an id. */
export async function findCommand<K extends Kind>(
  pool: Pool,
  id: string,
): Promise<StoredCommand<K> | undefined> {
  const { rows } = await pool.query<StoredCommand<K>>({
    name: 'find-command',
    text: `SELECT ${COMMAND} FROM command c WHERE c.id = $1`,
    values: [id],
  });
  return rows[0];
}
