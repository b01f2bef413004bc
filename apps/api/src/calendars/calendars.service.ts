import type { CalendarBody, CalendarChange, CalendarItem, CalendarView } from '@app/contracts';
import { CalendarEditionEntity, currentCalendar, findEditions, publishCalendar } from '@app/database';
import { calendarCounts, type CalendarYear, daysOfYear, isWorkingDay, type WorkCalendar } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Pool } from 'pg';
import { Repository } from 'typeorm';
import type { User } from '../auth';
import { isoAt } from '../common/time';
import { type NewYear, readYear } from './read-year';
import { Touched } from './touched';

/** 工作日历: the years as published, and what another edition changes. The worker announces it to running cases. */
@Injectable()
export class CalendarsService {
  constructor(
    private readonly pool: Pool,
    @InjectRepository(CalendarEditionEntity) private readonly editions: Repository<CalendarEditionEntity>,
    private readonly touched: Touched,
  ) {}

  async list(): Promise<{ calendarVersion: number; items: CalendarItem[] }> {
    const editions = await findEditions(this.editions);
    const newest = editions.filter(({ year }, i) => editions[i - 1]?.year !== year);
    const { calendarVersion } = await currentCalendar(this.pool);
    return { calendarVersion, items: newest.map(itemOf) };
  }

  /** One year as published. The office also sees which cases have ended before their last day by the calendar in force. */
  async get({ role }: User, year: number): Promise<CalendarView> {
    const [current, ...earlier] = await findEditions(this.editions, year);
    const { calendar } = await currentCalendar(this.pool);
    const endedEarly = role === 'office' ? await this.touched.ended(calendar, year) : [];
    if (!current) return { ...unpublished(year), endedEarly };
    const dates = (days: string[]) => days.map((day) => `${year}-${day}`);
    return {
      ...itemOf(current),
      off: dates(current.off),
      makeup: dates(current.makeup),
      endedEarly,
      earlier: earlier.map(({ edition, status, noticeNumber, importer, importedAt }) => ({
        edition,
        status,
        noticeNumber,
        importedBy: importer?.name ?? null,
        importedAt: isoAt(importedAt),
      })),
    };
  }

  /** What a year's working days would change; put in force unless it is a preview. Throws `calendarFaulty`. */
  async change(
    user: User,
    year: number,
    body: CalendarBody | string,
    preview: boolean,
  ): Promise<CalendarChange> {
    const next = readYear(year, body);
    const before = await currentCalendar(this.pool);
    const calendar: WorkCalendar = { ...before.calendar, [year]: yearFor(next) };
    const isNew = JSON.stringify(before.calendar[year]) !== JSON.stringify(calendar[year]);
    // The changes are computed before publication; afterwards the worker is already applying them.
    const touched = await this.touched.by(before.calendarVersion + 1, calendar, isNew);
    const endedEarly = await this.touched.ended(calendar, year);
    const published = preview
      ? { calendarVersion: before.calendarVersion, isNew }
      : await publishCalendar(this.pool, { ...next, importedBy: user.id });
    const differs = (works: boolean) =>
      daysOfYear(year).filter(
        (day) => isWorkingDay(calendar, day) === works && isWorkingDay(before.calendar, day) !== works,
      );
    return {
      year,
      preview,
      ...published,
      counts: calendarCounts(year, yearFor(next)),
      becomesOff: differs(false),
      becomesWorking: differs(true),
      touched,
      endedEarly,
    };
  }
}

function yearFor({ off, makeup, status }: NewYear): CalendarYear {
  return { off, makeup, ...(status === 'provisional' && { provisional: true }) };
}

function itemOf(row: CalendarEditionEntity): CalendarItem {
  const { year, status, edition, noticeNumber, noticeDate, importer, importedAt } = row;
  return {
    year,
    status,
    edition,
    noticeNumber,
    noticeDate,
    importedBy: importer?.name ?? null,
    importedAt: isoAt(importedAt),
    counts: calendarCounts(year, row),
  };
}

function unpublished(year: number): CalendarView {
  const nothing = { edition: null, noticeNumber: null, noticeDate: null, importedBy: null, importedAt: null };
  const counts = calendarCounts(year, { off: [], makeup: [] });
  return {
    year,
    status: 'unpublished',
    ...nothing,
    counts,
    off: [],
    makeup: [],
    endedEarly: [],
    earlier: [],
  };
}
