import type { Feature } from '../common/feature';
import { CellsController } from './cells.controller';
import { CellsService } from './cells.service';

export { cellEventText } from './event-text';

export const cellsFeature: Feature = { controllers: [CellsController], providers: [CellsService] };
