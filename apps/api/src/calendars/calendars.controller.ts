import type {
  CalendarBody,
  CalendarChange,
  calendarChangeQuery,
  CalendarItem,
  CalendarView,
} from '@app/contracts';
import { Controller, Param } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentUser, type User } from '../auth';
import { Content, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { refuse } from '../common/problems';
import { CalendarsService } from './calendars.service';

type ChangeQuery = z.output<typeof calendarChangeQuery>;

@Controller()
export class CalendarsController {
  constructor(private readonly calendars: CalendarsService) {}

  @Serve('listCalendars')
  list(): Promise<{ calendarVersion: number; items: CalendarItem[] }> {
    return this.calendars.list();
  }

  @Serve('getCalendar')
  get(@CurrentUser() user: User, @Param('year') year: string): Promise<CalendarView> {
    return this.calendars.get(user, yearOf(year));
  }

  @Serve('publishCalendar')
  publish(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: CalendarBody,
    @Question() { preview }: ChangeQuery,
  ): Promise<CalendarChange> {
    return this.calendars.change(user, yearOf(year), body, preview ?? false);
  }

  @Serve('importCalendar')
  import(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: CalendarBody | string,
    @Question() { preview }: ChangeQuery,
  ): Promise<CalendarChange> {
    return this.calendars.change(user, yearOf(year), body, preview ?? false);
  }
}

/** Throws `notFound` for a number that is not a year of the calendar. */
function yearOf(text: string): number {
  if (!/^20\d\d$/.test(text)) throw refuse('notFound');
  return Number(text);
}
