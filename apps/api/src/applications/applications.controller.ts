import type {
  ApplicationItem,
  ApplicationQuery,
  ApplicationView,
  DraftBody,
  EventView,
  PersonItem,
  RecommendationBody,
} from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../auth';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { ApplicationsService } from './applications.service';
import { DraftsService } from './drafts.service';
import { Recommendations } from './recommendations.service';

@Controller()
export class ApplicationsController {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly drafts: DraftsService,
    private readonly recommendations: Recommendations,
  ) {}

  @Serve('createApplication')
  create(@CurrentUser() user: User, @Content() body: DraftBody): Promise<ApplicationView> {
    return this.drafts.create(user, body);
  }

  @Serve('updateApplication')
  update(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: DraftBody,
  ): Promise<ApplicationView> {
    return this.drafts.update(user, id, body);
  }

  @Serve('deleteApplication')
  remove(@CurrentUser() user: User, @Id('id') id: string): Promise<void> {
    return this.drafts.remove(user, id);
  }

  @Serve('listApplications')
  list(
    @CurrentUser() user: User,
    @Question() query: ApplicationQuery,
  ): Promise<{ items: ApplicationItem[]; nextCursor: string | null }> {
    return this.applications.list(user, query);
  }

  @Serve('getApplication')
  get(@CurrentUser() user: User, @Id('id') id: string): Promise<ApplicationView> {
    return this.applications.get(user, id);
  }

  @Serve('recommendApplication')
  recommend(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: RecommendationBody,
  ): Promise<ApplicationView> {
    return this.recommendations.recommend(user, id, body);
  }

  @Serve('listEvents')
  events(@CurrentUser() user: User, @Id('id') id: string): Promise<{ items: EventView[] }> {
    return this.applications.events(user, id);
  }

  @Serve('listPeople')
  people(@CurrentUser() user: User, @Id('id') id: string): Promise<{ items: PersonItem[] }> {
    return this.applications.people(user, id);
  }
}
