import {
  CELL_CLOCK_NAMES,
  CLOCK_NAMES,
  NOTIFICATION_NAMES,
  obligationTitle,
  type NotificationItem,
  type NotificationPage,
  type NotificationQuery,
  type NotificationsReadBody,
} from '@app/contracts';
import {
  countUnreadNotifications,
  type DigestItem,
  findNotifications,
  findNotificationSubjects,
  type NotificationRow,
  type NotificationSubject,
  readNotices,
  withActor,
} from '@app/database';
import type { ObligationKind } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { pageOf, placeOf } from '../common/http/cursor';
import { isoAt } from '../common/time';

/** 通知: what the outbox holds for a person, and what of it he has read. */
@Injectable()
export class NotificationsService {
  constructor(private readonly pool: Pool) {}

  async list(user: User, { cursor, limit, unread }: NotificationQuery): Promise<NotificationPage> {
    const viewer = actorOf(user);
    const [after] = cursor ? placeOf(cursor, [isNotificationId]) : [];
    const found = await findNotifications(this.pool, viewer, { unread, after, limit: limit + 1 });
    const { rows, nextCursor } = pageOf(found, limit, (last) => [last.id]);
    const about = rows.flatMap((row) => row.applicationId ?? row.obligationId ?? row.cellId ?? []);
    const subjects = await withActor(this.pool, user.id, (db) => findNotificationSubjects(db, about));
    const items = rows.map((row) => itemOf(row, subjects));
    return { items, nextCursor, unread: await countUnreadNotifications(this.pool, viewer) };
  }

  async read(user: User, { ids }: NotificationsReadBody): Promise<{ unread: number }> {
    const viewer = actorOf(user);
    await readNotices(this.pool, viewer, ids);
    return { unread: await countUnreadNotifications(this.pool, viewer) };
  }
}

const isNotificationId = (part: string) => /^[1-9]\d{0,17}$/.test(part);

function itemOf(row: NotificationRow, subjects: Map<string, NotificationSubject>): NotificationItem {
  const { id, kind, applicationId, obligationId, cellId, payload, at, read } = row;
  const subject = subjects.get(applicationId ?? obligationId ?? cellId ?? '');
  const kindName = NOTIFICATION_NAMES[kind as keyof typeof NOTIFICATION_NAMES] ?? '通知';
  return {
    id,
    kind,
    kindName,
    title: payload ? `${kindName} ${payload.items.length} 项` : `${kindName}：${titleOf(row, subject)}`,
    path: pathOf(row),
    at: isoAt(at),
    read,
    applicationId,
    obligationId,
    cellId,
    number: applicationId || cellId ? (subject?.name ?? null) : null,
    lines: (payload?.items ?? []).map((item) => ({
      title: lineTitle(item),
      path: item.path,
      dueOn: item.dueOn ?? null,
    })),
  };
}

function pathOf({
  applicationId,
  obligationId,
  cellId,
  programmeYear,
  proposalId,
  scanned,
}: NotificationRow): string {
  if (scanned) return 'file' in scanned ? scanned.path : '/virus-scan';
  if (proposalId) return `/settings/proposals/${proposalId}`;
  if (applicationId) return `/applications/${applicationId}`;
  if (obligationId) return `/obligations/${obligationId}`;
  if (cellId) return `/cells/${cellId}`;
  return programmeYear ? `/years/${programmeYear}` : '/tasks';
}

function titleOf(
  { obligationId, short, changed, proposed, scanned }: NotificationRow,
  subject?: NotificationSubject,
): string {
  if (changed) return changedText(changed);
  if (scanned) return 'file' in scanned ? `${scanned.file}（${scanned.place}）` : '没有查过毒的文件不能打开';
  if (proposed) return `${proposed.year} 年度 ${proposed.version}`;
  if (short) return short.map(({ year, gap }) => `${year} 年度缺 ${gap} 个`).join('；');
  if (!subject) return '';
  return obligationId
    ? obligationTitle(subject.name as ObligationKind, subject.about)
    : `${subject.about}（${subject.name}）`;
}

function changedText({ text, from, takenBack }: NonNullable<NotificationRow['changed']>): string {
  return takenBack ? `已撤回“${text}”` : `自 ${from} 起，${text}`;
}

function lineTitle({ task, obligation }: DigestItem): string {
  if (task)
    return `${{ ...CLOCK_NAMES, ...CELL_CLOCK_NAMES }[task.clock]}：${task.unitName}（${task.number}）`;
  return obligation ? obligationTitle(obligation.kind, obligation.about) : '';
}
