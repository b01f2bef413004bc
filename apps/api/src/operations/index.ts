import type { Feature } from '../common/feature';
import { Health } from './health';
import { Housekeeping } from './housekeeping';
import { OperationsController } from './operations.controller';
import { VirusScanService } from './virus-scan.service';

export { Housekeeping } from './housekeeping';

export const operationsFeature: Feature = {
  controllers: [OperationsController],
  providers: [Health, Housekeeping, VirusScanService],
};
