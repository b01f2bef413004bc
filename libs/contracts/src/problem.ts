import { z } from 'zod';

/** One fault of the content: where (a JSON pointer into the body, or a parameter), and what in Chinese. */
export const fault = z.object({
  pointer: z.string().optional().describe('指向请求正文的 JSON Pointer'),
  parameter: z.string().optional().describe('查询参数名'),
  detail: z.string(),
});

/** RFC 9457: every refusal of the api. `code` is stable. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  instance: z.string().describe('请求编号'),
  facts: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(fault).optional(),
});

export type Fault = z.infer<typeof fault>;
export type Problem = z.infer<typeof problem>;
