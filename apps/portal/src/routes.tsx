import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from './components/loading';
import { BrokenPage } from './shell/broken-page';

/** Which page stands at which address; each is loaded when it is opened. A page exports `Component`. */
const PAGES: RouteObject[] = [
  { index: true, lazy: () => import('./features/my-day/my-day-page') },
  { path: 'applications', lazy: () => import('./features/applications/list-page') },
  { path: 'applications/:id', lazy: () => import('./features/applications/case-page') },
  { path: 'apply', lazy: () => import('./features/apply/choose-type-page') },
  { path: 'apply/:id', lazy: () => import('./features/apply/form-page') },
  { path: 'notices', lazy: () => import('./features/notifications/notices-page') },
  { path: 'account', lazy: () => import('./features/account/account-page') },
  { path: 'board', lazy: () => import('./features/board/board-page') },
  { path: 'board/forecast', lazy: () => import('./features/board/forecast-page') },
  { path: 'naming', lazy: () => import('./features/naming/naming-page') },
  { path: 'obligations', lazy: () => import('./features/obligations/list-page') },
  { path: 'obligations/:id', lazy: () => import('./features/obligations/obligation-page') },
  { path: 'obligations/:id/assembly', lazy: () => import('./features/obligations/assembly-page') },
  { path: 'tasks', lazy: () => import('./features/worklist/worklist-page') },
  { path: 'inspections', lazy: () => import('./features/inspections/agenda-page') },
  { path: 'inspections/:id/sheet', lazy: () => import('./features/inspections/sheet-page') },
  { path: 'contributions', lazy: () => import('./features/contributions/obligations-page') },
  { path: 'contributions/:id', lazy: () => import('./features/contributions/part-page') },
  { path: 'years/:year', lazy: () => import('./features/year/figures/overview-page') },
  { path: 'years/:year/reports', lazy: () => import('./features/year/reports/reports-page') },
  { path: 'years/:year/reports/:id', lazy: () => import('./features/year/reports/report-page') },
  { path: 'years/:year/carry-over', lazy: () => import('./features/year/carry-over/carry-over-page') },
  { path: 'years/:year/what-if', lazy: () => import('./features/year/carry-over/what-if-page') },
  { path: 'years/:year/adjustments', lazy: () => import('./features/year/corrections/adjustments-page') },
  { path: 'years/:year/ledger', lazy: () => import('./features/year/ledger-page') },
  { path: 'years', lazy: () => import('./features/year/this-year-page') },
  { path: 'settings', lazy: () => import('./features/settings/settings-page') },
  { path: 'settings/:version/apply', lazy: () => import('./features/settings/apply-page') },
  { path: 'calendars', lazy: () => import('./features/calendars/calendars-page') },
  { path: 'calendars/:year', lazy: () => import('./features/calendars/calendar-page') },
  { path: 'calendars/:year/change', lazy: () => import('./features/calendars/change-page') },
  { path: 'accounts', lazy: () => import('./features/accounts/accounts-page') },
  { path: 'accounts/new', lazy: () => import('./features/accounts/new-account-page') },
  { path: 'accounts/:id', lazy: () => import('./features/accounts/account-page') },
  { path: 'evidence', lazy: () => import('./features/audit/evidence-page') },
  { path: 'downloads', lazy: () => import('./features/audit/downloads-page') },
  { path: '*', lazy: () => import('./shell/not-found-page') },
];

export const router = createBrowserRouter([
  {
    HydrateFallback: Loading,
    ErrorBoundary: BrokenPage,
    children: [
      { path: '/login', lazy: () => import('./features/login/login-page') },
      {
        path: '/',
        lazy: () => import('./shell/shell'),
        children: [{ ErrorBoundary: BrokenPage, children: PAGES }],
      },
    ],
  },
]);
