import {
  mergePreview,
  mergeQuery,
  townBody,
  townList,
  unitCommandBody,
  unitPage,
  unitQuery,
  unitView,
} from '../units';
import { everyone, type Route } from './route';

const recordReaders = ['applicant', 'department', 'town', 'office', 'auditor'] as const;

/** 单位库: one record per unit; and the list of 镇街. */
export const unitRoutes = {
  listUnits: {
    method: 'GET',
    path: '/units',
    summary: '单位库',
    tag: '单位',
    query: unitQuery,
    answer: unitPage,
    status: 200,
    roles: ['department', 'town', 'office', 'auditor'],
  },
  getUnit: {
    method: 'GET',
    path: '/units/:id',
    summary: '单位的登记内容、申报和细胞、更正和合并',
    tag: '单位',
    answer: unitView,
    status: 200,
    roles: recordReaders,
  },
  previewMerge: {
    method: 'GET',
    path: '/units/:id/merge',
    summary: '合并前查看：涉及的申报、细胞和账号，以及不能合并的原因',
    tag: '单位',
    query: mergeQuery,
    answer: mergePreview,
    status: 200,
    roles: ['office'],
  },
  actOnUnit: {
    method: 'POST',
    path: '/units/:id/commands',
    summary: '更正、合并、撤销合并',
    tag: '单位',
    body: unitCommandBody,
    answer: unitView,
    status: 200,
    roles: ['office'],
  },
  listTowns: {
    method: 'GET',
    path: '/towns',
    summary: '镇街名单',
    tag: '单位',
    answer: townList,
    status: 200,
    roles: everyone,
  },
  changeTowns: {
    method: 'PUT',
    path: '/towns',
    summary: '修改镇街名单',
    tag: '单位',
    body: townBody,
    answer: townList,
    status: 200,
    roles: ['office'],
  },
} as const satisfies Record<string, Route>;
