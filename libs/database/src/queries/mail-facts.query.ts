import type { ApplicationEvent, EventType, PinnedRules, Stage, Task } from '@app/domain';
import type { Pool } from 'pg';

/** What is recorded about one notice; the words are found in libs/mail. */
export interface MailFactsRow {
  number: string;
  programmeYear: number;
  cellType: string;
  unitName: string;
  rulesVersion: string;
  clocks: PinnedRules['clocks'];
  /** The stage now, for events that name none. */
  stage: Stage;
  /** The name of the department whose seat it is. */
  departmentName: string | null;
  /** The event told of, then what followed it in the same step, at most two more. */
  events: (Partial<ApplicationEvent> & { type: EventType })[];
  /** The task that the seat holds now. */
  task: Pick<Task, 'clock' | 'dueOn' | 'toldDueOn' | 'provisional'> | null;
}

/** The facts behind one outbox row, or undefined when there is no such row. */
export async function findMailFacts(pool: Pool, outboxId: number): Promise<MailFactsRow | undefined> {
  const { rows } = await pool.query<MailFactsRow>(
    `SELECT a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", u.name AS "unitName",
            coalesce(a.rules_version, '') AS "rulesVersion", coalesce(a.rules -> 'clocks', '{}') AS clocks, a.stage,
            d.name AS "departmentName", told.events,
            CASE WHEN t.seat IS NOT NULL THEN jsonb_build_object('clock', t.clock, 'dueOn', t.due_on,
              'toldDueOn', t.told_due_on, 'provisional', t.provisional) END AS task
       FROM outbox o
       JOIN application a ON a.id = o.application_id
       JOIN unit u ON u.id = a.unit_id
       LEFT JOIN department d ON o.seat = 'department:' || d.id
       LEFT JOIN task t ON t.application_id = a.id AND t.seat = o.seat
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(e.data || jsonb_build_object('type', e.type) ORDER BY e.seq) AS events
           FROM application_event e, application_event first
          WHERE first.application_id = a.id AND first.seq = o.event_seq
            AND e.application_id = a.id AND e.seq BETWEEN o.event_seq AND o.event_seq + 2 AND e.at = first.at
            AND e.command_id IS NOT DISTINCT FROM first.command_id
       ) told
      WHERE o.id = $1`,
    [outboxId],
  );
  return rows[0];
}
