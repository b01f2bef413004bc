import type { NotificationPage, NotificationQuery, NotificationsReadBody } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { NotificationsService } from './notifications.service';

@Controller()
export class NotificationsController {
  constructor(private readonly notices: NotificationsService) {}

  @Serve('listNotices')
  list(@CurrentUser() user: User, @Question() query: NotificationQuery): Promise<NotificationPage> {
    return this.notices.list(user, query);
  }

  @Serve('readNotices')
  read(@CurrentUser() user: User, @Content() body: NotificationsReadBody): Promise<{ unread: number }> {
    return this.notices.read(user, body);
  }
}
