import { z } from 'zod';
import {
  applicationPage,
  applicationQuery,
  applicationView,
  draftBody,
  eventList,
  fileView,
} from './applications';
import { bulkAnswer } from './bulk';
import { bulkBody, commandAnswer, commandBody } from './commands';
import { cellTypeList, cellTypeQuery, departmentList, personList, programmeView } from './reference';
import { clockBody, clockView } from './rehearsal';
import { loginBody, me, ROLES } from './session';
import { boardPage, boardQuery, taskPage, taskQuery } from './worklist';

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
const overseers = ['office', 'auditor'] as const;

/** Every call, by its name. A call that is not here is not served. */
export const ROUTES = {
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
    form: 'multipart',
    answer: fileView,
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
  getProgramme: {
    method: 'GET',
    path: '/programmes/:year',
    summary: '年度任务完成情况(45/50/60)',
    tag: '年度',
    answer: programmeView,
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
