import type { Ask } from '../../server/api';

/** A year as it was entered, or the text of a table. */
export type EnteredYear = Ask<'importCalendar'>['body'];

/** Whether a year is entered as an estimate, before its circular came out. */
export function entersProvisionally(entered: EnteredYear): boolean {
  return typeof entered !== 'string' && entered.status === 'provisional';
}
