import { z } from 'zod';
import { fileView } from '../applications/files';

/** 通知扫描件: the scanned copy of the circular of a year, from its draft on. */
export const circularScans = z.object({
  year: z.int(),
  published: z.boolean().describe('年度已发布的，扫描件不能删除'),
  items: z.array(fileView).describe('先附的在前'),
});

export type CircularScans = z.infer<typeof circularScans>;
