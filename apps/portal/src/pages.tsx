import type { RoleName, RouteName } from '@app/contracts';
import {
  AlertOutlined,
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  BugOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  DownloadOutlined,
  FileAddOutlined,
  FileTextOutlined,
  TrophyOutlined,
  FormOutlined,
  HomeOutlined,
  NotificationOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  SettingOutlined,
  TeamOutlined,
  UserAddOutlined,
} from '@ant-design/icons';
import type { ComponentType, ReactNode } from 'react';
import type { MenuGroup } from './shell/menu-groups';

/** A page: its address, its module and, if it has one, its menu entry. */
export interface PageRow {
  path: string;
  /** Loads the module when the page is opened. The module exports `Component`. */
  load: () => Promise<{ Component: ComponentType }>;
  menu?: MenuLine;
}

export interface MenuLine {
  name: string;
  icon: ReactNode;
  /** The main API route of the page. Roles that may call it see the entry. */
  route: RouteName;
  /** The page shows one year, so the entry keeps the year that was chosen on the page before. */
  ofYear?: true;
  /** Restricts the entry to these roles. */
  only?: readonly RoleName[];
  /** The heading in the menu under which the entry stands; without one it stands at the top. */
  group?: MenuGroup;
}

const overseers: readonly RoleName[] = ['office', 'auditor'];

/** Every page. Pages with a menu entry are in the menu's order. */
export const PAGES: readonly PageRow[] = [
  {
    path: '/',
    load: () => import('./features/my-day/my-day-page'),
    menu: { name: '我的一天', icon: <HomeOutlined />, route: 'listApplications' },
  },
  {
    path: '/apply',
    load: () => import('./features/apply/choose-type-page'),
    menu: { name: '新申报', icon: <FileAddOutlined />, route: 'createApplication' },
  },
  { path: '/apply/:id', load: () => import('./features/apply/form-page') },
  {
    path: '/applications',
    load: () => import('./features/applications/list-page'),
    menu: { name: '申报', group: '申报与细胞', icon: <FileTextOutlined />, route: 'listApplications' },
  },
  {
    path: '/cells',
    load: () => import('./features/cells/list-page'),
    menu: { name: '已命名细胞', group: '申报与细胞', icon: <TrophyOutlined />, route: 'listCells' },
  },
  { path: '/cells/:id', load: () => import('./features/cells/cell-page') },
  { path: '/applications/:id', load: () => import('./features/applications/case-page') },
  {
    path: '/units',
    load: () => import('./features/units/units-page'),
    menu: { name: '单位库', group: '申报与细胞', icon: <BankOutlined />, route: 'listUnits' },
  },
  { path: '/units/:id', load: () => import('./features/units/unit-page') },
  { path: '/earlier', load: () => import('./features/cells/earlier-page') },
  { path: '/towns', load: () => import('./features/units/towns-page') },
  {
    path: '/board',
    load: () => import('./features/board/board-page'),
    menu: { name: '督办', group: '日常办理', icon: <AlertOutlined />, route: 'getBoard' },
  },
  { path: '/board/forecast', load: () => import('./features/board/forecast-page') },
  {
    path: '/naming',
    load: () => import('./features/naming/naming-page'),
    menu: {
      name: '公示与命名',
      group: '日常办理',
      icon: <NotificationOutlined />,
      route: 'listTasks',
      only: overseers,
    },
  },
  {
    path: '/tasks',
    load: () => import('./features/worklist/worklist-page'),
    menu: {
      ...{ name: '待办', group: '日常办理', icon: <CheckSquareOutlined />, route: 'listTasks' },
      only: ['department', 'office', 'inspector'],
    },
  },
  {
    path: '/inspections',
    load: () => import('./features/inspections/agenda-page'),
    menu: { name: '核查', group: '日常办理', icon: <CalendarOutlined />, route: 'listInspections' },
  },
  { path: '/inspections/:id/sheet', load: () => import('./features/inspections/sheet-page') },
  {
    path: '/contributions',
    load: () => import('./features/contributions/obligations-page'),
    menu: {
      name: '部门填报',
      group: '日常办理',
      icon: <FormOutlined />,
      route: 'listObligations',
      only: ['department'],
    },
  },
  { path: '/contributions/:id', load: () => import('./features/contributions/part-page') },
  {
    path: '/obligations',
    load: () => import('./features/obligations/list-page'),
    menu: {
      name: '定期任务',
      group: '日常办理',
      icon: <ScheduleOutlined />,
      route: 'listObligations',
      only: overseers,
    },
  },
  { path: '/obligations/:id', load: () => import('./features/obligations/obligation-page') },
  { path: '/obligations/:id/assembly', load: () => import('./features/obligations/assembly-page') },
  {
    path: '/years',
    load: () => import('./features/year/this-year-page'),
    menu: {
      ...{ name: '年度', group: '年度考核', icon: <BarChartOutlined />, route: 'getProgramme', ofYear: true },
      only: ['department', ...overseers],
    },
  },
  { path: '/year-drafts', load: () => import('./features/year-drafts/drafts-page') },
  { path: '/year-drafts/:year', load: () => import('./features/year-drafts/draft-page') },
  { path: '/years/:year', load: () => import('./features/year/figures/overview-page') },
  { path: '/years/:year/reports', load: () => import('./features/year/reports/reports-page') },
  { path: '/years/:year/reports/:id', load: () => import('./features/year/reports/report-page') },
  { path: '/years/:year/carry-over', load: () => import('./features/year/carry-over/carry-over-page') },
  { path: '/years/:year/what-if', load: () => import('./features/year/carry-over/what-if-page') },
  { path: '/years/:year/adjustments', load: () => import('./features/year/corrections/adjustments-page') },
  { path: '/years/:year/intake', load: () => import('./features/year/late-intake-page') },
  { path: '/years/:year/ledger', load: () => import('./features/year/ledger-page') },
  {
    path: '/downloads',
    load: () => import('./features/audit/downloads-page'),
    menu: {
      name: '年度资料下载',
      group: '年度考核',
      icon: <DownloadOutlined />,
      route: 'exportCells',
      ofYear: true,
    },
  },
  {
    path: '/evidence',
    load: () => import('./features/audit/evidence-page'),
    menu: {
      name: '证据包与核验',
      group: '年度考核',
      icon: <SafetyCertificateOutlined />,
      route: 'listSeals',
      ofYear: true,
    },
  },
  {
    path: '/settings',
    load: () => import('./features/settings/settings-page'),
    menu: {
      name: '规则设置',
      group: '规则与账号',
      icon: <SettingOutlined />,
      route: 'getSettings',
      ofYear: true,
    },
  },
  {
    path: '/virus-scan',
    load: () => import('./features/virus-scan/virus-scan-page'),
    menu: {
      ...{ name: '查毒', group: '规则与账号', icon: <BugOutlined />, route: 'getVirusScan' },
      only: ['auditor'], // the office comes from 我的一天
    },
  },
  { path: '/settings/proposals/:id', load: () => import('./features/settings/proposals/proposal-page') },
  {
    path: '/district',
    load: () => import('./features/district/district-page'),
    menu: { name: '区县信息', group: '规则与账号', icon: <BankOutlined />, route: 'getDistrict' },
  },
  {
    path: '/departments',
    load: () => import('./features/departments/departments-page'),
    menu: {
      name: '部门与机构',
      group: '规则与账号',
      icon: <ApartmentOutlined />,
      route: 'getDepartmentRegister',
    },
  },
  { path: '/settings/:version/apply', load: () => import('./features/settings/apply-page') },
  {
    path: '/calendars',
    load: () => import('./features/calendars/calendars-page'),
    menu: {
      name: '工作日历',
      group: '规则与账号',
      icon: <CalendarOutlined />,
      route: 'listCalendars',
      only: overseers,
    },
  },
  { path: '/calendars/:year', load: () => import('./features/calendars/calendar-page') },
  { path: '/calendars/:year/change', load: () => import('./features/calendars/change-page') },
  {
    path: '/accounts',
    load: () => import('./features/accounts/accounts-page'),
    menu: { name: '账号', group: '规则与账号', icon: <TeamOutlined />, route: 'listAccounts' },
  },
  {
    path: '/accounts/new',
    load: () => import('./features/accounts/new-account-page'),
    menu: {
      name: '邀请申报单位',
      group: '规则与账号',
      icon: <UserAddOutlined />,
      route: 'createAccount',
      only: ['office'],
    },
  },
  { path: '/accounts/:id', load: () => import('./features/accounts/account-page') },
  { path: '/notices', load: () => import('./features/notifications/notices-page') },
  { path: '/account', load: () => import('./features/account/account-page') },
];
