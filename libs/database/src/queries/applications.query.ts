import type { Actor, Stage } from '@app/domain';
import { parameters, type Put, type Reader, visibleTo } from './scope';

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
  after?: { updatedAt: string; id: string };
  limit: number;
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
  /** `updatedAt` in full precision, for the next page. */
  moment: string;
}

/** One page of the applications that the viewer may see, newest first. */
export async function findApplications(
  db: Reader,
  viewer: Actor,
  wanted: ApplicationsWanted,
): Promise<ApplicationLine[]> {
  const { values, put } = parameters();
  const conditions = [visibleTo(viewer, put)];
  if (wanted.stage) conditions.push(`a.stage = ${put(wanted.stage)}`);
  if (wanted.cellType) conditions.push(`a.cell_type = ${put(wanted.cellType)}`);
  if (wanted.department) conditions.push(`a.leads @> ARRAY[${put(wanted.department)}]::text[]`);
  if (wanted.programmeYear) conditions.push(`a.programme_year = ${put(wanted.programmeYear)}`);
  if (wanted.waitingFor) {
    conditions.push(
      `EXISTS (SELECT FROM task t WHERE t.application_id = a.id AND t.seat = ${put(wanted.waitingFor)})`,
    );
  }
  if (wanted.stalled !== undefined) {
    const not = wanted.stalled ? '' : 'NOT ';
    conditions.push(`${not}EXISTS (SELECT FROM task t WHERE t.application_id = a.id AND t.overdue)`);
  }
  if (wanted.q) {
    const name = put(`%${likeLiterally(wanted.q)}%`);
    conditions.push(
      `(u.name ILIKE ${name} OR a.number LIKE ${put(`${likeLiterally(wanted.q.toUpperCase())}%`)})`,
    );
  }
  if (wanted.after) {
    const { updatedAt, id } = wanted.after;
    conditions.push(`(a.updated_at, a.id) < (${put(updatedAt)}::timestamptz, ${put(id)}::uuid)`);
  }
  const { rows } = await db.query<ApplicationLine>(
    `SELECT p.*, coalesce((SELECT jsonb_agg(jsonb_build_object('seat', t.seat, 'dueOn', t.due_on, 'overdue', t.overdue)
                             ORDER BY t.due_on, t.seat) FROM task t WHERE t.application_id = p.id), '[]') AS "waitingFor"
       FROM (SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType",
                    u.name AS "unitName", a.stage, a.submitted_at AS "submittedAt", a.updated_at AS "updatedAt",
                    a.updated_at::text AS moment
               FROM application a JOIN unit u ON u.id = a.unit_id
              WHERE ${conditions.join(' AND ')}
              ORDER BY a.updated_at DESC, a.id DESC LIMIT ${put(wanted.limit)}) p
      ORDER BY p."updatedAt" DESC, p.moment DESC, p.id DESC`,
    values,
  );
  return rows;
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
  return `(u.name_grams @> name_grams(${put(folded)}) AND lower(normalize(u.name, NFKC)) LIKE ${put(`%${likeLiterally(folded)}%`)})`;
}

function likeLiterally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
