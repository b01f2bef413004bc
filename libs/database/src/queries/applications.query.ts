import type { Actor, Stage } from '@app/domain';
import type { Pool } from 'pg';
import { findLeadSets, hasLeads } from './lead-sets.query';
import { parameters, type Put, type Reader } from './scope';

/** What a list asks for; every condition narrows it. */
export interface ApplicationsWanted {
  stage?: Stage;
  cellType?: string;
  department?: string;
  programmeYear?: number;
  waitingFor?: string;
  stalled?: boolean;
  /** Part of the unit's name, or the beginning of the number. */
  q?: string;
  /** Where the page before ended. */
  after?: PlaceInList;
  limit: number;
}

/** Where an application stands in the list; the moment in full precision. */
export interface PlaceInList {
  moment: string;
  id: string;
}

/** One line of the list. */
export interface ApplicationLine {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  unitName: string;
  stage: Stage;
  waitingFor: { seat: string; dueOn: string; overdue: boolean }[];
  submittedAt: Date | null;
  updatedAt: Date;
}

/**
 * One page of the applications that the viewer may see, newest first: which they are. Asked of the indexes, which row
 * security would not let be used; the lines are then read as the person.
 */
export async function findApplicationPage(
  pool: Pool,
  viewer: Actor,
  wanted: ApplicationsWanted,
): Promise<PlaceInList[]> {
  const { values, put } = parameters();
  const narrowed = await conditionsOf(pool, wanted, put);
  const most = put(wanted.limit);
  const ways = (await scopesOf(pool, viewer, put)).map(
    (scope) => `(SELECT a.id, a.updated_at FROM application a WHERE ${[scope, ...narrowed].join(' AND ')}
                  ORDER BY a.updated_at DESC, a.id DESC LIMIT ${most})`,
  );
  if (ways.length === 0) return [];
  const { rows } = await pool.query<PlaceInList>(
    `SELECT id, updated_at::text AS moment FROM (${ways.join(' UNION ')}) p
      ORDER BY updated_at DESC, id DESC LIMIT ${most}`,
    values,
  );
  return rows;
}

/** The lines of these applications, in this order. */
export async function findApplicationLines(db: Reader, ids: string[]): Promise<ApplicationLine[]> {
  const { rows } = await db.query<ApplicationLine>({
    name: 'find-application-lines',
    text: `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", u.name AS "unitName",
                  a.stage, a.submitted_at AS "submittedAt", a.updated_at AS "updatedAt",
                  coalesce((SELECT jsonb_agg(jsonb_build_object('seat', t.seat, 'dueOn', t.due_on, 'overdue', t.overdue)
                              ORDER BY t.due_on, t.seat) FROM task t WHERE t.application_id = a.id), '[]') AS "waitingFor"
             FROM unnest($1::uuid[]) WITH ORDINALITY AS page (id, place)
             JOIN application a ON a.id = page.id
             JOIN unit u ON u.id = a.unit_id
            ORDER BY page.place`,
    values: [ids],
  });
  return rows;
}

/** Whose applications, one condition per way of being concerned: each has its own way through an index. */
async function scopesOf(pool: Pool, viewer: Actor, put: Put): Promise<string[]> {
  const inspected = () =>
    `a.stage <> 'draft' AND a.id IN (SELECT application_id FROM inspector_assignment WHERE user_id = ${put(viewer.id)}::uuid)`;
  switch (viewer.role) {
    case 'applicant':
      return [`a.applicant_id = ${put(viewer.id)}::uuid`];
    case 'department':
      return [
        `a.stage <> 'draft' AND ${hasLeads(await findLeadSets(pool, viewer.department!), put)}`,
        inspected(),
      ];
    case 'inspector':
      return [inspected()];
    case 'office':
    case 'auditor':
      return [`a.stage <> 'draft'`];
    case 'admin':
      return [];
  }
}

async function conditionsOf(pool: Pool, wanted: ApplicationsWanted, put: Put): Promise<string[]> {
  const { stage, cellType, department, programmeYear, waitingFor, stalled, q, after } = wanted;
  const conditions: string[] = [];
  if (stage) conditions.push(`a.stage = ${put(stage)}`);
  if (department) conditions.push(hasLeads(await findLeadSets(pool, department), put));
  if (cellType) conditions.push(`a.cell_type = ${put(cellType)}`);
  if (programmeYear) conditions.push(`a.programme_year = ${put(programmeYear)}`);
  if (waitingFor)
    conditions.push(`a.id IN (SELECT application_id FROM task WHERE seat = ${put(waitingFor)})`);
  if (stalled !== undefined) {
    const overdue = 'EXISTS (SELECT FROM task t WHERE t.application_id = a.id AND t.overdue)';
    conditions.push(stalled ? overdue : `NOT ${overdue}`);
  }
  if (q) conditions.push(isNumber(q) ? numberBegins(q, put) : nameHolds(q, put));
  if (after)
    conditions.push(`(a.updated_at, a.id) < (${put(after.moment)}::timestamptz, ${put(after.id)}::uuid)`);
  return conditions;
}

/** An application number or its beginning, such as YB-2024. */
function isNumber(text: string): boolean {
  return /^[a-z]{2,4}-/i.test(text);
}

function numberBegins(text: string, put: Put): string {
  return `a.number LIKE ${put(`${likeLiterally(text.toUpperCase())}%`)}`;
}

/** By the unit's grams, which are indexed; then the whole, since grams say nothing of order. */
function nameHolds(text: string, put: Put): string {
  const folded = text.normalize('NFKC').toLowerCase();
  return `a.unit_id IN (SELECT u.id FROM unit u WHERE u.name_grams @> ${put(gramsOf(folded))}::text[]
    AND lower(normalize(u.name, NFKC)) LIKE ${put(`%${likeLiterally(folded)}%`)})`;
}

/** Pairs of neighbours, which say more than their parts; a single character for itself. */
function gramsOf(folded: string): string[] {
  const chars = [...folded];
  return chars.length === 1 ? chars : [...new Set(chars.slice(1).map((char, i) => chars[i]! + char))];
}

function likeLiterally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
