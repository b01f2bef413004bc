import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Feature } from '../common/feature';
import { LOG } from '../common/parts';
import { Acknowledger } from './acknowledger';
import { ActsController } from './acts.controller';
import { ApplicationActs } from './application';
import { BulkService } from './bulk.service';
import { CellActs } from './cell';
import { ObligationActs } from './obligation';
import { Acts } from './perform';
import { Sheets } from './sheets';
import { Submissions } from './submissions';
import { YearActs } from './year';

export { Acknowledger } from './acknowledger';
export { bodyHash } from '../common/body-hash';
export { CellActs } from './cell';
export { ObligationActs } from './obligation';
export { YearActs } from './year';

export const actsFeature: Feature = {
  controllers: [ActsController],
  providers: [
    {
      provide: Acknowledger,
      inject: [Pool, LOG],
      useFactory: (pool: Pool, log: Logger) => new Acknowledger(pool, log),
    },
    Acts,
    ApplicationActs,
    ObligationActs,
    CellActs,
    YearActs,
    BulkService,
    Sheets,
    Submissions,
  ],
};
