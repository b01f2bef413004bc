import { STAND_IN } from '../../accounts/stand-in';
import type { Actor, Stage } from '@app/domain';
import { gramsOf, unitNamed } from '../name-words';
import { townToday, UNIT_NAME } from '../unit-of.sql';
import { parameters, type Put, type Reader, visibleTo } from '../../worklists/scope';
import { byCode, byPinyin, columnOf, type SortBy, type SortKey, sortedPage } from '../../worklists/sorting';
import type { UnitValues } from './correct-unit';

/** Which records a page of the 单位库 asks for; `after` is the last place of the previous page. */
export interface UnitsWanted {
  q?: string;
  street?: string;
  doubles?: boolean;
  /** The order; without it by name. */
  sort?: SortBy<UnitColumn>;
  after?: { key: string; id: string };
  limit: number;
}

/** The columns by which the list can be sorted. */
export type UnitColumn = 'name' | 'code' | 'street' | 'applications' | 'cells' | 'year';

/** What each column is sorted by: of the record `u`, and of what the viewer may `seen` of it. */
export const UNIT_KEYS: Record<UnitColumn, SortKey> = {
  name: byPinyin('u.name'),
  code: byCode('u.credit_code'),
  street: byPinyin(townToday('u.street')),
  applications: { sql: 'seen.applications', type: 'int' },
  cells: { sql: 'seen.cells', type: 'int' },
  year: { sql: 'seen."lastYear"', type: 'int' },
};

/** One line of the 单位库, with what the viewer may see of it. */
export interface UnitLine extends UnitValues {
  id: string;
  key: string;
  applications: number;
  cells: number;
  lastYear: number;
  isDouble: boolean;
}

const FACTS = `u.id, u.name, u.credit_code AS "creditCode", u.no_code_reason AS "noCodeReason",
  u.code_confirmed AS "codeConfirmed", u.address, ${townToday('u.street')} AS street`;

/** SQL: another record has the name of `u`, and one of the two has no code. */
const HAS_DOUBLE = `EXISTS (SELECT FROM unit d JOIN application da ON da.record_id = d.id AND da.stage <> 'draft'
  WHERE d.name_key = u.name_key AND d.id <> u.id AND d.merged_into IS NULL
    AND (d.credit_code IS NULL OR u.credit_code IS NULL))`;

/** Returns one page of the records on which the viewer may see an application, by name or as `sort` says. */
export async function findUnits(db: Reader, wanted: UnitsWanted, viewer: Actor): Promise<UnitLine[]> {
  const { values, put } = parameters();
  const { q, street, doubles, sort = 'name', after, limit } = wanted;
  const conditions = [
    'u.merged_into IS NULL',
    `EXISTS (SELECT FROM application a WHERE a.record_id = u.id AND ${visibleTo(viewer, put)})`,
    ...(q ? [nameOrCode(q, put)] : []),
    ...(street ? [`u.street = ANY ((SELECT towns_held(${put(street)}::text))::text[])`] : []),
    ...(doubles === undefined ? [] : [doubles ? HAS_DOUBLE : `NOT ${HAS_DOUBLE}`]),
  ];
  const { column, down } = columnOf(sort);
  const { sql, type } = UNIT_KEYS[column];
  const SEEN = `CROSS JOIN LATERAL (
         SELECT count(*)::int AS applications, count(c.application_id)::int AS cells, max(a.programme_year) AS "lastYear"
           FROM application a LEFT JOIN cell c ON c.application_id = a.id AND c.revoked_on IS NULL
          WHERE a.record_id = u.id AND ${visibleTo(viewer, put)}) seen`;
  const byCount = sql.startsWith('seen.');
  const found = `SELECT ${FACTS}, u.id AS tie, ${sql} AS key, ${HAS_DOUBLE} AS "isDouble" ${byCount ? ', seen.*' : ''}
    FROM unit u ${byCount ? SEEN : ''} WHERE ${conditions.join(' AND ')}`;
  const place = after && { key: after.key, tie: after.id };
  const page = sortedPage(found, { type, down, tieType: 'uuid', after: place, limit }, put);
  // The counts of a page alone are read where the order does not need those of every record.
  const text = byCount
    ? page
    : `SELECT u.*, seen.* FROM (${page}) u ${SEEN} ORDER BY u.key ${down ? 'DESC' : 'ASC'}, u.tie ${down ? 'DESC' : 'ASC'}`;
  const { rows } = await db.query<UnitLine & { place: string; tie: string }>(text, values);
  return rows.map(({ place: key, tie: _, ...line }) => ({ ...line, key }));
}

/** The record of a unit; an applicant and a department see it when they may see one of its applications. */
export interface UnitRecord extends UnitValues {
  id: string;
  mergedInto: string | null;
}

/** Returns a record that the viewer may see, or undefined. A merged one is seen by who sees the record it became. */
export async function findUnit(db: Reader, id: string, viewer: Actor): Promise<UnitRecord | undefined> {
  const { values, put } = parameters();
  const { rows } = await db.query<UnitRecord>(
    `SELECT ${FACTS}, u.merged_into AS "mergedInto" FROM unit u
      WHERE u.id = ${put(id)}::uuid AND EXISTS (SELECT FROM application a
        WHERE a.record_id = coalesce(u.merged_into, u.id) AND ${visibleTo(viewer, put)})`,
    values,
  );
  return rows[0];
}

/** One application of a unit. */
export interface UnitApplicationRow {
  id: string;
  number: string;
  programmeYear: number;
  cellType: string;
  site: string | null;
  /** 补录: recorded after it was named, or begun on paper. */
  isRecorded: boolean;
  stage: Stage;
  unitName: string;
  /** The version of the rules by which it was submitted. */
  pinnedVersion: string | null;
  namedOn: string | null;
  documentNumber: string | null;
  countsIn: number | null;
  revokedOn: string | null;
}

/** Returns the applications of a record that the viewer may see, newest year first; at most 500. */
export async function findUnitApplications(
  db: Reader,
  unitId: string,
  viewer: Actor,
): Promise<UnitApplicationRow[]> {
  const { values, put } = parameters();
  const { rows } = await db.query<UnitApplicationRow>(
    `SELECT a.id, a.number, a.programme_year AS "programmeYear", a.cell_type AS "cellType", a.site, a.stage,
            a.imported_in IS NOT NULL AS "isRecorded", ${UNIT_NAME} AS "unitName", a.rules_version AS "pinnedVersion", c.named_on AS "namedOn",
            c.document_number AS "documentNumber", c.assessment_year AS "countsIn", c.revoked_on AS "revokedOn"
       FROM application a JOIN unit u ON u.id = a.record_id LEFT JOIN cell c ON c.application_id = a.id
      WHERE a.record_id = ${put(unitId)}::uuid AND ${visibleTo(viewer, put)}
      ORDER BY a.programme_year DESC, a.number LIMIT 500`,
    values,
  );
  return rows;
}

/** An account that applied for a unit, or was invited for it by its code. */
export interface UnitPersonRow {
  name: string;
  login: string;
  applications: number;
}

/** Returns the accounts of a record, by name. */
export async function findUnitPeople(db: Reader, unitId: string): Promise<UnitPersonRow[]> {
  const { rows } = await db.query<UnitPersonRow>(
    `SELECT p.name, p.login, count(a.id)::int AS applications
       FROM app_user p LEFT JOIN application a ON a.applicant_id = p.id AND a.record_id = $1 AND a.stage <> 'draft'
      WHERE p.role = 'applicant' AND p.login <> '${STAND_IN}'
        AND (a.id IS NOT NULL OR p.unit_code = (SELECT credit_code FROM unit WHERE id = $1))
      GROUP BY p.id ORDER BY p.name, p.login LIMIT 200`,
    [unitId],
  );
  return rows;
}

/** Returns the other records that are likely the same unit, by name. */
export async function findAlike(
  db: Reader,
  unitId: string,
): Promise<{ id: string; name: string; creditCode: string | null }[]> {
  const { rows } = await db.query<{ id: string; name: string; creditCode: string | null }>(
    `SELECT d.id, d.name, d.credit_code AS "creditCode" FROM unit u JOIN unit d ON d.name_key = u.name_key
      WHERE u.id = $1 AND d.id <> u.id AND d.merged_into IS NULL AND (d.credit_code IS NULL OR u.credit_code IS NULL)
        AND EXISTS (SELECT FROM application a WHERE a.record_id = d.id AND a.stage <> 'draft')
      ORDER BY d.name, d.id LIMIT 50`,
    [unitId],
  );
  return rows;
}

/** What happened to a record; `mergeId` while a merge can be undone. */
export interface UnitEventRow {
  type: 'corrected' | 'contactCorrected' | 'merged' | 'mergeUndone';
  data: Record<string, unknown>;
  reason: string;
  at: Date;
  byName: string | null;
  byRole: string | null;
  applicationId: string | null;
  number: string | null;
  mergeId: string | null;
}

/** Returns what happened to a record, newest first; at most 200. */
export async function findUnitEvents(db: Reader, unitId: string): Promise<UnitEventRow[]> {
  const { rows } = await db.query<UnitEventRow>(
    `SELECT e.type, e.data, e.reason, e.at, p.name AS "byName", p.role AS "byRole", e.application_id AS "applicationId",
            a.number, CASE WHEN m.undone_at IS NULL THEN m.id END AS "mergeId"
       FROM unit_event e LEFT JOIN app_user p ON p.id = e.by_user LEFT JOIN application a ON a.id = e.application_id
       LEFT JOIN unit_merge m ON m.id = e.command_id AND m.kept = e.unit_id
      WHERE e.unit_id = $1 OR e.application_id IN (SELECT id FROM application WHERE record_id = $1)
      ORDER BY e.id DESC LIMIT 200`,
    [unitId],
  );
  return rows;
}

/** What a command corrected in the record of a unit, or in a contact. */
export interface UnitChangeRow extends Pick<UnitEventRow, 'type' | 'data'> {
  commandId: string;
}

/** Returns what these commands corrected, in order. */
export async function findUnitChanges(db: Reader, commandIds: string[]): Promise<UnitChangeRow[]> {
  if (commandIds.length === 0) return [];
  const { rows } = await db.query<UnitChangeRow>(
    `SELECT command_id AS "commandId", type, data FROM unit_event
      WHERE command_id = ANY ($1::uuid[]) AND type IN ('corrected', 'contactCorrected') ORDER BY id`,
    [commandIds],
  );
  return rows;
}

/** Returns the hash of the request that a command recorded on a unit, or undefined when it is new. */
export async function findUnitCommand(db: Reader, commandId: string): Promise<string | undefined> {
  const { rows } = await db.query<{ hash: string }>(
    'SELECT body_hash AS hash FROM unit_event WHERE command_id = $1 LIMIT 1',
    [commandId],
  );
  return rows[0]?.hash;
}

function nameOrCode(q: string, put: Put): string {
  const named = `u.name_grams @> ${put(gramsOf(q))}::text[] AND ${unitNamed(q, put)}`;
  return /^[0-9A-Z]{4,18}$/i.test(q)
    ? `(starts_with(u.credit_code, ${put(q.toUpperCase())}) OR (${named}))`
    : named;
}
