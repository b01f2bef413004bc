import type { Client } from 'pg';

/** The counts of one week of the rehearsal. */
export interface Week {
  from: string;
  mails: Record<string, number>;
  /** Overdue tasks of applications, by the name of their seat. */
  late: Record<string, number>;
  /** Overdue parts of obligations, by the name of their seat. */
  owing: Record<string, number>;
}

const DAY = `(send_at AT TIME ZONE 'Asia/Shanghai')`;

/** Returns the number of mails per kind whose `send_at`, in programme time, is in [from, until). */
export async function mailsOf(db: Client, from: string, until: string): Promise<Record<string, number>> {
  const { rows } = await db.query<{ kind: string; count: number }>(
    `SELECT kind, count(*)::int AS count FROM outbox
      WHERE ${DAY}::date >= $1::date AND ${DAY}::date < $2::date GROUP BY kind ORDER BY kind`,
    [from, until],
  );
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, count]));
}

/** Returns the number of mails per status. */
export async function mailStatuses(db: Client): Promise<Record<string, number>> {
  const { rows } = await db.query<{ status: string; n: number }>(
    'SELECT status, count(*)::int AS n FROM outbox GROUP BY status ORDER BY n DESC',
  );
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** Returns the overdue tasks of applications in the record, as `<application> <seat>`. */
export async function overdueTasks(db: Client): Promise<string[]> {
  const { rows } = await db.query<{ task: string }>(
    `SELECT application_id || ' ' || seat AS task FROM task WHERE overdue`,
  );
  return rows.map(({ task }) => task);
}

/** Returns the invariants, each with the number of its violations (0: it holds). */
export async function faultsOf(db: Client, restDays: string[]): Promise<[string, number][]> {
  const count = async (sql: string, values: unknown[] = []) =>
    Number((await db.query<{ n: string }>(sql, values)).rows[0]!.n);
  return [
    [
      'no mail on a rest day',
      await count(`SELECT count(*) AS n FROM outbox WHERE to_char(${DAY}, 'YYYY-MM-DD') = ANY($1::text[])`, [
        restDays,
      ]),
    ],
    ['no mail before 09:00', await count(`SELECT count(*) AS n FROM outbox WHERE ${DAY}::time < '09:00'`)],
    [
      'no rung of a ladder twice',
      await count(
        `SELECT count(*) AS n FROM (SELECT FROM application_event WHERE type = 'reminded'
          GROUP BY application_id, data ->> 'seat', data -> 'step' ->> 'day' HAVING count(*) > 1
          UNION ALL SELECT FROM obligation_event WHERE type = 'reminded'
          GROUP BY obligation_id, data ->> 'seat', data -> 'step' ->> 'day' HAVING count(*) > 1) t`,
      ),
    ],
    [
      'one digest a morning and person',
      await count(
        `SELECT count(*) AS n FROM (SELECT FROM outbox WHERE digest_user IS NOT NULL
          GROUP BY digest_user, digest_on HAVING count(*) > 1) t`,
      ),
    ],
    [
      'more than ten working days late: on the office’s list',
      await count(
        `SELECT count(*) AS n FROM application a, jsonb_array_elements(a.state -> 'tasks') t
          WHERE (t -> 'reminder' ->> 'kind') = 'late' AND (t -> 'reminder' ->> 'days')::int > 12
            AND t ->> 'escalated' IS DISTINCT FROM 'office'`,
      ),
    ],
    [
      'record and events agree',
      await count(
        `SELECT count(*) AS n FROM application a WHERE a.seq <> (SELECT coalesce(max(seq), 0) FROM application_event e WHERE e.application_id = a.id)`,
      ),
    ],
  ];
}

/** Returns what must hold across years, each with the number of its violations. */
export async function yearFaultsOf(db: Client): Promise<[string, number][]> {
  const count = async (sql: string) => Number((await db.query<{ n: string }>(sql)).rows[0]!.n);
  const standing = `SELECT application_id, assessment_year, sum(delta) AS n FROM ledger_entry GROUP BY 1, 2`;
  return [
    [
      'a cell counts once, in one year',
      await count(
        `SELECT count(*) AS n FROM (SELECT FROM (${standing}) t WHERE n <> 0
          GROUP BY application_id HAVING count(*) > 1 OR max(n) > 1 OR min(n) < 0) t`,
      ),
    ],
    [
      'what is revoked counts nowhere',
      await count(
        `SELECT count(*) AS n FROM (${standing}) t JOIN application a ON a.id = t.application_id
          WHERE a.stage = 'revoked' AND t.n <> 0`,
      ),
    ],
    [
      'two cells are revoked',
      await count(`SELECT abs(count(*) - 2) AS n FROM cell WHERE revoked_on IS NOT NULL`),
    ],
    [
      'a cell counts in its own year or in the next',
      await count(
        `SELECT count(*) AS n FROM (${standing}) t JOIN application a ON a.id = t.application_id
          WHERE t.n > 0 AND t.assessment_year < a.programme_year`,
      ),
    ],
    [
      'nothing is carried twice',
      await count(
        `SELECT count(*) AS n FROM (SELECT FROM ledger_entry WHERE reason = 'carried' AND delta = 1
          GROUP BY application_id HAVING count(*) > 1) t`,
      ),
    ],
    [
      'an application is bound to the rules of its year',
      await count(
        `SELECT count(*) AS n FROM application a
          WHERE stage <> 'draft' AND split_part(rules ->> 'version', '.', 1)::int <> programme_year`,
      ),
    ],
  ];
}
