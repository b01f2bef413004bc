import type { Feature } from '../common/feature';
import { CircularScansService } from './circular-scans.service';
import { LateIntakeService } from './late-intake.service';
import { YearDraftsController } from './year-drafts.controller';
import { YearDraftsService } from './year-drafts.service';

export const yearDraftsFeature: Feature = {
  controllers: [YearDraftsController],
  providers: [YearDraftsService, LateIntakeService, CircularScansService],
};
