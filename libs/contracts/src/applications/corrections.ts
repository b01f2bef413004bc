import { z } from 'zod';

/** A value that a correction changed; null: none. */
const changed = z.object({ id: z.string(), from: z.unknown(), to: z.unknown() });

/** What came back with each correction (补正). */
export const corrections = z
  .array(
    z.object({
      at: z.string(),
      text: z.string().optional().describe('补正说明'),
      form: z.array(changed),
      selfScore: z.array(changed),
      unit: z.array(z.object({ field: z.string(), fieldName: z.string(), from: z.string(), to: z.string() })),
      files: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          itemId: z.string().nullable(),
          field: z.string().nullable(),
          replaces: z.string().nullable().describe('被替换的文件名'),
        }),
      ),
    }),
  )
  .describe('各次补正改了什么，先后为序');

/** What the office decided where the lead departments disagreed (协调). */
export const conciliations = z
  .array(
    z.object({
      outcome: z.enum(['uphold', 'refuse']),
      outcomeName: z.string(),
      text: z.string().optional(),
      at: z.string(),
      byName: z.string(),
    }),
  )
  .describe('区无废办对不一致意见的协调，先后为序');
