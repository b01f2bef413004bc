import { z } from 'zod';
import { OBLIGATION_KINDS } from '../obligation-kinds';
import { basis, code, count, id, monthDay, setting, text } from './primitives';

/** The last day: a date in the year, or a day in the month after the period; null when the city sets it. */
const due = z.union([
  z.strictObject({ on: monthDay, yearsLater: z.int().min(0).max(1), basis, note: text }),
  z.strictObject({ dayOfNextMonth: z.int().min(1).max(28), basis, note: text }),
]);

/** What departments hand in: tasks by number, and indicators. */
const parts = z.strictObject({
  tasks: z.union([z.literal('all'), z.array(count)]),
  indicators: z.enum(['all', 'none']),
  basis,
  note: text,
});

/** One kind of dated obligation of the office; `aboutYear` counts from the programme year. */
export const obligation = z.strictObject({
  kind: z.enum(OBLIGATION_KINDS),
  name: text,
  deadlines: z.array(id).min(1),
  to: code,
  toBasis: basis,
  every: z.enum(['year', 'half', 'quarter', 'month', 'call']),
  aboutYear: z.int().min(-1).max(0),
  due: due.nullable(),
  parts,
  /** Working days between the last day of the departments and that of the office. */
  partsBefore: setting(z.int().min(0).max(60)).omit({ name: true }),
  ladder: id,
  basis,
});

/** The obligations of the office, and the department responsible for tasks that name no department. */
export const obligations = z.strictObject({
  unnamed: z.strictObject({ department: code, basis, note: text }),
  duties: z.array(obligation),
});
