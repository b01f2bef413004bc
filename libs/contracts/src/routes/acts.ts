import { boardForecast, boardForecastQuery, boardPage, boardQuery } from '../applications/board';
import { bulkAnswer } from '../applications/bulk';
import { bulkBody, commandAnswer, commandBody } from '../applications/commands';
import { inspectionList, inspectionQuery } from '../applications/inspections';
import { taskPage, taskQuery } from '../applications/worklist';
import { readers, actors, inspecting, overseers, type Route } from './route';

/** 办理: every act on an application, the work list, the board. */
export const actRoutes = {
  act: {
    method: 'POST',
    path: '/applications/:id/commands',
    summary: '办理一个事项；同一 commandId 重复发送得到同一答复',
    tag: '办理',
    body: commandBody,
    answer: commandAnswer,
    status: 200,
    roles: actors,
  },
  actInBulk: {
    method: 'POST',
    path: '/bulk/commands',
    summary: '批量办理，逐项答复，最多 200 项',
    tag: '办理',
    body: bulkBody,
    answer: bulkAnswer,
    status: 200,
    roles: actors,
  },
  listTasks: {
    method: 'GET',
    path: '/tasks',
    summary: '我的待办',
    tag: '办理',
    query: taskQuery,
    answer: taskPage,
    status: 200,
    roles: readers,
  },
  listInspections: {
    method: 'GET',
    path: '/inspections',
    summary: '核查日程',
    tag: '办理',
    query: inspectionQuery,
    answer: inspectionList,
    status: 200,
    roles: inspecting,
  },
  getBoard: {
    method: 'GET',
    path: '/board',
    summary: '督办',
    tag: '办理',
    query: boardQuery,
    answer: boardPage,
    status: 200,
    roles: overseers,
  },
  getBoardForecast: {
    method: 'GET',
    path: '/board/forecast',
    summary: '到某一天将逾期的事项',
    tag: '办理',
    query: boardForecastQuery,
    answer: boardForecast,
    status: 200,
    roles: overseers,
  },
} as const satisfies Record<string, Route>;
