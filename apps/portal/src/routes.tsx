import { createBrowserRouter, type RouteObject } from 'react-router';
import { Loading } from './components/loading';
import { PAGES } from './pages';
import { BrokenPage } from './shell/broken-page';

const pages = PAGES.map(({ path, load }): RouteObject =>
  path === '/' ? { index: true, lazy: load } : { path, lazy: load },
);

/** The routes of the portal. Every page except the login page is inside the shell. */
export const router = createBrowserRouter([
  {
    HydrateFallback: Loading,
    ErrorBoundary: BrokenPage,
    children: [
      { path: '/login', lazy: () => import('./features/login/login-page') },
      {
        path: '/',
        lazy: () => import('./shell/shell'),
        children: [
          {
            ErrorBoundary: BrokenPage,
            children: [...pages, { path: '*', lazy: () => import('./shell/not-found-page') }],
          },
        ],
      },
    ],
  },
]);
