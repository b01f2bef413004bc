import { earlierImport, earlierImportList, earlierImportQuery } from '../earlier';
import { overseers, type Route } from './route';

/** 补录: cells that were named, and cases that were begun on paper, before the system knew of them. */
export const earlierRoutes = {
  listEarlierImports: {
    method: 'GET',
    path: '/earlier',
    summary: '补录记录',
    tag: '补录',
    answer: earlierImportList,
    status: 200,
    roles: overseers,
  },
  exportEarlierSheet: {
    method: 'GET',
    path: '/earlier/template',
    summary: '下载补录表（空表，xlsx）',
    tag: '补录',
    form: 'bytes',
    status: 200,
    roles: ['office'],
  },
  importEarlier: {
    method: 'POST',
    path: '/earlier/import',
    summary: '导入补录表（xlsx 或 csv，不超过 5 MB）；preview=true 先逐行预览，有一处不能采用即全部不导入',
    tag: '补录',
    query: earlierImportQuery,
    form: 'multipart',
    answer: earlierImport,
    status: 200,
    roles: ['office'],
  },
} as const satisfies Record<string, Route>;
