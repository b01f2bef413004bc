import { acknowledge, findProgrammeTime, findUnopenedYears, withLock } from '@app/database';
import { civilDateAt, plannedYear, type YearCommand } from '@app/domain';
import type { Engine } from '@app/engine';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { idOfName } from '../obligations/creation';
import { Loop } from '../loop';

/** The dependencies of the opening of years. */
export interface YearOpenerParts {
  pool: Pool;
  engine: Engine;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
}

const EVERY_MS = 1000;

/**
 * Opens the programme years whose rules have taken effect: each has a workflow from then on. The year determines the id
 * of its first command, so repeated or parallel runs open it once.
 */
export class YearOpener {
  private readonly loop: Loop;

  constructor(private readonly parts: YearOpenerParts) {
    this.loop = new Loop('opening programme years', () => this.round(), EVERY_MS, parts.log);
  }

  start(): void {
    this.loop.start();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  /** Opens every year that is due, unless another replica is doing so; the next round checks again. */
  async round(): Promise<void> {
    const { pool, now = () => Date.now() } = this.parts;
    const { offset } = await findProgrammeTime(pool);
    const today = civilDateAt(now() + offset);
    if ((await findUnopenedYears(pool, today)).length === 0) return;
    await withLock(pool, 'programmes', async () => {
      for (const { year, version } of await findUnopenedYears(pool, today))
        await this.open(year, version, offset);
    });
  }

  private async open(year: number, version: string, offset: number): Promise<void> {
    const { pool, engine, log } = this.parts;
    const command: YearCommand = {
      type: 'openYear',
      commandId: idOfName(`open year ${year}`),
      actor: { id: 'system', role: 'office' },
      bodyHash: 'openYear',
    };
    const planned = { state: plannedYear(year), rules: { version }, offset };
    await engine.act('programme', planned, command, true);
    await acknowledge(pool, [command.commandId]);
    log.info({ year, version }, 'a programme year was opened');
  }
}
