import type { Feature } from '../common/feature';
import { InspectionsController } from './inspections.controller';
import { InspectionsService } from './inspections.service';

export { cellsFeature, CellsService } from './cells';
export { InspectionsService } from './inspections.service';

export const inspectionsFeature: Feature = {
  controllers: [InspectionsController],
  providers: [InspectionsService],
};
