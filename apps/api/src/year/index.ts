import type { Feature } from '../common/feature';
import { EarlierController } from './earlier/earlier.controller';
import { EarlierService } from './earlier/earlier.service';
import { AdjustmentsService } from './adjustments.service';
import { ReportsService } from './reports.service';
import { ResultImportService } from './result-import.service';
import { YearClosingService } from './year-closing.service';
import { YearController } from './year.controller';
import { YearService } from './year.service';

export { programmeNow, yearOf } from './year';
export { YearService } from './year.service';

export const yearFeature: Feature = {
  controllers: [YearController, EarlierController],
  providers: [
    ...[YearService, ReportsService, ResultImportService, AdjustmentsService, YearClosingService],
    EarlierService,
  ],
};
