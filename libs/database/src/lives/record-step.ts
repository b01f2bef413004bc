import {
  DomainError,
  type Kind,
  type KindName,
  type Kinds,
  type Refusal,
  type Step,
  type StepResult,
} from '@app/domain';
import type { DatabaseError, Pool } from 'pg';
import { tryAgain } from '../connection/transaction';
import { RECORDS } from './kinds';
import { RecordBehindWorkflow, RefusedByRecord } from './refused';

/** SQL: the id of the life that a command was about, from the one of these columns that is set. */
const COMMAND_OF = `coalesce(${Object.values(RECORDS)
  .map(({ commandOf }) => `c.${commandOf}::text`)
  .join(', ')})`;

/**
 * Records one step in one transaction; see `StepResult`. Safe to repeat: a repeated step changes nothing and returns
 * `ahead` with the stored state. Throws when PostgreSQL is unavailable, and throws RecordBehindWorkflow.
 */
export async function recordStep<N extends KindName>(
  pool: Pool,
  kind: N,
  step: Step<Kinds[N]>,
): Promise<StepResult<Kinds[N]>> {
  const { write, refusals, alreadyThere } = RECORDS[kind];
  if (step.events.length === 0) return whatIsStored(pool, kind, step);
  try {
    const offset = await tryAgain(() => write(pool, step));
    return offset === undefined ? await whatIsStored(pool, kind, step) : { status: 'recorded', offset };
  } catch (error) {
    const { constraint = '' } = error as DatabaseError;
    if (constraint === 'command_pkey' || alreadyThere.includes(constraint))
      return whatIsStored(pool, kind, step);
    const refusal = refusalOf(error, step.command !== undefined, refusals);
    if (!refusal) throw error;
    const { state, offset } = await readStored(pool, kind, step);
    return { status: 'refused', ...refusal, state, offset };
  }
}

/** Returns why the record can never take this step; undefined when a retry may help or a person must look. */
function refusalOf(error: unknown, byPerson: boolean, refusals: Record<string, string>): Refusal | undefined {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, facts: error.facts };
  if (error instanceof RefusedByRecord) return { code: error.code };
  const { code = '', constraint = '' } = error as DatabaseError;
  if (constraint in refusals) return { code: refusals[constraint]! };
  // An act of a person with bad data or a violated constraint (classes 22, 23) is refused, so that the workflow goes
  // on.
  return byPerson && /^2[23]/.test(code) ? { code: 'recordRefused' } : undefined;
}

/** The recorded row of a life and the command of a step; a field is null where there is none. */
interface Stored<K extends Kind> {
  seq: number | null;
  state: K['state'] | null;
  rules: K['rules'];
  offset: number;
  commandOf: string | null;
  answer: K['answer'] | null;
  bodyHash: string;
}

async function readStored<N extends KindName>(
  pool: Pool,
  kind: N,
  { state, command }: Step<Kinds[N]>,
): Promise<Stored<Kinds[N]>> {
  const { rows } = await pool.query<Stored<Kinds[N]>>({
    name: `stored-${kind}`,
    text: `SELECT t.seq, t.state, t.rules, ${COMMAND_OF} AS "commandOf", c.answer, c.body_hash AS "bodyHash",
                  coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"
             FROM (VALUES (1)) AS one
             LEFT JOIN ${RECORDS[kind].table} t ON t.id = $1
             LEFT JOIN command c ON c.id = $2`,
    values: [state.id, command?.id ?? null],
  });
  return rows[0]!;
}

async function whatIsStored<N extends KindName>(
  pool: Pool,
  kind: N,
  step: Step<Kinds[N]>,
): Promise<StepResult<Kinds[N]>> {
  const { id, seq: after } = step.state;
  const begins = after - step.events.length;
  const stored = await readStored(pool, kind, step);
  const { seq, state, rules, offset, commandOf, answer, bodyHash } = stored;
  if (seq === null && begins === 0)
    return { status: 'refused', code: RECORDS[kind].missing(step), state: null, offset };
  if (commandOf && commandOf !== id) return { status: 'refused', code: 'commandIdReused', state, offset };
  if (!state || seq === null || seq < begins) {
    throw new RecordBehindWorkflow(
      `${kind} ${id} is recorded up to ${seq}, its workflow begins at ${begins}`,
    );
  }
  return { status: 'ahead', state, rules, offset, ...(answer && { answer: { ...answer, bodyHash } }) };
}
