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
}

/** SQL: the lead of the application `a` that is named first among those held. */
const LEAD = `CROSS JOIN LATERAL (SELECT l.id FROM unnest(a.leads) WITH ORDINALITY l (id, place) JOIN held ON held.seat = l.id
       ORDER BY l.place LIMIT 1) lead`;

/** SQL: whatever is in the hands of the departments $1 today. */
const IN_HAND = 'SELECT DISTINCT s.seat FROM unnest($1::text[]) d (id), unnest(seats_of(d.id)) s (seat)';

/** SQL: whatever belongs to the departments that the query `held` returns as `seat`, a row per thing. */
const thingsOf = (held: string) => `WITH held AS (${held}), thing AS (
  SELECT 'case' AS kind, a.id, a.number AS label, ${UNIT_NAME} AS name, lead.id AS department,
         (SELECT min(t.due_on) FROM task t WHERE t.application_id = a.id) AS due_on,
         (SELECT count(*) FROM task t WHERE t.application_id = a.id AND t.department_id IN (SELECT seat FROM held)) AS tasks
    FROM application a JOIN unit u ON u.id = a.record_id ${LEAD}
   WHERE a.is_open
  UNION ALL
  SELECT 'cell', c.id, c.number, ${UNIT_NAME}, lead.id, c.due_on,
         CASE WHEN c.department_id IN (SELECT seat FROM held) THEN 1 ELSE 0 END
    FROM cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id ${LEAD}
   WHERE c.is_open
  UNION ALL
  SELECT 'part', o.id, o.kind, o.about, p.department, coalesce(p.due_on, o.due_on), 0
    FROM obligation_part p JOIN obligation o ON o.id = p.obligation_id JOIN held ON held.seat = p.department
   WHERE o.is_open AND p.missing > 0
  UNION ALL
  SELECT 'account', p.id, p.login, p.name, p.department_id, NULL, 0
    FROM app_user p JOIN held ON held.seat = p.department_id WHERE p.active AND p.role = 'department')`;

/** Returns how much is in the hands of these departments today, and of whatever they have taken over. */
export function countPassing(db: Reader, departments: readonly string[]): Promise<Passing> {
  return count(db, IN_HAND, departments);
}

/** Returns how much the record has of these departments themselves, whoever does their work today. */
export function countOwn(db: Reader, departments: readonly string[]): Promise<Passing> {
  return count(db, 'SELECT DISTINCT seat FROM unnest($1::text[]) d (seat)', departments);
}

async function count(db: Reader, held: string, departments: readonly string[]): Promise<Passing> {
  const { rows } = await db.query<Passing>(
    `${thingsOf(held)} SELECT count(*) FILTER (WHERE kind = 'case')::int AS cases, coalesce(sum(tasks), 0)::int AS tasks,
            count(*) FILTER (WHERE kind = 'cell')::int AS cells, count(*) FILTER (WHERE kind = 'part')::int AS parts,
            count(*) FILTER (WHERE kind = 'account')::int AS accounts FROM thing`,
    [departments],
  );
  return rows[0]!;
}

/** Returns what is in the hands of these departments today, at most `limit` of each kind, by last day. */
export async function findPassing(
  db: Reader,
  departments: readonly string[],
  limit: number,
): Promise<PassingItem[]> {
  const { rows } = await db.query<PassingItem>(
    `${thingsOf(IN_HAND)} SELECT kind, id, label, name, department, due_on AS "dueOn" FROM (
       SELECT *, row_number() OVER (PARTITION BY kind ORDER BY due_on, label, id) AS place FROM thing) t
      WHERE place <= $2 ORDER BY array_position(ARRAY['case', 'cell', 'part', 'account'], kind), place`,
    [departments, limit],
  );
  return rows;
}
