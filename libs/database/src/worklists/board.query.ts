import { UNIT_NAME, UNIT_STREET, UNIT_STREET_TODAY } from '../applications/unit-of.sql';
import type { Cell, ClockName, Escalation, Obligation, ObligationRules, Stage, TaskPause } from '@app/domain';
import type { Pool } from 'pg';
import type { LifeRef } from '../lives/lives.query';
import type { Reader } from './scope';

/** One task of an open application, from which the board finds the cause and the colour. */
export interface CaseRow {
  applicationId: string;
  number: string;
  unitName: string;
  programmeYear: number;
  cellType: string;
  /** The version of the rules that it is bound to. */
  pinnedVersion: string | null;
  stage: Stage;
  /** Whether it has been reported and the city has not answered. */
  atCity: boolean;
  /** 镇街 of the unit. */
  street: string | null;
  /** The last 催办 of this seat: for which working day, when and by whom it was sent. */
  urged: { day: string; at: string | null; byName: string | null } | null;
  seat: string;
  clock: ClockName;
  openedOn: string;
  dueOn: string;
  toldDueOn: string;
  provisional: boolean;
  overdue: boolean;
  paused: boolean;
  assignee: string | null;
  escalated: Escalation | null;
  /** Whether somebody with an open account can act. */
  held: boolean;
}

/** SQL: the departments for which somebody with an open account can act, by `seat`. */
const MANNED = `SELECT unnest(seats_of(own.body)) AS seat
  FROM (SELECT DISTINCT person_body(department_id, id) AS body FROM app_user WHERE active AND role = 'department') own`;

const HELD = `CASE
    WHEN t.seat = 'time' THEN true
    WHEN t.seat = 'applicant' THEN EXISTS (SELECT FROM app_user u WHERE u.id = a.applicant_id AND u.active)
    WHEN t.seat = 'office' THEN EXISTS (SELECT FROM app_user u WHERE u.role = 'office' AND u.active)
    WHEN t.seat = 'inspection' THEN EXISTS (
      SELECT FROM app_user u WHERE u.active AND (holds(manned.departments, a.leads[1], 'type:' || a.cell_type) OR u.id IN
        (SELECT i.user_id FROM inspector_assignment i WHERE i.application_id = a.id)))
    ELSE holds(manned.departments, t.department_id, 'type:' || a.cell_type) END`;

/** Returns every task of every open application, by last day. */
export async function findCases(db: Reader, programmeYear?: number): Promise<CaseRow[]> {
  const { rows } = await db.query<CaseRow>(
    `WITH manned AS (
       SELECT coalesce(array_agg(DISTINCT seat), '{}') AS departments FROM (${MANNED}) manned_seat)
     SELECT a.id AS "applicationId", a.number, ${UNIT_NAME} AS "unitName", a.programme_year AS "programmeYear",
            a.cell_type AS "cellType", a.rules_version AS "pinnedVersion", a.stage,
            a.stage = 'municipalReport' AND a.state ? 'reportedOn' AND NOT a.state ? 'cityResult' AS "atCity",
            t.seat, t.clock, t.opened_on AS "openedOn", t.due_on AS "dueOn", t.told_due_on AS "toldDueOn",
            t.provisional, t.overdue, t.paused, t.assignee, t.escalated, ${HELD} AS held, ${UNIT_STREET} AS street,
            CASE WHEN a.state -> 'urgedOn' ? t.seat THEN (
              SELECT jsonb_build_object('day', e.data ->> 'day', 'at', e.at, 'byName', p.name)
                FROM application_event e LEFT JOIN app_user p ON p.id::text = e.by_user
               WHERE e.application_id = a.id AND e.type = 'urged' AND e.data -> 'seats' ? t.seat
               ORDER BY e.seq DESC LIMIT 1) END AS urged
       FROM task t JOIN application a ON a.id = t.application_id JOIN unit u ON u.id = a.record_id CROSS JOIN manned
      WHERE $1::int IS NULL OR a.programme_year = $1
      ORDER BY t.due_on, t.application_id, t.seat`,
    [programmeYear ?? null],
  );
  return rows;
}

/** The day on which an application entered its stage, and the pauses of its tasks. */
export interface CaseDays {
  id: string;
  enteredOn: string | null;
  pauses: Record<string, TaskPause[]>;
}

export async function findCaseDays(db: Reader, ids: string[]): Promise<CaseDays[]> {
  const { rows } = await db.query<CaseDays>(
    `SELECT id, state ->> 'enteredOn' AS "enteredOn",
            (SELECT jsonb_object_agg(t ->> 'seat', t -> 'pauses') FROM jsonb_array_elements(state -> 'tasks') t) AS pauses
       FROM application WHERE id = ANY($1::uuid[]) AND seq > 0`,
    [ids],
  );
  return rows;
}

/**
 * An open obligation. `manned`: the departments, and shares of departments, in whose hands somebody has an open account, and the office if somebody there
 * has.
 */
export interface ObligationHolderRow {
  obligation: Obligation;
  rules: ObligationRules;
  manned: string[];
}

export async function findObligationHolders(
  db: Reader,
  programmeYear?: number,
): Promise<ObligationHolderRow[]> {
  const { rows } = await db.query<ObligationHolderRow>(
    `SELECT o.state AS obligation, o.rules,
            ARRAY(${MANNED} UNION SELECT 'office' FROM app_user WHERE active AND role = 'office') AS manned
       FROM obligation o
      WHERE o.is_open AND ($1::int IS NULL OR o.programme_year = $1) ORDER BY o.due_on NULLS LAST, o.key`,
    [programmeYear ?? null],
  );
  return rows;
}

/** A named cell with a task. `held`: whether somebody with an open account can act. */
export interface CellHolderRow {
  cell: Cell;
  unitName: string;
  street: string | null;
  rulesVersion: string;
  held: boolean;
}

/** Returns every named cell for which somebody or the end of a period is waited for, by last day. */
export async function findCellHolders(db: Reader, programmeYear?: number): Promise<CellHolderRow[]> {
  const { rows } = await db.query<CellHolderRow>(
    `SELECT c.state AS cell, ${UNIT_NAME} AS "unitName", ${UNIT_STREET_TODAY} AS street, c.rules ->> 'version' AS "rulesVersion",
            CASE WHEN c.seat = 'time' THEN true
                 WHEN c.seat = 'applicant' THEN EXISTS (SELECT FROM app_user p WHERE p.id = a.applicant_id AND p.active)
                 WHEN c.seat = 'office' THEN EXISTS (SELECT FROM app_user p WHERE p.role = 'office' AND p.active)
                 ELSE EXISTS (SELECT FROM people_of(c.department_id, ARRAY['type:' || c.cell_type])) END AS held
       FROM cell_life c JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id
      WHERE c.seat IS NOT NULL AND ($1::int IS NULL OR c.programme_year = $1) ORDER BY c.due_on, c.number`,
    [programmeYear ?? null],
  );
  return rows;
}

/**
 * Returns open applications, obligations and named cells that do not progress as they should: their timer or a reminder is two minutes late, or an
 * act was received at least 30 s ago and is not acknowledged or not recorded.
 */
export async function findSuspects(pool: Pool, limit: number): Promise<LifeRef[]> {
  const { rows } = await pool.query<LifeRef>(
    `WITH late AS (
       SELECT clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms'
              - interval '2 minutes' AS than
     ), unacknowledged AS (
       SELECT application_id, obligation_id, cell_id FROM command
        WHERE acknowledged_at IS NULL AND recorded_at < now() - interval '30 seconds'
       UNION
       SELECT i.application_id, i.obligation_id, i.cell_id FROM command_input i
        WHERE i.received_at BETWEEN now() - interval '1 hour' AND now() - interval '30 seconds'
          AND NOT EXISTS (SELECT FROM command c WHERE c.id = i.command_id)
     )
     ${suspectsOf('application', 'application', 'number', 'application_id')}
     UNION ALL
     ${suspectsOf('obligation', 'obligation', 'key', 'obligation_id')}
     UNION ALL
     ${suspectsOf('cell', 'cell_life', 'number', 'cell_id')}
     LIMIT $1`,
    [limit],
  );
  return rows;
}

function suspectsOf(kind: string, table: string, name: string, thing: string): string {
  const since = (moment: string) =>
    `(SELECT id FROM ${table}, late WHERE is_open AND ${moment} < late.than ORDER BY ${moment} LIMIT $1)`;
  return `(SELECT '${kind}' AS kind, id, ${name} AS name FROM ${table}
       WHERE is_open AND id IN (${since('next_clock_at')} UNION ALL ${since('next_reminder_at')}
                                UNION ALL SELECT ${thing} FROM unacknowledged) LIMIT $1)`;
}
