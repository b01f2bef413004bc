import type { Feature } from '../common/feature';
import { ApplicationFormService } from './application-form.service';
import { EvidenceExportsService } from './evidence-exports.service';
import { ExportsController } from './exports.controller';
import { IntervalExportsService } from './interval-exports.service';
import { LedgerExportsService } from './ledger-exports.service';
import { ListExportsService } from './list-exports.service';
import { ScreenExportsService } from './screen-exports.service';
import { Exporter } from './send-export';
import { YearExportsService } from './year-exports.service';

export const exportsFeature: Feature = {
  controllers: [ExportsController],
  providers: [
    Exporter,
    ApplicationFormService,
    ListExportsService,
    ScreenExportsService,
    YearExportsService,
    IntervalExportsService,
    LedgerExportsService,
    EvidenceExportsService,
  ],
};
