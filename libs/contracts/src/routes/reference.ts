import { cellTypeList, cellTypeQuery, departmentList } from '../reference';
import { everyone, type Route } from './route';

/** 基础数据: types and departments. */
export const referenceRoutes = {
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
} as const satisfies Record<string, Route>;
