import type { Feature } from '../common/feature';
import { WorklistController } from './worklist.controller';
import { WorklistService } from './worklist.service';

export { itemOf as taskItem } from './worklist.service';

export const worklistFeature: Feature = {
  controllers: [WorklistController],
  providers: [WorklistService],
};
