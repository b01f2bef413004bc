import { programmeTimeBody, programmeTimeView } from '../rehearsal';
import { type Route } from './route';

/** 演练 (rehearsal): programme time. */
export const rehearsalRoutes = {
  getClock: {
    method: 'GET',
    path: '/rehearsal/clock',
    summary: '演练时钟',
    tag: '演练',
    answer: programmeTimeView,
    status: 200,
    roles: ['office'],
  },
  moveClock: {
    method: 'POST',
    path: '/rehearsal/clock',
    summary: '向前拨动演练时钟',
    tag: '演练',
    body: programmeTimeBody,
    answer: programmeTimeView,
    status: 200,
    roles: ['office'],
  },
} as const satisfies Record<string, Route>;
