import {
  calendarBody,
  calendarChange,
  calendarChangeQuery,
  calendarImportBody,
  calendarList,
  calendarView,
} from '../calendars';
import { everyone, type Route } from './route';

/** 日历: working days by year. */
export const calendarRoutes = {
  listCalendars: {
    method: 'GET',
    path: '/calendars',
    summary: '各年工作日历',
    tag: '日历',
    answer: calendarList,
    status: 200,
    roles: everyone,
  },
  getCalendar: {
    method: 'GET',
    path: '/calendars/:year',
    summary: '一年的放假和调休安排',
    tag: '日历',
    answer: calendarView,
    status: 200,
    roles: everyone,
  },
  publishCalendar: {
    method: 'PUT',
    path: '/calendars/:year',
    summary: '公布或更正一年的放假和调休安排',
    tag: '日历',
    query: calendarChangeQuery,
    body: calendarBody,
    answer: calendarChange,
    status: 200,
    roles: ['office'],
  },
  importCalendar: {
    method: 'POST',
    path: '/calendars/:year/import',
    summary: '导入一年的放假和调休安排（CSV 或 JSON）',
    tag: '日历',
    query: calendarChangeQuery,
    body: calendarImportBody,
    csv: true,
    answer: calendarChange,
    status: 200,
    roles: ['office'],
  },
} as const satisfies Record<string, Route>;
