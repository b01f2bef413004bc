import { type AudienceView, type ForecastView, NOTIFICATION_NAMES, seatName } from '@app/contracts';
import {
  type Audience,
  Directories,
  type Directory,
  findApplication,
  findAudience,
  type ForeseenNotifications,
  withActor,
} from '@app/database';
import {
  addDays,
  type Application,
  type CivilDate,
  civilDateAt,
  endOfDay,
  fold,
  forecast,
  type Foreseen,
  type Role,
} from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse, refuseContent } from '../common/problems';
import { isoAt } from '../common/time';
import { sentenceOf } from './sentences';

/** The default range of a forecast. */
const DAYS_AHEAD = 90;
const FURTHEST_DAYS = 731;
const MOST_MOMENTS = 200;

/** Forecasts what happens to an application if nobody acts, with the code that will run and its recipients. */
@Injectable()
export class ForecastService {
  constructor(
    private readonly pool: Pool,
    private readonly directories: Directories,
  ) {}

  /** Throws `notFound`, `forecastTooFar`. */
  async of(user: User, id: string, wanted?: CivilDate): Promise<ForecastView> {
    const row = await withActor(this.pool, user.id, (db) => findApplication(db, id, actorOf(user)));
    if (!row) throw refuse('notFound');
    const until = horizon(civilDateAt(Date.now() + row.offset), wanted);
    const { state, rules } = row;
    if (!state || !rules) return { until, items: [], complete: true };
    const moments = forecast(state, rules, endOfDay(until) - 1, MOST_MOMENTS);
    const audience = await findAudience(this.pool, id, withHolders(state, moments));
    const directory = (await this.directories.read()).in(`type:${row.cellType}`);
    return {
      until,
      items: moments.map((moment) => ({
        at: isoAt(moment.at),
        on: civilDateAt(moment.at),
        events: moment.events.map((event) => sentenceOf(event, directory)),
        notices: moment.notices.map((notice) => {
          const { eventSeq, kind, seat } = notice;
          const recipients = audience.find(
            (one) => one.eventSeq === eventSeq && one.kind === kind && one.seat === seat,
          )!;
          return audienceView(recipients, user.role, directory);
        }),
      })),
      complete: moments.length < MOST_MOMENTS,
    };
  }
}

/** The last day looked at. Throws `forecastTooFar` outside of today to two years ahead. */
export function horizon(today: CivilDate, wanted = addDays(today, DAYS_AHEAD), place = 'until'): CivilDate {
  if (wanted >= today && wanted <= addDays(today, FURTHEST_DAYS)) return wanted;
  const refusal = refuseContent('forecastTooFar', '');
  refusal.faults.splice(0, 1, { parameter: place, detail: refusal.message });
  throw refusal;
}

/** Returns the notifications with the holder of the task at their moment. */
function withHolders(app: Application, moments: Foreseen[]): ForeseenNotifications[] {
  let current = app;
  return moments.map(({ events, notices }) => {
    current = fold(current, events);
    const { tasks } = current;
    const assigneeOf = (seat: string) => tasks.find((task) => task.seat === seat)?.assignee;
    return { events, notices: notices.map((notice) => ({ ...notice, assignee: assigneeOf(notice.seat) })) };
  });
}

function audienceView(
  { kind, seat, sendAt, singly, inDigest }: Audience,
  reader: Role,
  directory: Directory,
): AudienceView {
  return {
    kind,
    kindName: NOTIFICATION_NAMES[kind as keyof typeof NOTIFICATION_NAMES] ?? kind,
    seat,
    name: seatName(seat, directory.department),
    sendAt: isoAt(sendAt),
    singly: singly.length,
    inDigest,
    ...(reader === 'office' && { addresses: singly }),
  };
}
