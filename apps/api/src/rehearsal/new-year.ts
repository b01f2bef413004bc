import { findObligationYears, findKnownObligations } from '@app/database';
import type { CivilDate } from '@app/domain';
import { obligationsOf, parseRuleSet } from '@app/rules';
import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as rest } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Logger } from 'pino';
import { LOG } from '../common/parts';

const AGAIN_MS = 250;

/** A year that begins on the way brings its obligations: the clock waits until the worker has made them. */
@Injectable()
export class NewYear {
  /** How long the clock waits (ms); then it goes on, and what is made later is recorded as it is then. */
  patienceMs = 30_000;

  constructor(
    private readonly pool: Pool,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Waits until the obligations that the rules foresee for a day's year are there. */
  async obligations(day: CivilDate): Promise<void> {
    const until = Date.now() + this.patienceMs;
    const years = await findObligationYears(this.pool, day);
    const keys = years.flatMap(({ body, year }) =>
      obligationsOf(parseRuleSet(body), year).map((obligation) => obligation.key),
    );
    while ((await findKnownObligations(this.pool, keys)).size < keys.length) {
      if (Date.now() >= until) {
        this.log.warn({ day }, 'the clock went on without all obligations of the year');
        return;
      }
      await rest(AGAIN_MS);
    }
  }
}
