import { type Actor, STAGES } from '@app/domain';
import type { Pool } from 'pg';
import { parameters, visibleTo } from '../worklists/scope';
import { byCode, byDay, byPinyin, byRank, columnOf, type SortKey, sortedPage } from '../worklists/sorting';
import { onRow } from './access-paths';
import type { ApplicationColumn, ApplicationsWanted, PlaceInList } from './applications-wanted';
import { FEW, narrow } from './selective-filters';
import { UNIT_NAME } from './unit-of.sql';

/** What each column of the list of applications is sorted by. */
export const APPLICATION_KEYS: Record<ApplicationColumn, SortKey> = {
  unit: byPinyin(`coalesce(${UNIT_NAME}, a.draft -> 'unit' ->> 'name')`),
  number: byCode('a.number'),
  type: byCode('a.cell_type'),
  stage: byRank('a.stage', STAGES),
  due: byDay('(SELECT min(t.due_on) FROM task t WHERE t.application_id = a.id)'),
  updated: { sql: 'a.updated_at', type: 'moment' },
};

/**
 * Returns one page of the applications that the viewer may see, sorted by a column, as places only. Every row that the
 * filters leave is read and sorted: the order by the latest change alone has an index for each filter.
 */
export async function findSortedApplications(
  pool: Pool,
  viewer: Actor,
  wanted: ApplicationsWanted & { sort: NonNullable<ApplicationsWanted['sort']> },
): Promise<PlaceInList[]> {
  const { values, put } = parameters();
  const alternatives = (await narrow(pool, viewer, wanted, put, FEW)).map(({ groups, few, perRow }) =>
    [
      ...groups.map(onRow),
      ...few.map(({ column, ids }) => `a.${column} = ANY (${put(ids)}::uuid[])`),
      ...perRow,
      'true',
    ].join(' AND '),
  );
  const { column, down } = columnOf(wanted.sort);
  const { sql, type } = APPLICATION_KEYS[column];
  const rows = `SELECT a.id AS tie, ${sql} AS key FROM application a LEFT JOIN unit u ON u.id = a.record_id
    WHERE ${visibleTo(viewer, put)} AND (${alternatives.map((one) => `(${one})`).join(' OR ')})
      ${wanted.stage ? `AND a.stage = ${put(wanted.stage)}` : ''}`;
  const after = wanted.after && { key: wanted.after.key, tie: wanted.after.id };
  const { rows: found } = await pool.query<{ tie: string; place: string }>(
    sortedPage(rows, { type, down, tieType: 'uuid', after, limit: wanted.limit }, put),
    values,
  );
  return found.map(({ tie, place }) => ({ id: tie, key: place }));
}
