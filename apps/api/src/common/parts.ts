import type { Env } from '@app/config';
import type { Engine } from '@app/engine';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** Under this token: the configuration. */
export const ENV = Symbol('env');

/** Under this token: the process's log. */
export const LOG = Symbol('log');

/** What the api works with; opened by whoever starts it. */
export interface Parts {
  env: Env;
  log: Logger;
  pool: Pool;
  engine: Engine;
}
