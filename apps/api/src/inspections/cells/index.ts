import type { Feature } from '../../common/feature';
import { CellsController } from './cells.controller';
import { CellFilesService } from './cell-files.service';
import { CellsService } from './cells.service';

export { CellsService };

export const cellsFeature: Feature = {
  controllers: [CellsController],
  providers: [CellFilesService, CellsService],
};
