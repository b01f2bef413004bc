import type { Feature } from '../common/feature';
import { BoardController } from './board.controller';
import { BoardService } from './board.service';
import { Diagnosis } from './diagnosis';

export { BoardService } from './board.service';
export { tally } from './tally';

export const boardFeature: Feature = {
  controllers: [BoardController],
  providers: [BoardService, Diagnosis],
};
