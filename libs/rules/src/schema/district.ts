import type { District } from '@app/domain';
import { z } from 'zod';
import { readData } from '../read-data';
import { basis, text } from './primitives';

const line = text.max(200);
const fact = <T extends z.ZodType>(value: T) => z.strictObject({ value, basis, note: text.optional() });

/** The shape of `data/district.json`; each value has a basis. */
const shape = z.strictObject({
  code: fact(z.string().regex(/^[A-Z]{2,4}$/)),
  name: fact(line),
  header: fact(line),
  officeName: fact(line),
  officeFullName: fact(line),
  sealOwner: fact(line.nullable()),
  namingTo: fact(line),
  cityOffice: fact(line),
  contactName: fact(line.nullable()),
  contactPhone: fact(line.nullable()),
  contactAddress: fact(line.nullable()),
} satisfies Record<keyof District, z.ZodType>);

/** Returns the district of a new installation. Another district is another file; an office in use changes it on its page. */
export function seededDistrict(): District {
  const facts = shape.parse(readData('district.json'));
  return Object.fromEntries(
    Object.entries(facts).map(([key, { value }]) => [key, value]),
  ) as unknown as District;
}
