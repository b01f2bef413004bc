import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { Pool } from 'pg';
import { ApplicationsController } from './applications/applications.controller';
import { ApplicationsService } from './applications/applications.service';
import { DraftsService } from './applications/drafts.service';
import { Guard } from './auth/guard';
import { Passwords } from './auth/passwords';
import { SessionController } from './auth/session.controller';
import { SessionService } from './auth/session.service';
import { Acknowledger } from './commands/acknowledger';
import { BulkService } from './commands/bulk.service';
import { CommandsController } from './commands/commands.controller';
import { CommandsService } from './commands/commands.service';
import { Sheets } from './commands/sheets';
import { Submissions } from './commands/submissions';
import { ErrorsFilter } from './common/errors.filter';
import { FilesController } from './files/files.controller';
import { FilesService } from './files/files.service';
import { FileStore } from './files/store';
import { Health } from './operations/health';
import { Housekeeping } from './operations/housekeeping';
import { Metrics } from './common/metrics';
import { OperationsController } from './operations/operations.controller';
import { ENV, LOG, type Parts } from './common/parts';
import { AdjustmentsService } from './year/adjustments.service';
import { PortalController } from './portal/portal.controller';
import { YearController } from './year/year.controller';
import { YearService } from './year/year.service';
import { ReportsService } from './year/reports.service';
import { ResultImportService } from './year/result-import.service';
import { YearCommandsService } from './year/year-commands.service';
import { RecordsModule } from './records.module';
import { ReferenceController } from './reference/reference.controller';
import { ReferenceService } from './reference/reference.service';
import { RuleSets } from './reference/rule-sets';
import { RehearsalController } from './rehearsal/rehearsal.controller';
import { RehearsalService } from './rehearsal/rehearsal.service';
import { NewYear } from './rehearsal/new-year';
import { ClockAnnouncement } from './rehearsal/clock-announcement';
import { Temporal } from './temporal.provider';
import { ExportsController } from './exports/exports.controller';
import { EvidenceExportsService } from './exports/evidence-exports.service';
import { IntervalExportsService } from './exports/interval-exports.service';
import { LedgerExportsService } from './exports/ledger-exports.service';
import { ListExportsService } from './exports/list-exports.service';
import { ScreenExportsService } from './exports/screen-exports.service';
import { Exporter } from './exports/send-export';
import { YearExportsService } from './exports/year-exports.service';
import { BoardController } from './board/board.controller';
import { BoardService } from './board/board.service';
import { Diagnosis } from './board/diagnosis';
import { CalendarsController } from './calendars/calendars.controller';
import { CalendarsService } from './calendars/calendars.service';
import { Touched } from './calendars/touched';
import { BoardForecastService } from './forecast/board-forecast.service';
import { SettingsController } from './settings/settings.controller';
import { SettingsService } from './settings/settings.service';
import { TouchedByRules } from './settings/touched-by-rules';
import { AccountsController } from './accounts/accounts.controller';
import { AccountsService } from './accounts/accounts.service';
import { InspectionsController } from './inspections/inspections.controller';
import { InspectionsService } from './inspections/inspections.service';
import { NotificationsController } from './notifications/notifications.controller';
import { NotificationsService } from './notifications/notifications.service';
import { ForecastController } from './forecast/forecast.controller';
import { ForecastService } from './forecast/forecast.service';
import { ObligationCommandsService } from './obligations/obligation-commands.service';
import { ObligationFilesService } from './obligations/obligation-files.service';
import { ObligationsController } from './obligations/obligations.controller';
import { ObligationsService } from './obligations/obligations.service';
import { WorklistController } from './worklist/worklist.controller';
import { WorklistService } from './worklist/worklist.service';

/** The list of features, over connections that whoever starts the api has opened. */
@Module({})
export class AppModule {
  static over({ env, log, pool, temporal }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [RecordsModule.over(pool)],
      controllers: [
        SessionController,
        ReferenceController,
        ApplicationsController,
        CommandsController,
        FilesController,
        WorklistController,
        AccountsController,
        SettingsController,
        InspectionsController,
        NotificationsController,
        BoardController,
        ForecastController,
        ObligationsController,
        CalendarsController,
        YearController,
        ExportsController,
        RehearsalController,
        OperationsController,
        PortalController,
      ],
      providers: [
        { provide: ENV, useValue: env },
        { provide: LOG, useValue: log },
        { provide: Pool, useValue: pool },
        { provide: Temporal, useValue: temporal },
        { provide: FileStore, useFactory: () => new FileStore(env.FILES_DIR) },
        { provide: Acknowledger, useFactory: () => new Acknowledger(pool, log) },
        { provide: APP_GUARD, useClass: Guard },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        Passwords,
        SessionService,
        RuleSets,
        ReferenceService,
        ApplicationsService,
        DraftsService,
        CommandsService,
        BulkService,
        Sheets,
        Submissions,
        FilesService,
        WorklistService,
        AccountsService,
        SettingsService,
        TouchedByRules,
        InspectionsService,
        NotificationsService,
        BoardService,
        Diagnosis,
        ForecastService,
        BoardForecastService,
        ObligationsService,
        ObligationCommandsService,
        ObligationFilesService,
        CalendarsService,
        Touched,
        YearService,
        YearCommandsService,
        ReportsService,
        ResultImportService,
        AdjustmentsService,
        Exporter,
        ListExportsService,
        ScreenExportsService,
        YearExportsService,
        IntervalExportsService,
        LedgerExportsService,
        EvidenceExportsService,
        RehearsalService,
        ClockAnnouncement,
        NewYear,
        Health,
        Housekeeping,
        Metrics,
      ],
    };
  }
}
