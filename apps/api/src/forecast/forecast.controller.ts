import type { BoardForecast, boardForecastQuery, forecastQuery, ForecastView } from '@app/contracts';
import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentUser, type User } from '../auth';
import { Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { BoardForecastService } from './board-forecast.service';
import { ForecastService } from './forecast.service';

@Controller()
export class ForecastController {
  constructor(
    private readonly forecasts: ForecastService,
    private readonly boardForecasts: BoardForecastService,
  ) {}

  @Serve('getForecast')
  forecast(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() { until }: z.output<typeof forecastQuery>,
  ): Promise<ForecastView> {
    return this.forecasts.of(user, id, until);
  }

  @Serve('getBoardForecast')
  board(
    @CurrentUser() user: User,
    @Question() { on }: z.output<typeof boardForecastQuery>,
  ): Promise<BoardForecast> {
    return this.boardForecasts.on(user, on);
  }
}
