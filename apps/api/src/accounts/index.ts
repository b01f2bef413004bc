import type { Feature } from '../common/feature';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';
import { unitsFeature } from './units';

export { AccountsService } from './accounts.service';

export const accountsFeature: Feature = {
  controllers: [AccountsController, ...unitsFeature.controllers],
  providers: [AccountsService, ...unitsFeature.providers],
};
