import { UNIT_NAME } from '../applications/unit-of.sql';
import type { Reader } from '../worklists/scope';

/** How much is in the hands of departments: what passes when they end. */
export interface Passing {
  /** Open applications of types that they lead. */
  cases: number;
  /** Open tasks of their own seats, on applications and on named cells. */
  tasks: number;
  /** Named cells under them. */
  cells: number;
  /** Parts of open obligations with something missing. */
  parts: number;
  /** Open accounts. */
  accounts: number;
}

/** One thing that passes, with how it is told of. */
export interface PassingItem {
  kind: 'case' | 'cell' | 'part' | 'account';
  id: string;
  /** The number of a case or cell, the kind of an obligation, the login of an account. */
  label: string;
  /** The unit of a case or cell, what the obligation is about, the name of the person. */
  name: string;
  /** The department from which it passes, as the record has it. */
  department: string;
  dueOn: string | null;
  /** To whom it passes; null where nobody is known. */
  successor: string | null;
}

/** SQL: the lead of the application `a` that is named first among those held. */
const LEAD = `CROSS JOIN LATERAL (SELECT l.id FROM unnest(a.leads) WITH ORDINALITY l (id, place)
       WHERE holds(held.seats, l.id, 'type:' || a.cell_type) ORDER BY l.place LIMIT 1) lead`;

/** Which departments are looked at: SQL of their seats, and of whether the account `p` is theirs. */
interface Held {
  seats: string;
  isOf: string;
}

/** Whatever is in the hands of the departments $1 today. */
const IN_HAND: Held = {
  seats:
    'SELECT array_agg(DISTINCT s.seat) AS seats FROM unnest($1::text[]) d (id), unnest(seats_of(d.id)) s (seat)',
  isOf: 'person_body(p.department_id, p.id) IN (SELECT body_on(d.id, programme_day()) FROM unnest($1::text[]) d (id))',
};

/** What the record has of the departments $1 themselves, whoever does their work today. */
const OWN: Held = { seats: 'SELECT $1::text[] AS seats', isOf: 'p.department_id = ANY ($1)' };

/**
 * SQL: whatever is in these hands, a row per thing. `subjects`: what a split may name to pass it to one successor or another; the items
 * of a part to several. $2: the successor by subject, $3: that of whatever is not named.
 */
const thingsOf = ({ seats, isOf }: Held) => `WITH held AS (${seats}), found AS (
  SELECT 'case' AS kind, a.id, a.number AS label, ${UNIT_NAME} AS name, lead.id AS department,
         (SELECT min(t.due_on) FROM task t WHERE t.application_id = a.id) AS due_on,
         (SELECT count(*) FROM task t WHERE t.application_id = a.id AND holds(held.seats, t.department_id, 'type:' || a.cell_type)) AS tasks,
         ARRAY['type:' || a.cell_type] AS subjects
    FROM held CROSS JOIN application a JOIN unit u ON u.id = a.record_id ${LEAD}
   WHERE a.is_open
  UNION ALL
  SELECT 'cell', c.id, c.number, ${UNIT_NAME}, lead.id, c.due_on,
         CASE WHEN holds(held.seats, c.department_id, 'type:' || c.cell_type) THEN 1 ELSE 0 END, ARRAY['type:' || c.cell_type]
    FROM held CROSS JOIN cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id ${LEAD}
   WHERE c.is_open
  UNION ALL
  SELECT 'part', o.id, o.kind, o.about, q.department, coalesce(p.due_on, o.due_on), 0, q.subjects
    FROM held CROSS JOIN obligation_part p JOIN obligation o ON o.id = p.obligation_id CROSS JOIN LATERAL (
      SELECT s ->> 'department' AS department, array_agg('item:' || i) AS subjects
        FROM jsonb_array_elements(o.state -> 'parts') s, jsonb_array_elements_text(s -> 'items') i
       WHERE s ->> 'department' = p.department AND NOT s -> 'handedIn' ? i AND holds(held.seats, p.department, 'item:' || i)
       GROUP BY 1) q
   WHERE o.is_open AND p.missing > 0
  UNION ALL
  SELECT 'account', p.id, p.login, p.name, p.department_id, NULL, 0, ARRAY['account:' || p.id]
    FROM app_user p WHERE p.active AND p.role = 'department' AND ${isOf}
), thing AS (
  SELECT found.*, to_whom.successor FROM found CROSS JOIN LATERAL (
    SELECT DISTINCT coalesce($2::jsonb ->> s, $3::text) AS successor FROM unnest(subjects) s) to_whom)`;

/** Who succeeds: by subject (`type:A`), and in whatever is not named. */
export interface Heirs {
  shares?: Readonly<Record<string, string>>;
  successor: string | null;
}

const NOBODY: Heirs = { successor: null };
const COUNTS = `count(*) FILTER (WHERE kind = 'case')::int AS cases, coalesce(sum(tasks), 0)::int AS tasks,
            count(*) FILTER (WHERE kind = 'cell')::int AS cells, count(*) FILTER (WHERE kind = 'part')::int AS parts,
            count(*) FILTER (WHERE kind = 'account')::int AS accounts`;

/** Returns how much is in the hands of these departments today, and of whatever they have taken over. */
export function countPassing(db: Reader, departments: readonly string[]): Promise<Passing> {
  return count(db, IN_HAND, departments);
}

/** Returns how much the record has of these departments themselves, whoever does their work today. */
export function countOwn(db: Reader, departments: readonly string[]): Promise<Passing> {
  return count(db, OWN, departments);
}

async function count(db: Reader, held: Held, departments: readonly string[]): Promise<Passing> {
  const { rows } = await db.query<Passing>(
    `${thingsOf(held)} SELECT ${COUNTS} FROM thing`,
    valuesOf(departments, NOBODY),
  );
  return rows[0]!;
}

function valuesOf(departments: readonly string[], { shares = {}, successor }: Heirs): unknown[] {
  return [departments, JSON.stringify(shares), successor];
}

/** Returns how much passes to each successor; a part whose items pass to several counts with each. */
export async function countByHeir(
  db: Reader,
  departments: readonly string[],
  heirs: Heirs,
): Promise<(Passing & { successor: string })[]> {
  const { rows } = await db.query<Passing & { successor: string }>(
    `${thingsOf(IN_HAND)} SELECT successor, ${COUNTS} FROM thing WHERE successor IS NOT NULL GROUP BY successor ORDER BY successor`,
    valuesOf(departments, heirs),
  );
  return rows;
}

/** A subject in which departments have something in hand. */
export interface SubjectInHand {
  subject: string;
  /** The login and the name of an account; null for any other subject. */
  login: string | null;
  name: string | null;
  /** Open cases, named cells or parts of obligations. */
  count: number;
}

/** Returns the subjects in which these departments have something in hand today. */
export async function findSubjects(db: Reader, departments: readonly string[]): Promise<SubjectInHand[]> {
  const { rows } = await db.query<SubjectInHand>(
    `${thingsOf(IN_HAND)} SELECT s AS subject, max(label) FILTER (WHERE kind = 'account') AS login,
            max(name) FILTER (WHERE kind = 'account') AS name, count(*)::int AS count
       FROM thing, unnest(subjects) s GROUP BY s ORDER BY login, s`,
    valuesOf(departments, NOBODY),
  );
  return rows;
}

/** Returns what is in the hands of these departments today, at most `limit` of each kind, by last day. */
export async function findPassing(
  db: Reader,
  departments: readonly string[],
  heirs: Heirs,
  limit: number,
): Promise<PassingItem[]> {
  const { rows } = await db.query<PassingItem>(
    `${thingsOf(IN_HAND)} SELECT kind, id, label, name, department, due_on AS "dueOn", successor FROM (
       SELECT *, row_number() OVER (PARTITION BY kind ORDER BY due_on, label, id, successor) AS place FROM thing) t
      WHERE place <= $4 ORDER BY array_position(ARRAY['case', 'cell', 'part', 'account'], kind), place`,
    [...valuesOf(departments, heirs), limit],
  );
  return rows;
}
