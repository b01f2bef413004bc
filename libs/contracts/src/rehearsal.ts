import { z } from 'zod';
import * as p from './primitives';

export const programmeTimeBody = z.strictObject({ now: p.instant.describe('新的项目时间，只能向前') });

/** 演练时钟 (rehearsal clock): programme time and, during a move, its progress. */
export const programmeTimeView = z.object({
  now: z.string(),
  offsetMs: z.int(),
  rehearsal: z.boolean(),
  movingTo: z.string().nullable(),
  progress: z.object({ told: z.int(), total: z.int() }).nullable(),
  next: z
    .object({
      workingDay: p.civilDate.describe('下一个工作日'),
      due: z.string().nullable().describe('下一件到期、提醒或期满的时刻；没有在办事项时为空'),
    })
    .describe('可以拨到哪里'),
});

export type ProgrammeTimeView = z.infer<typeof programmeTimeView>;
