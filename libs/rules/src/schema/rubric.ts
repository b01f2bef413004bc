import { z } from 'zod';
import { basis, count, id, marks, text } from './primitives';

export const rubricItem = z.strictObject({
  id,
  kind: z.enum(['MUST', 'VETO', 'SCORED', 'BONUS']),
  text,
  standard: text.optional(),
  steps: z
    .array(z.strictObject({ marks, when: text }))
    .min(2)
    .optional(),
  method: text.optional(),
  max: marks.optional(),
  optional: z.boolean().optional(),
  tasks: z.array(count).optional(),
  basis,
});

export const rubric = z.strictObject({
  id,
  title: text,
  basis,
  source: text,
  tasks: z.array(count),
  bonusCap: marks,
  sections: z
    .array(
      z.strictObject({
        id,
        title: text,
        max: marks,
        minimum: z.number().min(1).max(100).optional(),
        items: z.array(rubricItem).min(1),
      }),
    )
    .min(1),
  choices: z.array(z.strictObject({ id, text, atLeast: z.int().min(1), of: z.array(id).min(1), basis })),
});
