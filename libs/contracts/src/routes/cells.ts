import {
  cellAnswer,
  cellCommandBody,
  cellPage,
  cellQuery,
  cellView,
  checkFile,
  checkFileQuery,
} from '../cells';
import { actors, caseReaders, type Route } from './route';

/** 命名之后: named cells under re-check. */
export const cellRoutes = {
  listCells: {
    method: 'GET',
    path: '/cells',
    summary: '已命名细胞',
    tag: '命名之后',
    query: cellQuery,
    answer: cellPage,
    status: 200,
    roles: caseReaders,
  },
  getCell: {
    method: 'GET',
    path: '/cells/:id',
    summary: '已命名细胞的详情、可办事项与经过',
    tag: '命名之后',
    answer: cellView,
    status: 200,
    roles: caseReaders,
  },
  actOnCell: {
    method: 'POST',
    path: '/cells/:id/commands',
    summary: '办理：抽查、核查表、整改、决定是否撤销、申诉与复核、授牌、复核日期、催办',
    tag: '命名之后',
    body: cellCommandBody,
    answer: cellAnswer,
    status: 200,
    roles: actors,
  },
  uploadCheckFile: {
    method: 'POST',
    path: '/cells/:id/files',
    summary: '上传核查附件（PDF、OFD、图片、Word、Excel、WPS，不超过 20 MB）；提交核查表以前',
    tag: '命名之后',
    query: checkFileQuery,
    form: 'multipart',
    answer: checkFile,
    status: 201,
    roles: ['department', 'inspector', 'office'],
  },
  getCheckFile: {
    method: 'GET',
    path: '/cells/:id/files/:fileId',
    summary: '下载核查附件',
    tag: '命名之后',
    form: 'bytes',
    status: 200,
    roles: caseReaders,
  },
} as const satisfies Record<string, Route>;
