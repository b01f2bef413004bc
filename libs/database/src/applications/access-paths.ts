import type { Actor } from '@app/domain';
import type { ApplicationsWanted } from './applications-wanted';
import { leadGroupsOf } from './lead-groups.query';
import type { Narrowing } from './selective-filters';
import type { Put } from '../worklists/scope';

/** One way to rows of a page, along one index; conditions are on the application `a`. */
export interface AccessPath {
  conditions: string[];
  /** Only these, few enough to be fetched and sorted: a query that gives `key`, and the column it is found in. */
  among?: { keys: string; column: string };
  /** Lane by lane, the newest of each; conditions on the `lane`. */
  lanes?: string[];
}

/** The ways that together lead, after this `place`, to everything that a person may see of what the list asks for. */
export function accessPathsTo(
  viewer: Actor,
  { stage: at }: ApplicationsWanted,
  { few, lanes }: Narrowing,
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
      : { conditions: [...submitted, ...narrowed], lanes: more };
  const inspected = (): AccessPath => ({
    conditions: [...submitted, ...narrowed, ...lanes.map(onRow), ...sets.slice(0, 1).map(isIn)],
    among: {
      keys: `SELECT application_id AS key FROM inspector_assignment WHERE user_id = ${put(viewer.id)}::uuid`,
      column: 'id',
    },
  });
  if (viewer.role === 'applicant') {
    return [directly([`a.applicant_id = ${put(viewer.id)}::uuid`, ...stage, ...lanes.map(onRow)])];
  }
  if (at === 'draft') return []; // nobody else's
  switch (viewer.role) {
    case 'department':
      return [byLeadGroup([`${put(viewer.department)} = ANY (lane.leads)`, ...lanes]), inspected()];
    case 'inspector':
      return [inspected()];
    case 'office':
    case 'auditor':
      return [byLeadGroup(lanes)];
    case 'admin':
      return [];
  }
}

function onRow(condition: string): string {
  return condition.replaceAll('lane.', 'a.');
}

/** The newest that these ways lead to, so many, as SQL: `id` and `updated_at`. */
export function newestOfPaths(
  ways: AccessPath[],
  { stage }: ApplicationsWanted,
  most: string,
  put: Put,
): string {
  const newest = `ORDER BY updated_at DESC, id DESC LIMIT ${most}`;
  return `WITH ${leadGroupsOf(stage && `${put(stage)}::text`)}
    SELECT id, updated_at FROM (${ways.map((way) => `(${newestOf(way, newest)})`).join(' UNION ')}) p ${newest}`;
}

function newestOf({ conditions, among, lanes }: AccessPath, newest: string): string {
  const where = conditions.join(' AND ');
  if (among) {
    // OFFSET 0: begin with the few, not with the newest.
    return `SELECT id, updated_at FROM (
              SELECT a.id, a.updated_at FROM (${among.keys}) few JOIN application a ON a.${among.column} = few.key
               WHERE ${where} OFFSET 0) found ${newest}`;
  }
  if (!lanes) return `SELECT a.id, a.updated_at FROM application a WHERE ${where} ${newest}`;
  return `SELECT found.id, found.updated_at
            FROM lane CROSS JOIN LATERAL (
              SELECT a.id, a.updated_at FROM application a
               WHERE a.cell_type = lane.cell_type AND a.leads = lane.leads AND a.programme_year = lane.programme_year
                 AND ${where} ${newest}) found
           WHERE ${['true', ...lanes].join(' AND ')} ${newest}`;
}
