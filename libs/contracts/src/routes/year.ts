import { adjustmentList } from '../year/adjustments';
import { carryOverView, differenceView, whatIfBody } from '../year/carry-over';
import { yearClosing } from '../year/closing';
import { ledgerPage, ledgerQuery } from '../year/ledger';
import { yearView } from '../year/year';
import { yearAnswer, yearCommandBody } from '../year/commands';
import { reportList, reportView, resultImport, resultImportQuery } from '../year/reports';
import { readers, overseers, type Route } from './route';

/** 年度: figures, reports, corrections. */
export const yearRoutes = {
  getProgramme: {
    method: 'GET',
    path: '/programmes/:year',
    summary: '年度任务完成情况（45/50/60）',
    tag: '年度',
    answer: yearView,
    status: 200,
    roles: readers,
  },
  actOnProgramme: {
    method: 'POST',
    path: '/programmes/:year/commands',
    summary: '办理年度事项：基数、上报、市级结果、结转、更正、办结；preview 只说明会改变什么',
    tag: '年度',
    body: yearCommandBody,
    answer: yearAnswer,
    status: 200,
    roles: ['office'],
  },
  getCarryOver: {
    method: 'GET',
    path: '/programmes/:year/carry-over',
    summary: '结转建议、理由与已作的决定',
    tag: '年度',
    answer: carryOverView,
    status: 200,
    roles: overseers,
  },
  supposeProgramme: {
    method: 'POST',
    path: '/programmes/:year/what-if',
    summary: '假设推演：与现状相比的每一处不同，不作记录',
    tag: '年度',
    body: whatIfBody,
    answer: differenceView,
    status: 200,
    roles: overseers,
  },
  listLedger: {
    method: 'GET',
    path: '/programmes/:year/ledger',
    summary: '考核年度台账',
    tag: '年度',
    query: ledgerQuery,
    answer: ledgerPage,
    status: 200,
    roles: overseers,
  },
  listReports: {
    method: 'GET',
    path: '/programmes/:year/reports',
    summary: '上报批次，以及可以列入批次的细胞',
    tag: '年度',
    answer: reportList,
    status: 200,
    roles: overseers,
  },
  getReport: {
    method: 'GET',
    path: '/programmes/:year/reports/:id',
    summary: '一个上报批次和市级结果',
    tag: '年度',
    answer: reportView,
    status: 200,
    roles: overseers,
  },
  importResults: {
    method: 'POST',
    path: '/programmes/:year/reports/:id/results/import',
    summary: '导入市级填写的认定结果表（xlsx 或 csv，不超过 5 MB）；preview=true 先看每一处变更',
    tag: '年度',
    query: resultImportQuery,
    form: 'multipart',
    answer: resultImport,
    status: 200,
    roles: ['office'],
  },
  previewClosing: {
    method: 'GET',
    path: '/programmes/:year/closing',
    summary: '年度办结之前：哪些事项仍未办完',
    tag: '年度',
    answer: yearClosing,
    status: 200,
    roles: overseers,
  },
  listAdjustments: {
    method: 'GET',
    path: '/programmes/:year/adjustments',
    summary: '更正：撤销、迟到或更正的市级结果',
    tag: '年度',
    answer: adjustmentList,
    status: 200,
    roles: overseers,
  },
} as const satisfies Record<string, Route>;
