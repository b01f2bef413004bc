import { likeNumber, unitNamed } from '../applications/name-words';
import { UNIT_NAME } from '../applications/unit-of.sql';
import {
  type Actor,
  type Cell,
  CELL_STAGE_NAMES,
  type CellRules,
  type CellStage,
  type CivilDate,
  seatsHeldBy,
} from '@app/domain';
import { cellVisibleTo, parameters, type Put, type Reader } from '../worklists/scope';
import {
  byCode,
  byDay,
  byPinyin,
  byRank,
  columnOf,
  type SortBy,
  type SortedPlace,
  type SortKey,
  sortedPage,
} from '../worklists/sorting';

/** A named cell with its pinned rules; `offset` is programme time minus real time (ms). */
export interface NamedCellRow {
  cell: Cell;
  rules: CellRules;
  offset: number;
  unitName: string;
  /** 补录: named before the system knew of it. */
  isRecorded: boolean;
  documentNumber: string;
  /** What the naming was first recorded with, once it was corrected. */
  issued: { documentNumber: string; date: CivilDate } | null;
  applicantId: string;
}

/** Which cells a list asks for; `after` is the last place of the page before. */
export interface NamedCellsWanted {
  programmeYear?: number;
  cellType?: string;
  stage?: CellStage;
  /** Only those for which the viewer is waited for. */
  mine?: boolean;
  /** Part of the unit's name, or the beginning of the number. */
  q?: string;
  /** The order; without it by number. */
  sort?: SortBy<CellColumn>;
  after?: SortedPlace;
  limit: number;
}

/** The columns by which the list can be sorted. */
export type CellColumn = 'unit' | 'number' | 'named' | 'plaque' | 'stage' | 'due';

/** What each column of the list of named cells is sorted by. */
export const CELL_KEYS: Record<CellColumn, SortKey> = {
  unit: byPinyin(UNIT_NAME),
  number: byCode('c.number'),
  named: byDay('n.named_on'),
  plaque: byPinyin("c.state -> 'plaque' ->> 'number'"),
  stage: byRank('c.stage', Object.keys(CELL_STAGE_NAMES)),
  due: byDay('coalesce(c.due_on, c.recheck_on)'),
};

const ROW = `c.state AS cell, c.rules, coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset",
  ${UNIT_NAME} AS "unitName", n.document_number AS "documentNumber",
  a.state -> 'naming' -> 'issued' AS issued, a.imported_in IS NOT NULL AS "isRecorded", a.applicant_id AS "applicantId"`;
const FROM = `cell_life c JOIN cell n ON n.application_id = c.application_id
  JOIN application a ON a.id = c.application_id JOIN unit u ON u.id = a.record_id`;

/** Returns one page of the named cells that the viewer may see, by number or as `sort` says. */
export async function findNamedCells(
  db: Reader,
  viewer: Actor,
  { programmeYear, cellType, stage, mine, q, sort = 'number', after, limit }: NamedCellsWanted,
): Promise<(NamedCellRow & { place: string })[]> {
  const { values, put } = parameters();
  const conditions = [
    cellVisibleTo(viewer, put),
    ...(programmeYear ? [`c.programme_year = ${put(programmeYear)}`] : []),
    ...(cellType ? [`c.cell_type = ${put(cellType)}`] : []),
    ...(stage ? [`c.stage = ${put(stage)}`] : []),
    ...(mine ? [waitsFor(viewer, put)] : []),
    ...(q ? [`(c.number LIKE ${put(likeNumber(q))} OR ${unitNamed(q, put)})`] : []),
  ];
  const { column, down } = columnOf(sort);
  const { sql, type } = CELL_KEYS[column];
  const found = `SELECT ${ROW}, ${sql} AS key, c.number AS tie FROM ${FROM} WHERE ${conditions.join(' AND ')}`;
  const { rows } = await db.query<NamedCellRow & { place: string; key: unknown; tie: string }>(
    sortedPage(found, { type, down, tieType: 'text', after, limit }, put),
    values,
  );
  return rows.map(({ key: _, tie: __, ...row }) => row);
}

/** Returns a named cell that the viewer may see, or undefined. */
export async function findNamedCell(
  db: Reader,
  id: string,
  viewer: Actor,
): Promise<NamedCellRow | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<NamedCellRow>(
    `SELECT ${ROW} FROM ${FROM} WHERE c.id = ${put(id)}::uuid AND ${cellVisibleTo(viewer, put)}`,
    values,
  );
  return rows[0];
}

/** A cell whose period of appeal or review of an appeal is not over, with its last day. */
export interface Appealing {
  cellId: string;
  until: CivilDate;
}

/** Returns those of the cells with these numbers in which the unit may still appeal, or an appeal is under review. */
export async function findAppealing(db: Reader, numbers: string[]): Promise<Map<string, Appealing>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await db.query<Appealing & { number: string }>(
    `SELECT number, id AS "cellId", due_on AS until FROM cell_life
      WHERE number = ANY($1::text[]) AND stage IN ('appeal', 'review')`,
    [numbers],
  );
  return new Map(rows.map(({ number, ...appeal }) => [number, appeal]));
}

/** One event of a cell with what was typed with its command. */
export interface CellEventRow {
  seq: number;
  type: string;
  data: Record<string, unknown>;
  at: Date;
  by: string;
  byName: string | null;
  byRole: string | null;
  byDepartment: string | null;
  input: Record<string, unknown> | null;
}

/** Returns the events of a cell that the viewer may see, in order. */
export async function findCellEvents(db: Reader, id: string, viewer: Actor): Promise<CellEventRow[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<CellEventRow>(
    `SELECT e.seq, e.type, e.data, e.at, e.by_user AS by, p.name AS "byName", p.role AS "byRole",
            p.department_id AS "byDepartment", i.body AS input
       FROM cell_life c JOIN cell_event e ON e.cell_id = c.id
       LEFT JOIN app_user p ON p.id = CASE WHEN e.by_user <> 'system' THEN e.by_user::uuid END
       LEFT JOIN command_input i ON i.command_id = e.command_id AND i.cell_id = c.id
      WHERE c.id = ${put(id)}::uuid AND ${cellVisibleTo(viewer, put)} ORDER BY e.seq`,
    values,
  );
  return rows;
}

/** SQL: whether the present task of the cell `c` is the viewer's. */
function waitsFor(viewer: Actor, put: Put): string {
  const { role, id } = viewer;
  switch (role) {
    case 'applicant':
      return `c.seat = 'applicant'`;
    case 'department':
      return `(holds(${put(seatsHeldBy(viewer))}::text[], c.department_id, 'type:' || c.cell_type) OR c.state -> 'check' -> 'assigned' ? ${put(id)}::text)`;
    case 'inspector':
      return `c.seat LIKE 'department:%' AND c.state -> 'check' -> 'assigned' ? ${put(id)}::text`;
    case 'office':
      return `c.seat = 'office'`;
    case 'town':
    case 'auditor':
    case 'admin':
      return 'false';
  }
}
