import { z } from 'zod';
import { commandAnswer } from './commands';
import { problem } from '../problem';

/** What became of each item, in the order asked; one refused item leaves the others alone. */
export const bulkAnswer = z.object({
  items: z.array(
    z.object({
      applicationId: z.string(),
      commandId: z.string(),
      status: z.int().describe('与单项请求相同的 HTTP 状态码'),
      answer: commandAnswer.optional(),
      problem: problem.optional(),
    }),
  ),
  succeeded: z.int(),
  failed: z.int(),
});

export type BulkAnswer = z.infer<typeof bulkAnswer>;
