import { type Actor, departmentsOf, hasShares, seatsHeldBy } from '@app/domain';
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
      return `(a.stage <> 'draft' AND (${leadsHeld('a', viewer, put)} OR ${inspects()}))`;
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

/** Returns a word for the text that these conditions have for a viewer: a statement with a name has one text. */
export function scopeName(viewer: Actor): string {
  return `${viewer.role}${hasShares(seatsHeldBy(viewer)) ? '-shares' : ''}`;
}

/** SQL: whether a department of a person leads the application, or the row of types and leads, that has this alias. */
export function leadsHeld(alias: string, viewer: Actor, put: Put): string {
  return hasShares(seatsHeldBy(viewer))
    ? `holds_any(${put(seatsHeldBy(viewer))}::text[], ${alias}.leads, 'type:' || ${alias}.cell_type)`
    : `${alias}.leads && ${put(departmentsOf(viewer))}::text[]`;
}

/** SQL: whether something in the obligation of this alias is asked of a department of a person. */
export function partHeld(alias: string, viewer: Actor, put: Put): string {
  return hasShares(seatsHeldBy(viewer))
    ? `EXISTS (SELECT FROM jsonb_array_elements(${alias}.state -> 'parts') p, jsonb_array_elements_text(p -> 'items') i
         WHERE holds(${put(seatsHeldBy(viewer))}::text[], p ->> 'department', 'item:' || i))`
    : `EXISTS (SELECT FROM obligation_part p WHERE p.obligation_id = ${alias}.id AND p.department = ANY (${put(departmentsOf(viewer))}::text[]))`;
}

/** SQL: whether the unit of the application `a` is in the person's 镇街, or one whose place that has taken, as its record says now. */
export function inTown({ town }: Actor, put: Put): string {
  return `a.record_id IN (SELECT tu.id FROM unit tu WHERE tu.street = ANY ((SELECT towns_held(${put(town ?? null)}::text))::text[]))`;
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
      return `(${ofApplication(leadsHeld('a', viewer, put))} OR ${assigned()})`;
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
      return partHeld('o', viewer, put);
    case 'applicant':
    case 'town':
    case 'inspector':
    case 'admin':
      return 'false';
  }
}
