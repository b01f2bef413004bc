import type {
  MergePreview,
  MergeQuery,
  TownBody,
  TownList,
  UnitCommandBody,
  UnitItem,
  UnitQuery,
  UnitView,
} from '@app/contracts';
import { Controller } from '@nestjs/common';
import { CurrentUser, type User } from '../../auth';
import { Content, Id, Question } from '../../common/http/input';
import { Serve } from '../../common/http/serve';
import { TownsService } from './towns.service';
import { UnitActs } from './unit-acts.service';
import { UnitsService } from './units.service';

@Controller()
export class UnitsController {
  constructor(
    private readonly units: UnitsService,
    private readonly acts: UnitActs,
    private readonly towns: TownsService,
  ) {}

  @Serve('listUnits')
  list(
    @CurrentUser() user: User,
    @Question() query: UnitQuery,
  ): Promise<{ items: UnitItem[]; nextCursor: string | null }> {
    return this.units.list(user, query);
  }

  @Serve('getUnit')
  get(@CurrentUser() user: User, @Id('id') id: string): Promise<UnitView> {
    return this.units.get(user, id);
  }

  @Serve('previewMerge')
  preview(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() { gone }: MergeQuery,
  ): Promise<MergePreview> {
    return this.units.previewMerge(user, id, gone);
  }

  @Serve('actOnUnit')
  act(@CurrentUser() user: User, @Id('id') id: string, @Content() body: UnitCommandBody): Promise<UnitView> {
    return this.acts.act(user, id, body);
  }

  @Serve('listTowns')
  listTowns(@CurrentUser() user: User): Promise<TownList> {
    return this.towns.list(user);
  }

  @Serve('changeTowns')
  changeTowns(@CurrentUser() user: User, @Content() body: TownBody): Promise<TownList> {
    return this.towns.change(user, body);
  }
}
