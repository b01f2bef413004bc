import { z } from 'zod';

/** The document by which a cell was named: its number and its day. */
export const namingDocument = z.object({ documentNumber: z.string(), date: z.string() });

/** The account of a unit, to which a case belongs. */
export const unitAccount = z.object({ login: z.string(), name: z.string(), isOpen: z.boolean() });
