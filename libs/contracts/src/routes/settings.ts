import {
  settingsApplyAnswer,
  settingsApplyBody,
  settingsBody,
  settingsChange,
  settingsChangeQuery,
  settingsQuery,
  settingsView,
} from '../settings';
import { overseers, type Route } from './route';

/** 设置: rules, with their versions. */
export const settingsRoutes = {
  getSettings: {
    method: 'GET',
    path: '/settings',
    summary: '规则:时限、提醒、评分标准、类型和各项设定,附依据和版本',
    tag: '设置',
    query: settingsQuery,
    answer: settingsView,
    status: 200,
    roles: overseers,
  },
  changeSettings: {
    method: 'PUT',
    path: '/settings',
    summary: '公布规则的新版本;新申报适用,办理中的不变',
    tag: '设置',
    query: settingsChangeQuery,
    body: settingsBody,
    answer: settingsChange,
    status: 200,
    roles: ['office'],
  },
  applySettings: {
    method: 'POST',
    path: '/settings/:version/apply',
    summary: '办理中的申报改用某一版本的规则',
    tag: '设置',
    body: settingsApplyBody,
    answer: settingsApplyAnswer,
    status: 200,
    roles: ['office'],
  },
} as const satisfies Record<string, Route>;
