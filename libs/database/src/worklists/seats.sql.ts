import { OFFICE_DEPARTMENT } from '@app/domain';

/**
 * SQL: the people of the department, or of its successors in `subjects`, or of the office for each row of `notified` (the notifications of a
 * step with `holder`, `department`, `subjects`, `digested`, `toHeads`). A row for heads reaches only heads; any other row reaches everyone but heads. A
 * head also stands in where nobody else has an open account. Nobody gets a single mail about what the digest says.
 */
export const PEOPLE_OF_SEATS = `
  SELECT notified.*, p.email
    FROM notified JOIN app_user p ON p.id IN (SELECT people_of(notified.department, notified.subjects))
   WHERE notified.holder IS NULL AND NOT (notified.digested AND p.digest)
     AND ${isAddressed("o.id IN (SELECT people_of(person_body(p.department_id, p.id), '{}'))")}
  UNION ALL
  SELECT notified.*, p.email
    FROM notified JOIN app_user p ON p.role = 'office' AND p.active
   WHERE notified.seat IN ('office', 'department:${OFFICE_DEPARTMENT}') AND notified.holder IS NULL AND NOT (notified.digested AND p.digest) AND ${isAddressed('true')}`;

function isAddressed(colleague: string): string {
  return `(p.head = notified."toHeads" OR (p.head AND NOT EXISTS
    (SELECT FROM app_user o WHERE o.role = p.role AND o.active AND NOT o.head AND ${colleague})))`;
}

/** SQL: the notifications of each step in `moved` as the table `n`. */
export const NOTICES = `jsonb_to_recordset(moved.notices) AS n(
    "eventSeq" int, kind text, seat text, "sendAt" float8, digested boolean, "toHeads" boolean)`;

/**
 * SQL: the notifications that `select` gives (`NOTICES` with `id`, `holder`, `department`, `subjects`, `team`) as `notice`, and one
 * row of each audience as `notified`, so that many steps look up the same people once. `person` joins `notice` by `audience`.
 */
export const noticesFrom = (select: string) => `notice AS (
  SELECT each.*, ROW(kind, seat, digested, "toHeads", holder, department, subjects, team)::text AS audience FROM (${select}) AS each
), notified AS (
  SELECT DISTINCT ON (audience) * FROM notice WHERE seat <> 'applicant'
)`;
