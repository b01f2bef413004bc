import type { CivilDate } from '../calendar/civil-date';
import type { YearStatus } from './year';

/** A programme year as people choose it. */
export interface KnownYear {
  year: number;
  status: YearStatus;
  /** The day on which the circular of the year takes effect. */
  openedOn: CivilDate;
}

/** Returns whether the year has been opened by `today`. */
export function isOpened({ openedOn }: Pick<KnownYear, 'openedOn'>, today: CivilDate): boolean {
  return openedOn <= today;
}

/**
 * Returns the year that the work is in: the newest programme year opened on or before `today`, whatever the calendar
 * says. In January that is still the year before, until its successor is opened. Before any year is opened it is the
 * first one that will be. Returns undefined when the record holds no year.
 */
export function workingYear(
  years: readonly Pick<KnownYear, 'year' | 'openedOn'>[],
  today: CivilDate,
): number | undefined {
  const opened = years.filter((one) => isOpened(one, today)).map(({ year }) => year);
  if (opened.length > 0) return Math.max(...opened);
  return years.length > 0 ? Math.min(...years.map(({ year }) => year)) : undefined;
}
