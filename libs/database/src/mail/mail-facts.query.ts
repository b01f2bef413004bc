import { UNIT_NAME } from '../applications/unit-of.sql';
import type {
  ApplicationEvent,
  Cell,
  CellEvent,
  CellEventType,
  CellRules,
  DepartmentNotificationPayload,
  EventType,
  Obligation,
  ObligationEvent,
  ObligationEventType,
  PinnedRules,
  ProposalNotificationPayload,
  ScanNotificationPayload,
  Stage,
  Task,
  YearNotificationPayload,
} from '@app/domain';
import type { Pool } from 'pg';
import type { DigestItem, DigestPayload } from './digest';

/** The recorded facts of one notification about an application. libs/mail chooses the words. */
export interface MailFactsRow {
  number: string;
  programmeYear: number;
  cellType: string;
  unitName: string;
  rulesVersion: string;
  rules: PinnedRules | null;
  /** The present stage, for events that carry none. */
  stage: Stage;
  /** The id of the department, when the seat is a department. */
  department: string | null;
  /** The event of the notification, then at most two that followed it in the same step. */
  events: (Partial<ApplicationEvent> & { type: EventType })[];
  /** The reason of the city's latest answer. */
  cityReason: string | null;
  /** The present task of the seat. */
  task: Task | null;
}

/** Returns the facts of an outbox row about an application, or undefined when there is no such row. */
export async function findMailFacts(pool: Pool, outboxId: number): Promise<MailFactsRow | undefined> {
  const { rows } = await pool.query<MailFactsRow>(
    `SELECT a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", ${UNIT_NAME} AS "unitName",
            coalesce(a.rules_version, '') AS "rulesVersion", a.rules, a.stage, substring(o.seat from '^department:(.+)$') AS department, notified.events,
            (SELECT r.reason FROM city_result r WHERE r.application_id = a.id ORDER BY r.ordinal DESC LIMIT 1) AS "cityReason",
            (SELECT t FROM jsonb_array_elements(a.state -> 'tasks') t WHERE t ->> 'seat' = o.seat) AS task
       FROM outbox o
       JOIN application a ON a.id = o.application_id
       JOIN unit u ON u.id = a.record_id
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(e.data || jsonb_build_object('type', e.type) ORDER BY e.seq) AS events
           FROM application_event e, application_event first
          WHERE first.application_id = a.id AND first.seq = o.event_seq
            AND e.application_id = a.id AND e.seq BETWEEN o.event_seq AND o.event_seq + 2 AND e.at = first.at
            AND e.command_id IS NOT DISTINCT FROM first.command_id
       ) notified
      WHERE o.id = $1`,
    [outboxId],
  );
  return rows[0];
}

/** The recorded facts of one notification about an obligation. */
export interface ObligationMailFactsRow {
  obligation: Obligation;
  department: string | null;
  /** The event of the notification, then at most two that followed it in the same step. */
  events: (Partial<ObligationEvent> & { type: ObligationEventType })[];
}

/** Returns the facts of an outbox row about an obligation, or undefined when there is no such row. */
export async function findObligationMailFacts(
  pool: Pool,
  outboxId: number,
): Promise<ObligationMailFactsRow | undefined> {
  const { rows } = await pool.query<ObligationMailFactsRow>(
    `SELECT obligation.state AS obligation, substring(o.seat from '^department:(.+)$') AS department, notified.events
       FROM outbox o
       JOIN obligation obligation ON obligation.id = o.obligation_id
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(e.data || jsonb_build_object('type', e.type) ORDER BY e.seq) AS events
           FROM obligation_event e, obligation_event first
          WHERE first.obligation_id = obligation.id AND first.seq = o.event_seq
            AND e.obligation_id = obligation.id AND e.seq BETWEEN o.event_seq AND o.event_seq + 2 AND e.at = first.at
            AND e.command_id IS NOT DISTINCT FROM first.command_id
       ) notified
      WHERE o.id = $1`,
    [outboxId],
  );
  return rows[0];
}

/** The recorded facts of one notification about a named cell. */
export interface CellMailFactsRow {
  cell: Cell;
  rules: CellRules;
  unitName: string;
  department: string | null;
  /** The event of the notification, then at most two that followed it in the same step. */
  events: (Partial<CellEvent> & { type: CellEventType })[];
}

/** Returns the facts of an outbox row about a named cell, or undefined when there is no such row. */
export async function findCellMailFacts(pool: Pool, outboxId: number): Promise<CellMailFactsRow | undefined> {
  const { rows } = await pool.query<CellMailFactsRow>(
    `SELECT c.state AS cell, c.rules, ${UNIT_NAME} AS "unitName", substring(o.seat from '^department:(.+)$') AS department, notified.events
       FROM outbox o
       JOIN cell_life c ON c.id = o.cell_id
       JOIN application a ON a.id = c.application_id
       JOIN unit u ON u.id = a.record_id
       CROSS JOIN LATERAL (
         SELECT jsonb_agg(e.data || jsonb_build_object('type', e.type) ORDER BY e.seq) AS events
           FROM cell_event e, cell_event first
          WHERE first.cell_id = c.id AND first.seq = o.event_seq
            AND e.cell_id = c.id AND e.seq BETWEEN o.event_seq AND o.event_seq + 2 AND e.at = first.at
            AND e.command_id IS NOT DISTINCT FROM first.command_id
       ) notified
      WHERE o.id = $1`,
    [outboxId],
  );
  return rows[0];
}

/** The facts of a mail about a year. */
export interface YearMailFactsRow {
  year: number;
  payload: YearNotificationPayload;
}

/** Returns the facts of an outbox row about a programme year, or undefined when there is no such row. */
export async function findYearMailFacts(pool: Pool, outboxId: number): Promise<YearMailFactsRow | undefined> {
  const { rows } = await pool.query<YearMailFactsRow>(
    'SELECT programme_year AS year, payload FROM outbox WHERE id = $1 AND programme_year IS NOT NULL',
    [outboxId],
  );
  return rows[0];
}

/** Returns what a mail about a change of departments tells its reader, or undefined when there is no such row. */
export function findDepartmentMailFacts(
  pool: Pool,
  outboxId: number,
): Promise<DepartmentNotificationPayload | undefined> {
  return findPayload(pool, outboxId, 'department_change');
}

/** Returns what a mail about proposed rules tells the office, or undefined when there is no such row. */
export async function findProposalMailFacts(
  pool: Pool,
  outboxId: number,
): Promise<(ProposalNotificationPayload & { proposalId: string }) | undefined> {
  const { rows } = await pool.query<{ proposalId: string; payload: ProposalNotificationPayload }>(
    'SELECT rule_proposal AS "proposalId", payload FROM outbox WHERE id = $1 AND rule_proposal IS NOT NULL',
    [outboxId],
  );
  return rows[0] && { ...rows[0].payload, proposalId: rows[0].proposalId };
}

/** Returns what a mail about the virus scan tells its reader, or undefined when there is no such row. */
export function findScanMailFacts(
  pool: Pool,
  outboxId: number,
): Promise<ScanNotificationPayload | undefined> {
  return findPayload(pool, outboxId, 'scan');
}

/** Returns the payload of an outbox row whose subject stands in this column. */
async function findPayload<Payload>(
  pool: Pool,
  outboxId: number,
  subject: 'department_change' | 'scan',
): Promise<Payload | undefined> {
  const { rows } = await pool.query<{ payload: Payload }>(
    `SELECT payload FROM outbox WHERE id = $1 AND ${subject} IS NOT NULL`,
    [outboxId],
  );
  return rows[0]?.payload;
}

/** Returns the content of a digest, or undefined when there is no such row. */
export async function findDigest(pool: Pool, outboxId: number): Promise<DigestPayload | undefined> {
  const { rows } = await pool.query<{ payload: DigestPayload | null }>(
    'SELECT payload FROM outbox WHERE id = $1',
    [outboxId],
  );
  const payload = rows[0]?.payload;
  return payload ? { ...payload, items: payload.items.map(readItem) } : undefined;
}

/** Reads an item of a digest queued by 0.1.0, which stores an obligation as `duty`. */
function readItem(item: DigestItem & { duty?: DigestItem['obligation'] }): DigestItem {
  const { duty, ...rest } = item;
  return duty ? { ...rest, obligation: duty } : rest;
}
