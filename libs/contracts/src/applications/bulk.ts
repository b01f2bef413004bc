import { z } from 'zod';
import { commandAnswer } from './commands';
import { problem } from '../problem';

/** The result of each item, in the order of the request. A refused item does not affect the others. */
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
