/**
 * SQL over an application `a` joined with the record of its unit, `u ON u.id = a.record_id`. A decided application keeps
 * the values under which it was decided (`unit_kept`), whatever was corrected or merged since.
 */

/** SQL: the name of the unit, with its site in brackets if it has one. */
export const UNIT_NAME = `(coalesce(a.unit_kept ->> 'name', u.name) || coalesce('（' || a.site || '）', ''))`;

/** SQL: one text of the unit: `column` of the record, `key` of what was kept. */
export function unitText(column: 'credit_code' | 'address', key: string): string {
  return `CASE WHEN a.unit_kept IS NULL THEN u.${column} ELSE a.unit_kept ->> '${key}' END`;
}

/** SQL: what an application keeps of the record `u` when the record changes, as in `unit_kept`. */
export const UNIT_TO_KEEP = `jsonb_build_object('name', u.name, 'creditCode', u.credit_code, 'noCodeReason',
  u.no_code_reason, 'address', u.address, 'street', u.street, 'codeConfirmed', u.code_confirmed)`;

/** SQL: whether an application `a` was decided, and so keeps the values of its unit. */
export const IS_DECIDED = `(a.stage <> 'draft' AND (a.named_on IS NOT NULL OR NOT a.is_open))`;

/** SQL: what the 镇街 in which a unit was recorded is called today, by its name there. What has changed is read once a query. */
export function townToday(street: string): string {
  return `coalesce((SELECT towns_today()) ->> ${street}, ${street})`;
}

const RECORDED_STREET = `coalesce(a.unit_kept ->> 'street', u.street)`;

/** SQL: the 镇街 of the unit: by the name of the day of the decision, or of today while there is none. */
export const UNIT_STREET = `CASE WHEN ${IS_DECIDED} THEN coalesce(a.town_kept, ${RECORDED_STREET})
  ELSE ${townToday(RECORDED_STREET)} END`;

/** SQL: the 镇街 that has the place of the unit's today, decided or not. */
export const UNIT_STREET_TODAY = townToday(RECORDED_STREET);
