import type { RoleName } from '@app/contracts';
import {
  AlertOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  DownloadOutlined,
  FileAddOutlined,
  FileTextOutlined,
  FormOutlined,
  HomeOutlined,
  NotificationOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  UserAddOutlined,
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
  {
    path: '/tasks',
    name: '待办',
    icon: <CheckSquareOutlined />,
    roles: ['department', 'office', 'inspector'],
  },
  {
    path: '/inspections',
    name: '核查',
    icon: <CalendarOutlined />,
    roles: ['department', 'inspector', 'office', 'auditor'],
  },
  { path: '/contributions', name: '部门填报', icon: <FormOutlined />, roles: ['department'] },
  { path: '/obligations', name: '定期任务', icon: <ScheduleOutlined />, roles: overseers },
  { path: '/years', name: '年度', icon: <BarChartOutlined />, roles: overseers },
  { path: '/downloads', name: '年度资料下载', icon: <DownloadOutlined />, roles: overseers },
  { path: '/evidence', name: '证据包与核验', icon: <SafetyCertificateOutlined />, roles: overseers },
  { path: '/settings', name: '规则设置', icon: <SettingOutlined />, roles: overseers },
  { path: '/calendars', name: '工作日历', icon: <CalendarOutlined />, roles: overseers },
  { path: '/accounts', name: '账号', icon: <TeamOutlined />, roles: ['admin', 'auditor'] },
  { path: '/accounts/new', name: '邀请申报单位', icon: <UserAddOutlined />, roles: ['office'] },
];

/** The line to which an address belongs: the longest that it begins with. */
export function rowAt(path: string, rows: readonly MenuRow[]): MenuRow | undefined {
  return rows
    .filter((row) => path === row.path || (row.path !== '/' && path.startsWith(`${row.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
