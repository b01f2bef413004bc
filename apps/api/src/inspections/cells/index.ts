import type { Feature } from '../../common/feature';
import { CellsController } from './cells.controller';
import { CellsService } from './cells.service';

export { CellsService };

export const cellsFeature: Feature = { controllers: [CellsController], providers: [CellsService] };
