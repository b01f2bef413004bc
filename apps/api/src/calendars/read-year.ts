import type { CalendarBody, Fault } from '@app/contracts';
import type { NewEdition } from '@app/database';
import { type CalendarFault, readCalendarYear } from '@app/domain';
import { DETAILS, InvalidContent } from '../common/problems';

export type NewYear = Omit<NewEdition, 'importedBy'>;

const MOST_FAULTS = 100;

/** A year's notice as JSON or CSV, its days checked against each other. Throws `calendarFaulty` with every place. */
export function readYear(year: number, body: CalendarBody | string): NewYear {
  const { notice, faults } = readCalendarYear(year, body);
  if (faults) {
    const places = faults.slice(0, MOST_FAULTS).map(placed);
    throw new InvalidContent(places, 'calendarFaulty', DETAILS.calendarFaulty);
  }
  const { counts: _counts, ...edition } = notice;
  return edition;
}

function placed({ pointer, line, detail }: CalendarFault): Fault {
  return line === undefined ? { pointer, detail } : { detail: `第 ${line} 行：${detail}` };
}
