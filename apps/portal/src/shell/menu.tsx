import { type RoleName, type RouteName, routeOf } from '@app/contracts';
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
  /** What its page asks for first: whoever may call it sees the line. */
  route: RouteName;
  /** Of these, only who has a use for it. */
  only?: readonly RoleName[];
}

const overseers: readonly RoleName[] = ['office', 'auditor'];

/** The menu, in its order; each role sees its own lines. */
export const MENU: readonly MenuRow[] = [
  { path: '/', name: '我的一天', icon: <HomeOutlined />, route: 'listApplications' },
  { path: '/apply', name: '新申报', icon: <FileAddOutlined />, route: 'createApplication' },
  { path: '/applications', name: '申报', icon: <FileTextOutlined />, route: 'listApplications' },
  { path: '/board', name: '督办', icon: <AlertOutlined />, route: 'getBoard' },
  {
    path: '/naming',
    name: '公示与命名',
    icon: <NotificationOutlined />,
    route: 'listTasks',
    only: overseers,
  },
  {
    path: '/tasks',
    name: '待办',
    icon: <CheckSquareOutlined />,
    route: 'listTasks',
    only: ['department', 'office', 'inspector'],
  },
  {
    path: '/inspections',
    name: '核查',
    icon: <CalendarOutlined />,
    route: 'listInspections',
  },
  {
    path: '/contributions',
    name: '部门填报',
    icon: <FormOutlined />,
    route: 'listObligations',
    only: ['department'],
  },
  {
    path: '/obligations',
    name: '定期任务',
    icon: <ScheduleOutlined />,
    route: 'listObligations',
    only: overseers,
  },
  { path: '/years', name: '年度', icon: <BarChartOutlined />, route: 'getProgramme', only: overseers },
  { path: '/downloads', name: '年度资料下载', icon: <DownloadOutlined />, route: 'exportLedger' },
  { path: '/evidence', name: '证据包与核验', icon: <SafetyCertificateOutlined />, route: 'listSeals' },
  { path: '/settings', name: '规则设置', icon: <SettingOutlined />, route: 'getSettings' },
  {
    path: '/calendars',
    name: '工作日历',
    icon: <CalendarOutlined />,
    route: 'listCalendars',
    only: overseers,
  },
  { path: '/accounts', name: '账号', icon: <TeamOutlined />, route: 'listAccounts' },
  {
    path: '/accounts/new',
    name: '邀请申报单位',
    icon: <UserAddOutlined />,
    route: 'createAccount',
    only: ['office'],
  },
];

/** Whether a line stands in the menu of a role. */
export function isFor({ route, only }: MenuRow, role: RoleName): boolean {
  const { roles } = routeOf(route);
  return roles !== 'public' && roles.includes(role) && (only?.includes(role) ?? true);
}

/** The line to which an address belongs: the longest that it begins with. */
export function rowAt(path: string, rows: readonly MenuRow[]): MenuRow | undefined {
  return rows
    .filter((row) => path === row.path || (row.path !== '/' && path.startsWith(`${row.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
