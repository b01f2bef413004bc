import type { InspectionItem, InspectionQuery } from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { InspectionsService } from './inspections.service';

@Controller()
export class InspectionsController {
  constructor(private readonly inspections: InspectionsService) {}

  @Serve('listInspections')
  list(
    @CurrentUser() user: User,
    @Question() query: InspectionQuery,
  ): Promise<{ items: InspectionItem[]; truncated: boolean }> {
    return this.inspections.list(user, query);
  }
}
