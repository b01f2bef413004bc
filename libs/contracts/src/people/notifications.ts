import { z } from 'zod';
import * as p from '../primitives';

const notificationId = z.string().regex(/^[1-9]\d{0,17}$/, '应为通知编号。');

export const notificationQuery = z.strictObject({
  unread: p.flagInQuery.optional().describe('true：只列未读'),
  cursor: z.string().max(300).optional(),
  limit: p.pageLimit,
});

/** 通知 (notification): one mail to a person, or one digest. */
export const notificationItem = z.object({
  id: z.string(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  path: z.string().describe('页面地址'),
  at: z.string().describe('项目时间'),
  read: z.boolean(),
  applicationId: z.string().nullable(),
  obligationId: z.string().nullable(),
  cellId: z.string().nullable(),
  number: z.string().nullable().describe('申报或细胞的编号'),
  lines: z
    .array(z.object({ title: z.string(), path: z.string(), dueOn: p.civilDate.nullable() }))
    .describe('汇总的各项；其他通知为空'),
});

const unread = z.int().describe('未读的通知数，最多数到 1000');

export const notificationPage = p.page(notificationItem).extend({ unread });

export const notificationsReadBody = z
  .strictObject({
    ids: z.array(notificationId).min(1, '没有选择通知。').max(200, '一次最多 200 项。').optional(),
    all: z.literal(true, '只能为 true。').optional(),
  })
  .refine(({ ids, all }) => (ids === undefined) !== (all === undefined), {
    path: ['ids'],
    message: '请选择通知（ids），或全部标为已读（all）。',
  });

export const notificationsReadAnswer = z.object({ unread });

export type NotificationQuery = z.output<typeof notificationQuery>;
export type NotificationItem = z.infer<typeof notificationItem>;
export type NotificationPage = z.infer<typeof notificationPage>;
export type NotificationsReadBody = z.output<typeof notificationsReadBody>;
