import { OFFICE_DEPARTMENT } from '@app/domain';

/**
 * Of the rows of `told` (a step's notices with `holder`, `department`, `digested`, `toHeads`), the people of the
 * department or of the office: everyone but the heads, the heads too where nobody else has an open account; the heads
 * alone of what is for heads. Nobody is written to singly about what stands in his digest.
 */
export const PEOPLE_OF_SEATS = `
  SELECT told.*, p.email
    FROM told JOIN app_user p ON p.department_id = told.department AND p.role = 'department' AND p.active
   WHERE told.holder IS NULL AND NOT (told.digested AND p.digest) AND ${isAddressed('o.department_id = p.department_id')}
  UNION ALL
  SELECT told.*, p.email
    FROM told JOIN app_user p ON p.role = 'office' AND p.active
   WHERE told.seat IN ('office', 'department:${OFFICE_DEPARTMENT}') AND told.holder IS NULL AND NOT (told.digested AND p.digest) AND ${isAddressed('true')}`;

function isAddressed(colleague: string): string {
  return `(p.head = told."toHeads" OR (p.head AND NOT EXISTS
    (SELECT FROM app_user o WHERE o.role = p.role AND o.active AND NOT o.head AND ${colleague})))`;
}

/** A step's notices as a table: `n`, from the parameter. */
export const NOTICES = `jsonb_to_recordset($5::jsonb) AS n(
    "eventSeq" int, kind text, seat text, "sendAt" float8, digested boolean, "toHeads" boolean)`;
