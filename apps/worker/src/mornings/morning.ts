import { queueDigests, readCalendar, remindDue } from '@app/database';
import { civilDateAt, isWorkingDay, nextRound, nineOn } from '@app/domain';
import type { MorningActivities } from '@app/workflows/messages';
import { Context } from '@temporalio/activity';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

/** The dependencies of a morning. */
export interface MorningParts {
  pool: Pool;
  log: Logger;
  /** Real time (ms). */
  now?: () => number;
  /** Called when a page is done. */
  beat?: () => void;
}

/** Returns the activities of the workflow of the mornings. */
export function morningActivities(parts: MorningParts): MorningActivities {
  return { remind: () => remind({ ...parts, beat: () => Context.current().heartbeat() }) };
}

/**
 * Writes every reminder and mark 逾期 that is due in programme time, and from 09:00 of a working day its digests. Returns the
 * rest until the next round (ms). Safe to repeat, to break off and to run beside itself: a thing says each of them once, and
 * PostgreSQL accepts the digests of a day once. A late start says what is due today; what belongs to an earlier
 * day is recorded as missed and causes no mail.
 */
export async function remind({ pool, log, now = Date.now, beat }: MorningParts): Promise<number> {
  const { calendar, offset } = await readCalendar(pool);
  const at = now() + offset;
  const { reminded, failed } = await remindDue(pool, at, beat);
  for (const [thing, error] of failed) log.error({ err: error, thing }, 'what is due cannot be recorded');
  const today = civilDateAt(at);
  const digests =
    isWorkingDay(calendar, today) && at >= nineOn(today) ? await queueDigests(pool, today) : undefined;
  if (reminded > 0 || digests !== undefined)
    log.info({ day: today, reminded, digests }, 'what was due has been said');
  return Math.max(nextRound(at) - (now() + offset), 1);
}
