import type { Feature } from '../common/feature';
import { ObligationFilesService } from './obligation-files.service';
import { ObligationsController } from './obligations.controller';
import { ObligationsService } from './obligations.service';

export { ownOf } from './obligation-view';
export { ObligationsService } from './obligations.service';

export const obligationsFeature: Feature = {
  controllers: [ObligationsController],
  providers: [ObligationsService, ObligationFilesService],
};
