import { z } from 'zod';
import * as p from '../primitives';

/** 精品细胞: whether a named cell is one; null before naming. */
export const showcaseOfCase = z
  .object({
    since: p.civilDate.nullable().describe('评为精品细胞的日期；不是的为空'),
    reason: z.string().nullable().describe('最近一次评定或取消的理由，区无废办和审计可见'),
    canSet: z.boolean().describe('本人可以评定或取消'),
  })
  .nullable()
  .describe('精品细胞；未命名的为空');
