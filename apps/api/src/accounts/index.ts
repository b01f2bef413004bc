import type { Feature } from '../common/feature';
import { AccountsController } from './accounts.controller';
import { AccountsService } from './accounts.service';

export { AccountsService } from './accounts.service';

export const accountsFeature: Feature = {
  controllers: [AccountsController],
  providers: [AccountsService],
};
