import {
  applicationPage,
  applicationQuery,
  applicationView,
  draftBody,
  eventList,
} from '../applications/applications';
import { forecastQuery, forecastView } from '../applications/forecast';
import { personList } from '../reference';
import { readers, type Route } from './route';

/** 申报: applications as rows and pages. */
export const applicationRoutes = {
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
} as const satisfies Record<string, Route>;
