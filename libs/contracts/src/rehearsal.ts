import { z } from 'zod';
import * as p from './primitives';

export const clockBody = z.strictObject({ now: p.instant.describe('新的项目时间,只能向前') });

/** 演练时钟: programme time and, while a move is under way, how far it has come. */
export const clockView = z.object({
  now: z.string(),
  offsetMs: z.int(),
  rehearsal: z.boolean(),
  movingTo: z.string().nullable(),
  progress: z.object({ told: z.int(), total: z.int() }).nullable(),
});

export type ClockView = z.infer<typeof clockView>;
