import { evidenceView, fileQuery } from '../applications/files';
import { caseReaders, actors, type Route } from './route';

/** 材料: evidence. */
export const fileRoutes = {
  uploadFile: {
    method: 'POST',
    path: '/applications/:id/files',
    summary: '上传材料（PDF、OFD、图片、Word、Excel、WPS，不超过 20 MB）',
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
    roles: caseReaders,
  },
  deleteFile: {
    method: 'DELETE',
    path: '/applications/:id/files/:fileId',
    summary: '删除尚未提交的材料：草稿中的，或补正期间新加的',
    tag: '材料',
    status: 204,
    roles: ['applicant'],
  },
} as const satisfies Record<string, Route>;
