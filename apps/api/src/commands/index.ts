import { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Feature } from '../common/feature';
import { LOG } from '../common/parts';
import { Acknowledger } from './acknowledger';
import { BulkService } from './bulk.service';
import { CommandsController } from './commands.controller';
import { CommandsService } from './commands.service';
import { Sheets } from './sheets';
import { Submissions } from './submissions';

export { Acknowledger } from './acknowledger';
export { bodyHash } from './body-hash';
export { refusalOfUpdate } from './refusal-of-update';

export const commandsFeature: Feature = {
  controllers: [CommandsController],
  providers: [
    {
      provide: Acknowledger,
      inject: [Pool, LOG],
      useFactory: (pool: Pool, log: Logger) => new Acknowledger(pool, log),
    },
    CommandsService,
    BulkService,
    Sheets,
    Submissions,
  ],
};
