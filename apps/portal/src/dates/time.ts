const ZONE = 'Asia/Shanghai';

const day = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'UTC', // a civil date belongs to no zone
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

/** 2024年9月27日 周五. */
export function dateText(civil: string): string {
  return day.format(new Date(`${civil}T00:00:00Z`)).replace(/\s*(周|星期)/, ' $1');
}

/** 9月27日 周五, for places where the year is obvious. */
export function shortDate(civil: string): string {
  return dateText(civil).replace(/^\d+年/, '');
}

/** The civil date of a moment, in Shanghai. */
export function civilDateOf(moment: string): string {
  return dayOfMoment.format(new Date(moment));
}

/** 2024年9月27日 周五 09:00, in Shanghai. */
export function momentText(moment: string): string {
  return `${dateText(civilDateOf(moment))} ${timeOfMoment.format(new Date(moment))}`;
}

const DAY = 86_400_000;

/** 0 for Monday … 6 for Sunday. */
export function weekdayOf(civil: string): number {
  return (new Date(`${civil}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The civil date so many days later. */
export function daysLater(civil: string, days: number): string {
  return new Date(Date.parse(`${civil}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
