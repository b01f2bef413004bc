import type { Env } from '@app/config';
import type { ProgrammeTimeView } from '@app/contracts';
import {
  countDue,
  currentCalendar,
  endMove,
  findProgrammeTime,
  findNextMoment,
  queueDigests,
  remindDue,
  setProgrammeTime,
  withLock,
} from '@app/database';
import { addWorkingDays, civilDateAt, type Instant, nextMorning, startOfDay } from '@app/domain';
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { setTimeout as rest } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ENV, LOG } from '../common/parts';
import { refuse } from '../common/problems';
import { isoAt } from '../common/time';
import { NewYear } from './new-year';
import { ProgrammeTimeAnnouncement } from './programme-time-announcement';

/**
 * 演练时钟: moved forward only, one move at a time, from moment to moment: whatever is due, and each working morning. A move
 * that was broken off is finished by asking again.
 */
@Injectable()
export class RehearsalService {
  private moves: Promise<unknown> = Promise.resolve();
  private progress: { told: number; total: number } | null = null;
  private lastMovedTo?: Instant;

  constructor(
    private readonly pool: Pool,
    private readonly announcement: ProgrammeTimeAnnouncement,
    private readonly newYear: NewYear,
    @Inject(ENV) private readonly env: Env,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async clock(): Promise<ProgrammeTimeView> {
    const { rehearsal, offset, movingTo } = await findProgrammeTime(this.pool);
    if (!rehearsal || !this.env.REHEARSAL) throw refuse('notRehearsal');
    return {
      now: isoAt(Date.now() + offset),
      offsetMs: offset,
      rehearsal,
      movingTo: movingTo && isoAt(movingTo),
      progress: this.progress,
      next: await this.next(Date.now() + offset),
    };
  }

  /** Where one would move the clock to from a moment (ms). */
  private async next(now: Instant): Promise<ProgrammeTimeView['next']> {
    const { calendar } = await currentCalendar(this.pool);
    const due = await findNextMoment(this.pool);
    return {
      workingDay: addWorkingDays(calendar, civilDateAt(now), 1),
      due: due === null ? null : isoAt(Math.max(due, now)),
    };
  }

  /** Moves the clock to a moment (ms) and answers when everything due by then has been recorded. */
  async moveTo(to: Instant): Promise<ProgrammeTimeView> {
    await this.clock(); // refused outside a rehearsal, before waiting for anybody
    this.announcement.pauseForMove();
    await this.inTurn(() => withLock(this.pool, 'rehearsal clock', () => this.move(to), 'wait'));
    void this.announcement.rearmOthers();
    return this.clock();
  }

  /** At the start of the api: what an earlier process had begun is brought to its end. */
  async resume(): Promise<void> {
    for (let wait = 1000; ; wait = Math.min(2 * wait, 60_000)) {
      try {
        return await this.finish();
      } catch (error) {
        this.log.warn(
          { err: error },
          'the programme clock is looked after as soon as the services are there',
        );
        await rest(wait, undefined, { ref: false });
      }
    }
  }

  private async finish(): Promise<void> {
    const { rehearsal, movingTo } = await findProgrammeTime(this.pool);
    if (!rehearsal || !this.env.REHEARSAL) return;
    if (movingTo) await this.moveTo(movingTo.getTime());
    else void this.announcement.rearmOthers();
  }

  private async move(to: Instant): Promise<void> {
    const { offset, movingTo } = await findProgrammeTime(this.pool);
    if (to === this.lastMovedTo) return; // asked again, its answer having been lost
    const brokenOff = movingTo?.getTime() === to;
    if (to < Date.now() + offset && !brokenOff)
      throw refuse('clockBackwards', { now: isoAt(Date.now() + offset) });
    const from = Date.now() + offset;
    // Broken off, the morning of the day that had been reached may not have had its digests.
    await this.pass(brokenOff ? startOfDay(civilDateAt(Math.min(from, to))) : from, to);
  }

  /** From one moment (ms) to another, at each the clock stands still long enough for all that it brings. */
  private async pass(from: Instant, to: Instant): Promise<void> {
    const progress = { told: 0, total: await countDue(this.pool, to) };
    this.progress = progress;
    try {
      const { calendar } = await currentCalendar(this.pool);
      for (let at = from; at < to;) {
        const year = yearAt(at);
        const morning = nextMorning(calendar, at);
        const due = Math.max((await findNextMoment(this.pool)) ?? to, at);
        at = Math.min(morning, due, to);
        const offset = await setProgrammeTime(this.pool, at, to);
        const tell = (n: number) => {
          progress.told += n;
          progress.total = Math.max(progress.total, progress.told);
        };
        const { reminded, failed } = await remindDue(this.pool, at);
        if (failed.size > 0) throw refuse('unavailable', { due: failed.size });
        tell(reminded);
        await this.announcement.announceDue(at, offset, () => tell(1));
        if (yearAt(at) !== year) await this.newYear.obligations(civilDateAt(at));
        if (at === morning) await queueDigests(this.pool, civilDateAt(at));
      }
      await endMove(this.pool);
      this.lastMovedTo = to;
      this.log.info({ to: isoAt(to), told: progress.told }, 'the programme clock was moved');
    } finally {
      this.progress = null;
    }
  }

  private inTurn<T>(move: () => Promise<T>): Promise<T> {
    const turn = this.moves.then(move);
    this.moves = turn.catch(() => undefined);
    return turn;
  }
}

function yearAt(at: Instant): string {
  return civilDateAt(at).slice(0, 4);
}
