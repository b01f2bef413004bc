import type { Ask } from '../../server/api';

/** The request body: the year from the form or a JSON file, or a table, as text or as a file of any program. */
export type EnteredYear = Ask<'importCalendar'>['body'];

/** Whether the year is an estimate, entered before its circular is published. */
export function entersProvisionally(entered: EnteredYear): boolean {
  return typeof entered === 'object' && 'status' in entered && entered.status === 'provisional';
}
