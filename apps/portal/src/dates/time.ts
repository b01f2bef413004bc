const ZONE = 'Asia/Shanghai';

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'UTC', // a civil date has no time zone
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'short',
});

const dayOfMoment = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const timeOfMoment = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Returns a civil date as 2024年9月27日 周五. */
export function dateText(civil: string): string {
  return day.format(new Date(`${civil}T00:00:00Z`)).replace(/\s*(周|星期)/, ' $1');
}

/** Returns a civil date as 9月27日 周五, for places where the year is obvious. */
export function shortDate(civil: string): string {
  return dateText(civil).replace(/^\d+年/, '');
}

/** Returns the civil date of an instant, in Shanghai time. */
export function civilDateOf(moment: string): string {
  return dayOfMoment.format(new Date(moment));
}

/** Returns an instant as 2024年9月27日 周五 09:00, in Shanghai time. */
export function momentText(moment: string): string {
  return `${dateText(civilDateOf(moment))} ${timeOfMoment.format(new Date(moment))}`;
}

const DAY = 86_400_000;

/** Returns 0 for Monday to 6 for Sunday. */
export function weekdayOf(civil: string): number {
  return (new Date(`${civil}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Returns the civil date `days` calendar days later. */
export function daysLater(civil: string, days: number): string {
  return new Date(Date.parse(`${civil}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
