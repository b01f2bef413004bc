import type { NoticePage, NoticeQuery, NoticesReadBody } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth/current-user';
import { Content, Question } from '../http/input';
import { Serve } from '../http/serve';
import { NoticesService } from './notices.service';

@Controller()
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  @Serve('listNotices')
  list(@CurrentUser() user: User, @Question() query: NoticeQuery): Promise<NoticePage> {
    return this.notices.list(user, query);
  }

  @Serve('readNotices')
  read(@CurrentUser() user: User, @Content() body: NoticesReadBody): Promise<{ unread: number }> {
    return this.notices.read(user, body);
  }
}
