import type {
  MergePreview,
  MergeQuery,
  TownBody,
  TownChangeBody,
  TownList,
  TownPreview,
  TownPreviewBody,
  TownRegisterView,
  TownTakeBackBody,
  UnitCommandBody,
  UnitItem,
  UnitQuery,
  UnitView,
} from '@app/contracts';
import { Controller, Param } from '@nestjs/common';
import { CurrentUser, type User } from '../../auth';
import { Content, Id, Question } from '../../common/http/input';
import { Serve } from '../../common/http/serve';
import { TownChanges } from './town-changes.service';
import { TownsService } from './towns.service';
import { UnitActs } from './unit-acts.service';
import { UnitsService } from './units.service';

@Controller()
export class UnitsController {
  constructor(
    private readonly units: UnitsService,
    private readonly acts: UnitActs,
    private readonly towns: TownsService,
    private readonly townChanges: TownChanges,
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

  @Serve('getTownRegister')
  getTownRegister(): Promise<TownRegisterView> {
    return this.townChanges.view();
  }

  @Serve('previewTownChange')
  previewTownChange(@Content() body: TownPreviewBody): Promise<TownPreview> {
    return this.townChanges.preview(body);
  }

  @Serve('recordTownChange')
  recordTownChange(@CurrentUser() user: User, @Content() body: TownChangeBody): Promise<TownRegisterView> {
    return this.townChanges.record(user, body);
  }

  @Serve('takeBackTownChange')
  takeBackTownChange(
    @CurrentUser() user: User,
    @Param('number') number: string,
    @Content() body: TownTakeBackBody,
  ): Promise<TownRegisterView> {
    return this.townChanges.takeBack(user, Number(number), body);
  }
}
