import type { Feature } from '../common/feature';
import { ObligationCommandsService } from './obligation-commands.service';
import { ObligationFilesService } from './obligation-files.service';
import { ObligationsController } from './obligations.controller';
import { ObligationsService } from './obligations.service';

export { ObligationsService } from './obligations.service';

export const obligationsFeature: Feature = {
  controllers: [ObligationsController],
  providers: [ObligationsService, ObligationCommandsService, ObligationFilesService],
};
