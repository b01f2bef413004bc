import { type Actor, departmentsIn, hasShares } from '@app/domain';
import type { Pool } from 'pg';
import type { ApplicationsWanted } from './applications-wanted';
import type { TypeInYear } from '../rules/directory';
import type { Put } from '../worklists/scope';
import { gramsOf, likeEnd, likeLiterally, likeNumber, likeWords, numberPiece, unitNamed } from './name-words';

/**
 * A filter that matches at most so many rows is read by its ids and sorted. A filter that matches more is checked row
 * by row from the newest on, where matches are frequent enough.
 */
export const FEW = 2000;

/** The conditions of a list, as SQL. */
export interface Narrowing {
  /** Conditions on the `lead_group`. */
  groups: string[];
  /** The ids that a selective filter matches. */
  few: { column: 'id' | 'record_id'; ids: string[] }[];
  /** Conditions that many rows match; each application `a` is checked from the newest on. */
  perRow: string[];
}

/**
 * Turns the conditions of a list into SQL, after looking up how many rows each matches. Returns alternatives when the
 * search text can match the unit, the type or an own draft; the list holds the rows that match any of them.
 */
export async function narrow(
  pool: Pool,
  viewer: Actor,
  wanted: ApplicationsWanted,
  put: Put,
  most: number,
): Promise<[Narrowing, ...Narrowing[]]> {
  const { cellType, department, programmeYear, waitingFor, overdue: overdue, q, typesNamed = [] } = wanted;
  const narrowing: Narrowing = { groups: [], few: [], perRow: [] };
  const { few, perRow: perRow, groups: groups } = narrowing;
  if (cellType) groups.push(`lead_group.cell_type = ${put(cellType)}`);
  if (programmeYear) groups.push(`lead_group.programme_year = ${put(programmeYear)}`);
  if (department) groups.push(ledBy(await seatsOf(pool, department), put));
  if (waitingFor) {
    const awaited = /^department:(.+)$/.exec(waitingFor)?.[1];
    const held = awaited ? await seatsOf(pool, awaited) : [];
    const seats = awaited ? departmentsIn(held).map((id) => `department:${id}`) : [waitingFor];
    const ids = await findFew(pool, most, 'SELECT application_id AS id FROM task WHERE seat = ANY ($1)', [
      seats,
    ]);
    if (ids) few.push({ column: 'id', ids });
    if (!ids || hasShares(held)) {
      const isHeld = awaited
        ? `holds(${put(held)}::text[], t.department_id, 'type:' || a.cell_type)`
        : 'true';
      perRow.push(`a.is_open AND ${taskThat(`t.seat = ANY (${put(seats)}::text[]) AND ${isHeld}`)}`);
    }
    // A department acts only on applications that it leads.
    if (awaited && !ids) groups.push(ledBy(held, put));
  }
  if (overdue) {
    const ids = await findFew(pool, most, 'SELECT application_id AS id FROM task WHERE overdue');
    if (ids) few.push({ column: 'id', ids });
    else perRow.push(`a.is_open AND ${taskThat('t.overdue')}`);
  }
  if (overdue === false) perRow.push(`NOT ${taskThat('t.overdue')}`);
  if (!q) return [narrowing];
  const found = await search(pool, q, put, most);
  const drafts = viewer.role === 'applicant' ? await findDraftsNamed(pool, viewer, q) : [];
  const orElse = () => [
    ...(typesNamed.length > 0 ? [isOneOf(typesNamed, 'a', put)] : []),
    ...(drafts.length > 0 ? [`a.id = ANY (${put(drafts)}::uuid[])`] : []),
  ];
  const named = found[0].perRow.map((byName) => `(${[...orElse(), byName].join(' OR ')})`);
  const alternatives = found.map((one) => ({
    ...narrowing,
    few: [...few, ...one.few],
    groups: [...groups, ...one.groups],
  })) as [Narrowing, ...Narrowing[]];
  if (typesNamed.length > 0)
    alternatives.push({
      ...narrowing,
      groups: [...groups, isOneOf(typesNamed, 'lead_group', put)],
    });
  if (drafts.length > 0) alternatives.push({ ...narrowing, few: [...few, { column: 'id', ids: drafts }] });
  return alternatives.map((alternative) => ({
    ...alternative,
    perRow: [...perRow, ...named],
  })) as typeof alternatives;
}

/** Returns the departments whose affairs are today in the same hands: a filter by one of them finds those of all. */
async function seatsOf(pool: Pool, department: string): Promise<string[]> {
  const { rows } = await pool.query<{ seats: string[] }>('SELECT seats_of($1) AS seats', [department]);
  return rows[0]!.seats;
}

/** SQL: whether a department in these hands leads the type of a group. */
function ledBy(seats: string[], put: Put): string {
  return hasShares(seats)
    ? `holds_any(${put(seats)}::text[], lead_group.leads, 'type:' || lead_group.cell_type)`
    : `lead_group.leads && ${put(seats)}::text[]`;
}

/** SQL: whether the row has one of these types in its year. */
function isOneOf(types: readonly TypeInYear[], alias: 'a' | 'lead_group', put: Put): string {
  const years = put(types.map(({ programmeYear }) => programmeYear));
  const codes = put(types.map(({ cellType }) => cellType));
  return `(${alias}.programme_year, ${alias}.cell_type) IN (SELECT * FROM unnest(${years}::int[], ${codes}::text[]))`;
}

/**
 * Returns the ids of the person's own drafts whose typed unit name contains `q`. A draft has no unit row before its
 * submission.
 */
async function findDraftsNamed(pool: Pool, { id }: Actor, q: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM application WHERE applicant_id = $1 AND stage = 'draft'
        AND fold_name(draft #>> '{unit,name}') LIKE ALL ($2)`,
    [id, likeWords(q)],
  );
  return rows.map(({ id: draft }) => draft);
}

/**
 * Searches by a part of the number or of the name of the unit; a few digits may be either. Returns alternatives, which
 * share the conditions per row.
 */
async function search(pool: Pool, q: string, put: Put, most: number): Promise<[Narrowing, ...Narrowing[]]> {
  const piece = numberPiece(q);
  if (piece?.includes('-')) return [await searchNumber(pool, piece, put, most)];
  const [named, numbered] = [
    await findNamed(pool, q, most),
    piece ? await findEnding(pool, piece, most) : [],
  ];
  if (named && numbered)
    return [
      { groups: [], few: [{ column: 'record_id', ids: named }], perRow: [] },
      ...(numbered.length > 0
        ? [{ groups: [], few: [{ column: 'id' as const, ids: numbered }], perRow: [] }]
        : []),
    ];
  const fits = `(SELECT ${unitNamed(q, put)} FROM unit u WHERE u.id = a.record_id)`;
  const ends = piece && `reverse(a.number) LIKE ${put(likeEnd(piece))}`;
  return [{ groups: [], few: [], perRow: [ends ? `(${fits} OR ${ends})` : fits] }];
}

/** Searches by the beginning, the end, or else the middle of a number. */
async function searchNumber(pool: Pool, piece: string, put: Put, most: number): Promise<Narrowing> {
  if (/^[A-Z]{1,8}-(?:\d|$)/.test(piece)) {
    const begins = 'SELECT id FROM application WHERE number LIKE $1 ORDER BY number';
    const ids = await findFew(pool, most, begins, [`${likeLiterally(piece)}%`]);
    if (ids && ids.length > 0) return { groups: [], few: [{ column: 'id', ids }], perRow: [] };
    if (!ids)
      return {
        groups: leadGroupsOfNumber(piece, put),
        few: [],
        perRow: [`left(a.number, ${put(piece.length)}::int) = ${put(piece)}`],
      };
  }
  const ids = await findEnding(pool, piece, most);
  if (ids && ids.length > 0) return { groups: [], few: [{ column: 'id', ids }], perRow: [] };
  return {
    groups: leadGroupsOfPiece(piece, put),
    few: [],
    perRow: [`a.number LIKE ${put(likeNumber(piece))}`],
  };
}

/** The records of units with a name like the search text. */
function findNamed(pool: Pool, q: string, most: number): Promise<string[] | undefined> {
  return findFew(
    pool,
    most,
    `SELECT coalesce(u.merged_into, u.id) AS id FROM unit u WHERE u.name_grams @> $1::text[] AND ${unitNamed(q, () => '$2')}`,
    [gramsOf(q), likeWords(q)],
  );
}

/** The applications whose number ends so; by the index of migration 0022. */
function findEnding(pool: Pool, piece: string, most: number): Promise<string[] | undefined> {
  return findFew(pool, most, 'SELECT id FROM application WHERE reverse(number) LIKE $1', [likeEnd(piece)]);
}

/** Conditions on `lead_group` from the middle of a number: a whole year, the end of a type. */
function leadGroupsOfPiece(piece: string, put: Put): string[] {
  const [, year] = /(?:^|-)(\d{4})-(?:[A-Z]|$)/.exec(piece) ?? [];
  const [, type] = /(?:^|-)([A-Z][A-Z0-9_]*)-\d*$/.exec(piece) ?? [];
  return [
    ...(year ? [`lead_group.programme_year = ${put(Number(year))}`] : []),
    ...(type ? [`right(lead_group.cell_type, ${put(type.length)}::int) = ${put(type)}`] : []),
  ];
}

/**
 * Conditions on `lead_group` from a number that may be incomplete, <district>-<year>-<type>-<serial>: the year, and the type or
 * its beginning.
 */
function leadGroupsOfNumber(number: string, put: Put): string[] {
  const [, year, type, closed] = /^[A-Z]+-(\d{4})-(?:([A-Z][A-Z0-9_]*)(-.*)?)?$/.exec(number) ?? [];
  if (!year) return [];
  const yearIs = `lead_group.programme_year = ${put(Number(year))}`;
  if (!type) return [yearIs];
  return [
    yearIs,
    closed ? `lead_group.cell_type = ${put(type)}` : `starts_with(lead_group.cell_type, ${put(type)})`,
  ];
}

/** Returns the ids that a query finds, or undefined when there are more than `most`. */
async function findFew(
  pool: Pool,
  most: number,
  query: string,
  values: unknown[] = [],
): Promise<string[] | undefined> {
  const { rows } = await pool.query<{ id: string }>(`${query} LIMIT ${most + 1}`, values);
  return rows.length > most ? undefined : [...new Set(rows.map(({ id }) => id))];
}

function taskThat(condition: string): string {
  return `EXISTS (SELECT FROM task t WHERE t.application_id = a.id AND ${condition})`;
}
