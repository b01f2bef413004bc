import type { Actor } from '@app/domain';
import type { ApplicationsWanted } from './applications-wanted';
import { leadGroupsOf } from './lead-groups.query';
import type { Narrowing } from './selective-filters';
import { inTown, leadsHeld, type Put } from '../worklists/scope';

/** One way to read rows of a page along one index. Conditions are on the application `a`. */
export interface AccessPath {
  conditions: string[];
  /**
   * Restricts the path to few rows, which are fetched and then sorted: `keys` is a query that returns `key`, `column`
   * the column of `a` that holds it.
   */
  among?: { keys: string; column: string };
  /** Reads the newest rows of each lead group; these are conditions on `lead_group`. */
  groups?: string[];
}

/** Returns the paths that together reach every row after `place` that the list asks for and the person may see. */
export function accessPathsTo(
  viewer: Actor,
  { stage: at }: ApplicationsWanted,
  { few, groups: groups }: Narrowing,
  place: string,
  put: Put,
): AccessPath[] {
  const sets = few.map(({ column, ids }) => ({ column, ids: `${put(ids)}::uuid[]` }));
  const [first, ...others] = sets;
  const isIn = ({ column, ids }: (typeof sets)[number]) => `a.${column} = ANY (${ids})`;
  const stage = at ? [`a.stage = ${put(at)}`] : [];
  const submitted = at ? stage : [`a.stage <> 'draft'`];
  const narrowed = [place, ...others.map(isIn)];

  const directly = (more: string[]): AccessPath => ({
    conditions: [...more, ...narrowed],
    among: first && { keys: `SELECT unnest(${first.ids}) AS key`, column: first.column },
  });
  const byLeadGroup = (more: string[]): AccessPath =>
    first || (more.length === 0 && !at)
      ? directly([...submitted, ...more.map(onRow)])
      : { conditions: [...submitted, ...narrowed], groups: more };
  const inspected = (): AccessPath => ({
    conditions: [...submitted, ...narrowed, ...groups.map(onRow), ...sets.slice(0, 1).map(isIn)],
    among: {
      keys: `SELECT application_id AS key FROM inspector_assignment WHERE user_id = ${put(viewer.id)}::uuid`,
      column: 'id',
    },
  });
  if (viewer.role === 'applicant') {
    return [directly([`a.applicant_id = ${put(viewer.id)}::uuid`, ...stage, ...groups.map(onRow)])];
  }
  if (at === 'draft') return []; // only its applicant sees a draft
  switch (viewer.role) {
    case 'department':
      return [byLeadGroup([leadsHeld('lead_group', viewer, put), ...groups]), inspected()];
    case 'town':
      return [directly([...submitted, inTown(viewer, put), ...groups.map(onRow)])];
    case 'inspector':
      return [inspected()];
    case 'office':
    case 'auditor':
      return [byLeadGroup(groups)];
    case 'admin':
      return [];
  }
}

/** Turns a condition on `lead_group` into one on the application `a`. */
export function onRow(condition: string): string {
  return condition.replaceAll('lead_group.', 'a.');
}

/** Returns SQL that selects `id` and `updated_at` of the newest rows on these paths; `most` is the limit. */
export function newestOfPaths(
  paths: AccessPath[],
  { stage }: ApplicationsWanted,
  most: string,
  put: Put,
): string {
  const newest = `ORDER BY updated_at DESC, id DESC LIMIT ${most}`;
  return `WITH ${leadGroupsOf(stage && `${put(stage)}::text`)}
    SELECT id, updated_at FROM (${paths.map((path) => `(${newestOf(path, newest)})`).join(' UNION ')}) p ${newest}`;
}

function newestOf({ conditions, among, groups: groups }: AccessPath, newest: string): string {
  const where = conditions.join(' AND ');
  if (among) {
    // OFFSET 0 makes PostgreSQL start from the few keys instead of the newest rows.
    return `SELECT id, updated_at FROM (
              SELECT a.id, a.updated_at FROM (${among.keys}) few JOIN application a ON a.${among.column} = few.key
               WHERE ${where} OFFSET 0) found ${newest}`;
  }
  if (!groups) return `SELECT a.id, a.updated_at FROM application a WHERE ${where} ${newest}`;
  return `SELECT found.id, found.updated_at
            FROM lead_group CROSS JOIN LATERAL (
              SELECT a.id, a.updated_at FROM application a
               WHERE a.cell_type = lead_group.cell_type AND a.leads = lead_group.leads AND a.programme_year = lead_group.programme_year
                 AND ${where} ${newest}) found
           WHERE ${['true', ...groups].join(' AND ')} ${newest}`;
}
