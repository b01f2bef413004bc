import type { Feature } from '../common/feature';
import { BoardForecastService } from './board-forecast.service';
import { ForecastController } from './forecast.controller';
import { ForecastService } from './forecast.service';

export const forecastFeature: Feature = {
  controllers: [ForecastController],
  providers: [ForecastService, BoardForecastService],
};
