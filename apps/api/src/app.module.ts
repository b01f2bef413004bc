import { Directories } from '@app/database';
import { Engine } from '@app/engine';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Pool } from 'pg';
import { accountsFeature } from './accounts';
import { actsFeature } from './acts';
import { applicationsFeature } from './applications';
import { authFeature } from './auth';
import { boardFeature } from './board';
import { calendarsFeature } from './calendars';
import { exportsFeature } from './exports';
import { filesFeature } from './files';
import { forecastFeature } from './forecast';
import { cellsFeature, inspectionsFeature } from './inspections';
import { notificationsFeature } from './notifications';
import { obligationsFeature } from './obligations';
import { operationsFeature } from './operations';
import { portalFeature } from './portal';
import { referenceFeature } from './reference';
import { rehearsalFeature } from './rehearsal';
import { settingsFeature } from './settings';
import { worklistFeature } from './worklist';
import { yearFeature } from './year';
import { yearDraftsFeature } from './year-drafts';
import { ErrorsFilter } from './common/errors.filter';
import type { Feature } from './common/feature';
import { Metrics } from './common/metrics';
import { ENV, LOG, type Parts } from './common/parts';
import { RecordsModule } from './common/records.module';

const FEATURES: readonly Feature[] = [
  authFeature,
  referenceFeature,
  applicationsFeature,
  actsFeature,
  filesFeature,
  worklistFeature,
  accountsFeature,
  settingsFeature,
  inspectionsFeature,
  notificationsFeature,
  boardFeature,
  forecastFeature,
  obligationsFeature,
  cellsFeature,
  calendarsFeature,
  yearFeature,
  yearDraftsFeature,
  exportsFeature,
  rehearsalFeature,
  operationsFeature,
  portalFeature,
];

/** The list of features, over connections that whoever starts the api has opened. */
@Module({})
export class AppModule {
  static over({ env, log, pool, engine }: Parts): DynamicModule {
    return {
      module: AppModule,
      imports: [RecordsModule.over(pool)],
      controllers: FEATURES.flatMap(({ controllers }) => controllers),
      providers: [
        { provide: ENV, useValue: env },
        { provide: LOG, useValue: log },
        { provide: Pool, useValue: pool },
        { provide: Directories, useValue: new Directories(pool) },
        { provide: Engine, useValue: engine },
        { provide: APP_FILTER, useClass: ErrorsFilter },
        Metrics,
        ...FEATURES.flatMap(({ providers }) => providers),
      ],
    };
  }
}
