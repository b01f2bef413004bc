import type { Feature } from '../../common/feature';
import { TownChanges } from './town-changes.service';
import { TownsService } from './towns.service';
import { UnitActs } from './unit-acts.service';
import { UnitsController } from './units.controller';
import { UnitsService } from './units.service';

export const unitsFeature: Feature = {
  controllers: [UnitsController],
  providers: [TownChanges, TownsService, UnitActs, UnitsService],
};
