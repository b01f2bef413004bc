import { type Actor, departmentsOf } from '@app/domain';
import type { Pool, PoolClient } from 'pg';

/** A connection for reading: any of the pool, or the one of a person (withActor). */
export type Reader = Pool | PoolClient;

/** Adds a value to the parameters of a query and returns its placeholder, `$n`. */
export type Put = (value: unknown) => string;

/** Collects the parameters of a query while its text is put together. */
export function parameters(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}

/**
 * SQL: whether a person may see the application `a`: an own one, one that his department leads, one whose unit is in
 * his 镇街, one that he inspects, or all, depending on the role.
 */
export function visibleTo(viewer: Actor, put: Put): string {
  const inspects = () =>
    `EXISTS (SELECT FROM inspector_assignment ia WHERE ia.application_id = a.id AND ia.user_id = ${put(viewer.id)}::uuid)`;
  switch (viewer.role) {
    case 'applicant':
      return `a.applicant_id = ${put(viewer.id)}::uuid`;
    case 'department':
      return `(a.stage <> 'draft' AND (a.leads && ${put(departmentsOf(viewer))}::text[] OR ${inspects()}))`;
    case 'town':
      return `(a.stage <> 'draft' AND ${inTown(viewer, put)})`;
    case 'inspector':
      return `(a.stage <> 'draft' AND ${inspects()})`;
    case 'office':
    case 'auditor':
      return `a.stage <> 'draft'`;
    case 'admin':
      return 'false';
  }
}

/** SQL: whether the unit of the application `a` is in the person's 镇街, as its record says now. */
export function inTown({ town }: Actor, put: Put): string {
  return `a.record_id IN (SELECT tu.id FROM unit tu WHERE tu.street = ${put(town ?? null)}::text)`;
}

/**
 * SQL: whether a person may see the named cell `c`: the unit its own, a department those of the types that it leads, a 镇街
 * those of its units, an inspector those whose open check the office assigned to him, the office and the auditor all.
 */
export function cellVisibleTo(viewer: Actor, put: Put): string {
  const assigned = () => `c.state -> 'check' -> 'assigned' ? ${put(viewer.id)}::text`;
  const ofApplication = (condition: string) =>
    `EXISTS (SELECT FROM application a WHERE a.id = c.application_id AND ${condition})`;
  switch (viewer.role) {
    case 'applicant':
      return ofApplication(`a.applicant_id = ${put(viewer.id)}::uuid`);
    case 'department':
      return `(${ofApplication(`a.leads && ${put(departmentsOf(viewer))}::text[]`)} OR ${assigned()})`;
    case 'town':
      return ofApplication(inTown(viewer, put));
    case 'inspector':
      return assigned();
    case 'office':
    case 'auditor':
      return 'true';
    case 'admin':
      return 'false';
  }
}

/**
 * SQL: whether a person may see the obligation `o`. The office and the auditor see all, a department those in which it
 * has a part.
 */
export function obligationVisibleTo(viewer: Actor, put: Put): string {
  switch (viewer.role) {
    case 'office':
    case 'auditor':
      return 'true';
    case 'department':
      return `EXISTS (SELECT FROM obligation_part p WHERE p.obligation_id = o.id AND p.department = ANY (${put(departmentsOf(viewer))}::text[]))`;
    case 'applicant':
    case 'town':
    case 'inspector':
    case 'admin':
      return 'false';
  }
}
