import type { TaskItem, TaskQuery } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { WorklistService } from './worklist.service';

@Controller()
export class WorklistController {
  constructor(private readonly worklist: WorklistService) {}

  @Serve('listTasks')
  tasks(
    @CurrentUser() user: User,
    @Question() query: TaskQuery,
  ): Promise<{ items: TaskItem[]; nextCursor: string | null }> {
    return this.worklist.tasks(user, query);
  }
}
