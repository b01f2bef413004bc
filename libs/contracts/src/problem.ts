import { z } from 'zod';

/** One fault of a request: its place (a JSON pointer into the body, or a parameter) and a sentence in Chinese. */
export const fault = z.object({
  pointer: z.string().optional().describe('指向请求正文的 JSON Pointer'),
  parameter: z.string().optional().describe('查询参数名'),
  detail: z.string(),
});

/** A refusal of the api (RFC 9457). `code` is stable. */
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

/** The title of a refusal, by its HTTP status. */
export const STATUS_TITLES: Record<number, string> = {
  400: '请求格式有误',
  401: '请先登录',
  403: '没有权限',
  404: '未找到',
  405: '不支持的请求',
  409: '当前不能办理',
  413: '内容过大',
  415: '不支持的内容类型',
  422: '内容不符合要求',
  429: '请求过于频繁',
  500: '系统出错',
  503: '服务暂时不可用',
};

export type Fault = z.infer<typeof fault>;
export type Problem = z.infer<typeof problem>;
