import type { RoleName } from '@app/contracts';
import {
  AlertOutlined,
  BarChartOutlined,
  FileAddOutlined,
  FileTextOutlined,
  HomeOutlined,
  NotificationOutlined,
  ScheduleOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** One line of the menu. */
export interface MenuRow {
  path: string;
  name: string;
  icon: ReactNode;
  roles: readonly RoleName[];
}

const readers: readonly RoleName[] = ['applicant', 'department', 'inspector', 'office', 'auditor'];

const overseers: readonly RoleName[] = ['office', 'auditor'];

/** The menu, in its order; each role sees its own lines. */
export const MENU: readonly MenuRow[] = [
  { path: '/', name: '我的一天', icon: <HomeOutlined />, roles: readers },
  { path: '/apply', name: '新申报', icon: <FileAddOutlined />, roles: ['applicant'] },
  { path: '/applications', name: '申报', icon: <FileTextOutlined />, roles: readers },
  { path: '/board', name: '督办', icon: <AlertOutlined />, roles: overseers },
  { path: '/naming', name: '公示与命名', icon: <NotificationOutlined />, roles: overseers },
  { path: '/obligations', name: '定期任务', icon: <ScheduleOutlined />, roles: overseers },
  { path: '/years', name: '年度', icon: <BarChartOutlined />, roles: overseers },
];

/** The line to which an address belongs: the longest that it begins with. */
export function rowAt(path: string, rows: readonly MenuRow[]): MenuRow | undefined {
  return rows
    .filter((row) => path === row.path || (row.path !== '/' && path.startsWith(`${row.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
