import { DomainError } from '@app/domain';
import type { DatabaseError, Pool } from 'pg';

/** PostgreSQL knows less than the workflow does: an old backup. Never written over; a person must look. */
export class RecordBehindWorkflow extends Error {}

/** The act can never take effect, for a reason that only the record knows; nothing was written. */
export class RefusedByRecord extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** What every step has. */
interface Step {
  events: readonly unknown[];
  command?: { id: string };
}

/** A kind of thing that is moved by steps, and how it stands in the record. */
export interface Kind<Request extends Step, State extends { id: string; seq: number }> {
  table: 'application' | 'obligation' | 'programme';
  /** The state after the step. */
  stateOf(request: Request): State;
  /** Writes the step in one transaction; the programme clock's offset (ms), or undefined when the row was elsewhere. */
  write(pool: Pool, request: Request): Promise<number | undefined>;
  /** Why a step from nothing was not taken, when nothing is there. */
  missing(request: Request): string;
  /** What the violation of a constraint means. */
  refusals: Record<string, string>;
}

/** What PostgreSQL made of a step of any kind. */
export type StepResult<State, Rules, Answer> =
  | { status: 'recorded'; offset: number }
  | { status: 'ahead'; state: State; rules: Rules; offset: number; answer?: Answer & { bodyHash: string } }
  | ({ status: 'refused'; state: State | null; offset: number } & Refusal);

/** Why, in the record's own words where it has some. */
export interface Refusal {
  code: string;
  detail?: string;
  facts?: Record<string, unknown>;
}

const TRY_AGAIN = ['40001', '40P01']; // serialization failure, deadlock
const ALREADY_THERE = [
  'command_pkey',
  'application_event_pkey',
  'obligation_event_pkey',
  'obligation_pkey',
  'obligation_once',
  'programme_event_pkey',
];

/**
 * Writes one step in one transaction. Run twice it changes nothing: it answers `ahead` with what is stored.
 * Throws when PostgreSQL cannot be asked, and RecordBehindWorkflow.
 */
export async function recordStep<
  Request extends Step,
  State extends { id: string; seq: number },
  Rules,
  Answer,
>(pool: Pool, request: Request, kind: Kind<Request, State>): Promise<StepResult<State, Rules, Answer>> {
  if (request.events.length === 0) return whatIsStored(pool, request, kind);
  for (let attempt = 1; ; attempt += 1) {
    try {
      const offset = await kind.write(pool, request);
      return offset === undefined ? await whatIsStored(pool, request, kind) : { status: 'recorded', offset };
    } catch (error) {
      const { code = '', constraint = '' } = error as DatabaseError;
      if (TRY_AGAIN.includes(code) && attempt < 5) continue;
      if (ALREADY_THERE.includes(constraint)) return whatIsStored(pool, request, kind);
      const refusal = refusalOf(error, request, kind.refusals);
      if (!refusal) throw error;
      const { state, offset } = await readStored<State, Rules, Answer>(pool, request, kind);
      return { status: 'refused', ...refusal, state, offset };
    }
  }
}

/** Why the record can never take this step, or undefined: then asking again may help, or a person must look. */
function refusalOf(error: unknown, { command }: Step, refusals: Record<string, string>): Refusal | undefined {
  if (error instanceof DomainError) return { code: error.code, detail: error.message, facts: error.facts };
  if (error instanceof RefusedByRecord) return { code: error.code };
  const { code = '', constraint = '' } = error as DatabaseError;
  if (constraint in refusals) return { code: refusals[constraint]! };
  // Bad data or a broken key (classes 22, 23) with a person's act: the act is refused, the workflow goes on.
  return command && /^2[23]/.test(code) ? { code: 'recordRefused' } : undefined;
}

interface Stored<State, Rules, Answer> {
  seq: number | null;
  state: State | null;
  rules: Rules;
  offset: number;
  commandOf: string | null;
  answer: Answer | null;
  bodyHash: string;
}

async function readStored<State extends { id: string }, Rules, Answer>(
  pool: Pool,
  request: Step,
  { table, stateOf }: { table: string; stateOf(request: Step): State },
): Promise<Stored<State, Rules, Answer>> {
  const { rows } = await pool.query<Stored<State, Rules, Answer>>({
    name: `stored-${table}`,
    text: `SELECT t.seq, t.state, t.rules, 
                  coalesce(c.application_id::text, c.obligation_id::text, c.programme_year::text) AS "commandOf", c.answer,
                  c.body_hash AS "bodyHash", coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset"
             FROM (VALUES (1)) AS one
             LEFT JOIN ${table} t ON t.id = $1
             LEFT JOIN command c ON c.id = $2`,
    values: [stateOf(request).id, request.command?.id ?? null],
  });
  return rows[0]!;
}

async function whatIsStored<Request extends Step, State extends { id: string; seq: number }, Rules, Answer>(
  pool: Pool,
  request: Request,
  kind: Kind<Request, State>,
): Promise<StepResult<State, Rules, Answer>> {
  const { id, seq: after } = kind.stateOf(request);
  const begins = after - request.events.length;
  const stored = await readStored<State, Rules, Answer>(pool, request, kind);
  const { seq, state, rules, offset, commandOf, answer, bodyHash } = stored;
  if (seq === null && begins === 0)
    return { status: 'refused', code: kind.missing(request), state: null, offset };
  if (commandOf && commandOf !== id) return { status: 'refused', code: 'commandIdReused', state, offset };
  if (!state || seq === null || seq < begins) {
    throw new RecordBehindWorkflow(
      `${kind.table} ${id} is recorded up to ${seq}, its workflow begins at ${begins}`,
    );
  }
  return { status: 'ahead', state, rules, offset, ...(answer && { answer: { ...answer, bodyHash } }) };
}
