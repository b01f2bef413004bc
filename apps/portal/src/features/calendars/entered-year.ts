import type { Ask } from '../../server/api';

/** The request body: the year from the form or a JSON file, or the text of a CSV table. */
export type EnteredYear = Ask<'importCalendar'>['body'];

/** Whether the year is an estimate, entered before its circular is published. */
export function entersProvisionally(entered: EnteredYear): boolean {
  return typeof entered !== 'string' && entered.status === 'provisional';
}
