import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from './components/loading';
import { BrokenPage } from './shell/broken-page';

/** Which page stands at which address; each is loaded when it is opened. A page exports `Component`. */
const PAGES: RouteObject[] = [
  { index: true, lazy: () => import('./features/my-day/my-day-page') },
  { path: 'applications', lazy: () => import('./features/applications/list-page') },
  { path: 'applications/:id', lazy: () => import('./features/applications/case-page') },
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
