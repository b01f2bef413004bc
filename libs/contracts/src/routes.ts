import { z } from 'zod';
import {
  applicationPage,
  applicationQuery,
  applicationView,
  draftBody,
  eventList,
  evidenceView,
  fileQuery,
  fileView,
} from './applications';
import { boardForecast, boardForecastQuery, boardPage, boardQuery } from './board';
import { bulkAnswer } from './bulk';
import {
  calendarBody,
  calendarChange,
  calendarChangeQuery,
  calendarImportBody,
  calendarList,
  calendarView,
} from './calendars';
import { bulkBody, commandAnswer, commandBody } from './commands';
import {
  applicationExport,
  boardExport,
  cellExport,
  namedExport,
  noticeExport,
  tableExport,
  taskExport,
} from './exports';
import { forecastQuery, forecastView } from './forecast';
import { inspectionList, inspectionQuery } from './inspections';
import { noticePage, noticeQuery, noticesReadAnswer, noticesReadBody } from './notices';
import {
  assemblyView,
  dutyAnswer,
  dutyCommandBody,
  obligationBody,
  obligationList,
  obligationQuery,
  obligationView,
} from './obligations';
import { portalInfo } from './portal-info';
import { programmeView } from './programme';
import { cellTypeList, cellTypeQuery, departmentList, personList } from './reference';
import { clockBody, clockView } from './rehearsal';
import { loginBody, me, meBody, ROLES } from './session';
import { taskPage, taskQuery } from './worklist';

export type RoleName = (typeof ROLES)[number];

/** One call of the api, as data: what the server serves, the document describes and the rights matrix covers. */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the prefix `/api`; parameters as `:name`. */
  path: string;
  summary: string;
  tag: string;
  query?: z.ZodType;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** The body may be text/csv too. */
  csv?: true;
  /** `multipart`: one file comes in; `bytes`: a file goes out; `text`: plain text or a page. */
  form?: 'multipart' | 'bytes' | 'text';
  /** Of success. */
  status: 200 | 201 | 204;
  /** Who may call it at all; `public` = without a session. Whose applications they see is decided by scope. */
  roles: readonly RoleName[] | 'public';
  /** In production only for callers on this machine or a private network. */
  internal?: true;
}

const everyone = ROLES;
const readers = ['applicant', 'department', 'inspector', 'office', 'auditor'] as const;
const actors = ['applicant', 'department', 'inspector', 'office'] as const;
const dutyReaders = ['department', 'office', 'auditor'] as const;
const inspecting = ['department', 'inspector', 'office', 'auditor'] as const;
const overseers = ['office', 'auditor'] as const;

/** Every call, by its name. A call that is not here is not served. */
export const ROUTES = {
  getPortalInfo: {
    method: 'GET',
    path: '/portal-info',
    summary: '登录页:是否演练环境,演示账号(仅演示环境)',
    tag: '账号',
    answer: portalInfo,
    status: 200,
    roles: 'public',
  },
  login: {
    method: 'POST',
    path: '/session',
    summary: '登录',
    tag: '账号',
    body: loginBody,
    answer: me,
    status: 200,
    roles: 'public',
  },
  logout: {
    method: 'DELETE',
    path: '/session',
    summary: '退出登录',
    tag: '账号',
    status: 204,
    roles: everyone,
  },
  getMe: {
    method: 'GET',
    path: '/me',
    summary: '当前账号',
    tag: '账号',
    answer: me,
    status: 200,
    roles: everyone,
  },

  updateMe: {
    method: 'PUT',
    path: '/me',
    summary: '选择是否接收汇总邮件',
    tag: '账号',
    body: meBody,
    answer: me,
    status: 200,
    roles: everyone,
  },

  listNotices: {
    method: 'GET',
    path: '/me/notices',
    summary: '发给我的通知,新的在前',
    tag: '账号',
    query: noticeQuery,
    answer: noticePage,
    status: 200,
    roles: everyone,
  },
  readNotices: {
    method: 'POST',
    path: '/me/notices/read',
    summary: '把通知标为已读',
    tag: '账号',
    body: noticesReadBody,
    answer: noticesReadAnswer,
    status: 200,
    roles: everyone,
  },

  listCellTypes: {
    method: 'GET',
    path: '/cell-types',
    summary: '细胞类型、牵头部门、任务数与评分标准',
    tag: '基础数据',
    query: cellTypeQuery,
    answer: cellTypeList,
    status: 200,
    roles: everyone,
  },
  listDepartments: {
    method: 'GET',
    path: '/departments',
    summary: '部门',
    tag: '基础数据',
    answer: departmentList,
    status: 200,
    roles: everyone,
  },
  listPeople: {
    method: 'GET',
    path: '/applications/:id/people',
    summary: '可参加核查或接受转办的人员',
    tag: '申报',
    answer: personList,
    status: 200,
    roles: ['department', 'inspector', 'office'],
  },

  createApplication: {
    method: 'POST',
    path: '/applications',
    summary: '新建草稿',
    tag: '申报',
    body: draftBody,
    answer: applicationView,
    status: 201,
    roles: ['applicant'],
  },
  listApplications: {
    method: 'GET',
    path: '/applications',
    summary: '申报列表',
    tag: '申报',
    query: applicationQuery,
    answer: applicationPage,
    status: 200,
    roles: readers,
  },
  getApplication: {
    method: 'GET',
    path: '/applications/:id',
    summary: '申报详情与可办事项',
    tag: '申报',
    answer: applicationView,
    status: 200,
    roles: readers,
  },
  updateApplication: {
    method: 'PUT',
    path: '/applications/:id',
    summary: '修改草稿',
    tag: '申报',
    body: draftBody,
    answer: applicationView,
    status: 200,
    roles: ['applicant'],
  },
  deleteApplication: {
    method: 'DELETE',
    path: '/applications/:id',
    summary: '删除草稿',
    tag: '申报',
    status: 204,
    roles: ['applicant'],
  },
  listEvents: {
    method: 'GET',
    path: '/applications/:id/events',
    summary: '办理过程',
    tag: '申报',
    answer: eventList,
    status: 200,
    roles: readers,
  },
  getForecast: {
    method: 'GET',
    path: '/applications/:id/forecast',
    summary: '无人办理时将发生什么:提醒、告知、期满',
    tag: '申报',
    query: forecastQuery,
    answer: forecastView,
    status: 200,
    roles: readers,
  },
  act: {
    method: 'POST',
    path: '/applications/:id/commands',
    summary: '办理一个事项;同一 commandId 重复发送得到同一答复',
    tag: '办理',
    body: commandBody,
    answer: commandAnswer,
    status: 200,
    roles: actors,
  },
  actInBulk: {
    method: 'POST',
    path: '/bulk/commands',
    summary: '批量办理,逐项答复,最多 200 项',
    tag: '办理',
    body: bulkBody,
    answer: bulkAnswer,
    status: 200,
    roles: actors,
  },

  uploadFile: {
    method: 'POST',
    path: '/applications/:id/files',
    summary: '上传材料(pdf、jpg、png、docx、xlsx,不超过 20 MB)',
    tag: '材料',
    query: fileQuery,
    form: 'multipart',
    answer: evidenceView,
    status: 201,
    roles: actors,
  },
  getFile: {
    method: 'GET',
    path: '/applications/:id/files/:fileId',
    summary: '下载材料',
    tag: '材料',
    form: 'bytes',
    status: 200,
    roles: readers,
  },
  deleteFile: {
    method: 'DELETE',
    path: '/applications/:id/files/:fileId',
    summary: '删除草稿中的材料',
    tag: '材料',
    status: 204,
    roles: ['applicant'],
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

  listObligations: {
    method: 'GET',
    path: '/obligations',
    summary: '区无废办的定期任务',
    tag: '定期任务',
    query: obligationQuery,
    answer: obligationList,
    status: 200,
    roles: dutyReaders,
  },
  createObligation: {
    method: 'POST',
    path: '/obligations',
    summary: '建立临时确定的任务,例如市级调度报告',
    tag: '定期任务',
    body: obligationBody,
    answer: dutyAnswer,
    status: 201,
    roles: ['office'],
  },
  getObligation: {
    method: 'GET',
    path: '/obligations/:id',
    summary: '任务详情、部门填报与可办事项',
    tag: '定期任务',
    answer: obligationView,
    status: 200,
    roles: dutyReaders,
  },
  actOnObligation: {
    method: 'POST',
    path: '/obligations/:id/commands',
    summary: '办理任务:确定日期、填报、办结、重新打开、催办',
    tag: '定期任务',
    body: dutyCommandBody,
    answer: dutyAnswer,
    status: 200,
    roles: ['department', 'office'],
  },
  getAssembly: {
    method: 'GET',
    path: '/obligations/:id/assembly',
    summary: '汇总各部门填报,列出缺报',
    tag: '定期任务',
    answer: assemblyView,
    status: 200,
    roles: dutyReaders,
  },
  uploadDutyFile: {
    method: 'POST',
    path: '/obligations/:id/files',
    summary: '上传佐证材料(pdf、jpg、png、docx、xlsx,不超过 20 MB)',
    tag: '定期任务',
    form: 'multipart',
    answer: fileView,
    status: 201,
    roles: ['department', 'office'],
  },
  getDutyFile: {
    method: 'GET',
    path: '/obligations/:id/files/:fileId',
    summary: '下载佐证材料',
    tag: '定期任务',
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },

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
    summary: '导入一年的放假和调休安排(CSV 或 JSON)',
    tag: '日历',
    query: calendarChangeQuery,
    body: calendarImportBody,
    csv: true,
    answer: calendarChange,
    status: 200,
    roles: ['office'],
  },

  getProgramme: {
    method: 'GET',
    path: '/programmes/:year',
    summary: '年度任务完成情况(45/50/60)',
    tag: '年度',
    answer: programmeView,
    status: 200,
    roles: readers,
  },

  exportApplications: {
    method: 'GET',
    path: '/exports/applications',
    summary: '导出申报列表(条件与列表相同)',
    tag: '导出',
    query: applicationExport,
    form: 'bytes',
    status: 200,
    roles: readers,
  },
  exportTasks: {
    method: 'GET',
    path: '/exports/tasks',
    summary: '导出待办',
    tag: '导出',
    query: taskExport,
    form: 'bytes',
    status: 200,
    roles: readers,
  },
  exportBoard: {
    method: 'GET',
    path: '/exports/board',
    summary: '导出督办看板(条件与看板相同)',
    tag: '导出',
    query: boardExport,
    form: 'bytes',
    status: 200,
    roles: overseers,
  },
  exportAssembly: {
    method: 'GET',
    path: '/exports/obligations/:id',
    summary: '导出任务汇总:自评估表、季度调度表',
    tag: '导出',
    query: tableExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportCells: {
    method: 'GET',
    path: '/exports/programmes/:year/cells',
    summary: '导出细胞创建情况汇总表',
    tag: '导出',
    query: cellExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportProgress: {
    method: 'GET',
    path: '/exports/programmes/:year/progress',
    summary: '导出进展调度表',
    tag: '导出',
    query: tableExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportNamed: {
    method: 'GET',
    path: '/exports/programmes/:year/named',
    summary: '导出命名名单,或命名文件(docx)',
    tag: '导出',
    query: namedExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportNotice: {
    method: 'GET',
    path: '/exports/programmes/:year/notice',
    summary: '导出公示名单,或公示文件(docx)',
    tag: '导出',
    query: noticeExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportIntervals: {
    method: 'GET',
    path: '/exports/programmes/:year/intervals',
    summary: '导出一年的停止计时记录',
    tag: '导出',
    query: tableExport,
    form: 'bytes',
    status: 200,
    roles: dutyReaders,
  },
  exportCaseIntervals: {
    method: 'GET',
    path: '/exports/applications/:id/intervals',
    summary: '导出一件申报的停止计时记录',
    tag: '导出',
    query: tableExport,
    form: 'bytes',
    status: 200,
    roles: readers,
  },

  getClock: {
    method: 'GET',
    path: '/rehearsal/clock',
    summary: '演练时钟',
    tag: '演练',
    answer: clockView,
    status: 200,
    roles: ['office'],
  },
  moveClock: {
    method: 'POST',
    path: '/rehearsal/clock',
    summary: '向前拨动演练时钟',
    tag: '演练',
    body: clockBody,
    answer: clockView,
    status: 200,
    roles: ['office'],
  },

  getLive: {
    method: 'GET',
    path: '/health/live',
    summary: '进程存活',
    tag: '运维',
    answer: z.object({ status: z.string() }),
    status: 200,
    roles: 'public',
  },
  getReady: {
    method: 'GET',
    path: '/health/ready',
    summary: '可提供服务',
    tag: '运维',
    answer: z.object({ status: z.string(), postgresql: z.string(), temporal: z.string() }),
    status: 200,
    roles: 'public',
  },
  getMetrics: {
    method: 'GET',
    path: '/metrics',
    summary: '运行指标(Prometheus)',
    tag: '运维',
    form: 'text',
    status: 200,
    roles: 'public',
    internal: true,
  },
  getOpenApi: {
    method: 'GET',
    path: '/openapi.json',
    summary: '接口文档(OpenAPI 3.1)',
    tag: '运维',
    answer: z.looseObject({}),
    status: 200,
    roles: 'public',
    internal: true,
  },
  getDocs: {
    method: 'GET',
    path: '/docs',
    summary: '接口说明页',
    tag: '运维',
    form: 'text',
    status: 200,
    roles: 'public',
    internal: true,
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** A route by its name, with the general type. */
export function routeOf(name: RouteName): Route {
  return ROUTES[name];
}
