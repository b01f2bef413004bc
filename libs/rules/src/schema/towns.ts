import { z } from 'zod';
import { readData } from '../read-data';
import { basis, text } from './primitives';

const towns = z.strictObject({ basis, note: text, names: z.array(text) });

/** Returns the 镇街 with which a new installation begins; the office keeps the list from then on. Throws ZodError. */
export function seededTowns(): string[] {
  return towns.parse(readData('towns.json')).names;
}
