import { OFFICE_DEPARTMENT } from '@app/domain';

/**
 * SQL: the people of the department, or of its successor, or of the office for each row of `notified` (the notifications of a step with `holder`,
 * `department`, `digested`, `toHeads`). A row for heads reaches only heads; any other row reaches everyone but heads. A
 * head also stands in where nobody else has an open account. Nobody gets a single mail about what the digest says.
 */
export const PEOPLE_OF_SEATS = `
  SELECT notified.*, p.email
    FROM notified JOIN app_user p ON p.department_id = ANY (seats_of(notified.department)) AND p.role = 'department' AND p.active
   WHERE notified.holder IS NULL AND NOT (notified.digested AND p.digest) AND ${isAddressed('o.department_id = ANY (seats_of(p.department_id))')}
  UNION ALL
  SELECT notified.*, p.email
    FROM notified JOIN app_user p ON p.role = 'office' AND p.active
   WHERE notified.seat IN ('office', 'department:${OFFICE_DEPARTMENT}') AND notified.holder IS NULL AND NOT (notified.digested AND p.digest) AND ${isAddressed('true')}`;

function isAddressed(colleague: string): string {
  return `(p.head = notified."toHeads" OR (p.head AND NOT EXISTS
    (SELECT FROM app_user o WHERE o.role = p.role AND o.active AND NOT o.head AND ${colleague})))`;
}

/** SQL: the notifications of a step ($5) as the table `n`. */
export const NOTICES = `jsonb_to_recordset($5::jsonb) AS n(
    "eventSeq" int, kind text, seat text, "sendAt" float8, digested boolean, "toHeads" boolean)`;
