import { z } from 'zod';
import * as p from '../primitives';

export const forecastQuery = z.strictObject({
  until: p.civilDate.optional().describe('预计到哪一天；省略时为 90 天后'),
});

/**
 * The recipients of a forecast notification: how many people get a single mail and how many read it in their digest.
 */
export const audience = z.object({
  kind: z.string(),
  kindName: z.string(),
  seat: z.string(),
  name: z.string().describe('通知谁'),
  sendAt: z.string().describe('项目时间，不早于此刻发出'),
  singly: z.int().describe('单独收到邮件的人数'),
  inDigest: z.int().describe('从当日汇总邮件得知的人数'),
  addresses: z.array(z.string()).optional().describe('仅区无废办可见'),
});

/** What time alone will do at one moment if nobody acts. */
export const foreseen = z.object({
  at: z.string().describe('项目时间'),
  on: p.civilDate,
  events: z.array(
    z.object({
      type: z.string(),
      seat: z.string().optional(),
      name: z.string().optional().describe('谁的期限'),
      text: z.string().describe('将发生什么'),
    }),
  ),
  notices: z.array(audience),
});

export const forecastView = z.object({
  until: p.civilDate,
  items: z.array(foreseen),
  complete: z.boolean().describe('false：事项过多，只列出最先的一部分'),
});

export type ForecastView = z.infer<typeof forecastView>;
export type ForeseenView = z.infer<typeof foreseen>;
export type AudienceView = z.infer<typeof audience>;
