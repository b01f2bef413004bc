import type { Feature } from '../common/feature';
import { CalendarsController } from './calendars.controller';
import { CalendarsService } from './calendars.service';
import { Touched } from './touched';

export const calendarsFeature: Feature = {
  controllers: [CalendarsController],
  providers: [CalendarsService, Touched],
};
