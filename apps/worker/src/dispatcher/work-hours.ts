import { type CurrentCalendar, currentCalendar, findProgrammeTime } from '@app/database';
import { mailMoment } from '@app/domain';
import type { Pool } from 'pg';
import type { Moment } from './outbox';

const FRESH_MS = 10_000;

/** Computes from programme time and the calendar in force whether mails may be sent now. */
export class WorkHours {
  private known: { until: number; current: CurrentCalendar } | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly realNow = () => Date.now(),
  ) {}

  async now(): Promise<Moment> {
    const { offset } = await findProgrammeTime(this.pool);
    const at = this.realNow() + offset;
    const { calendar } = await this.inForce();
    return { at, open: mailMoment(calendar, at) <= at };
  }

  private async inForce(): Promise<CurrentCalendar> {
    if (!this.known || this.known.until <= Date.now()) {
      this.known = { until: Date.now() + FRESH_MS, current: await currentCalendar(this.pool) };
    }
    return this.known.current;
  }
}
