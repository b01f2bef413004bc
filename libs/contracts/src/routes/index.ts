import { accountRoutes } from './accounts';
import { actRoutes } from './acts';
import { applicationRoutes } from './applications';
import { calendarRoutes } from './calendars';
import { cellRoutes } from './cells';
import { earlierRoutes } from './earlier';
import { obligationRoutes } from './obligations';
import { exportRoutes } from './exports';
import { fileRoutes } from './files';
import { operationRoutes } from './operations';
import { referenceRoutes } from './reference';
import { rehearsalRoutes } from './rehearsal';
import { settingsRoutes } from './settings';
import { unitRoutes } from './units';
import { yearRoutes } from './year';
import { yearDraftRoutes } from './year-drafts';
import type { Route } from './route';

export type { RoleName, Route } from './route';

/** Every route by its name. A route that is missing here is not served. */
export const ROUTES = {
  ...accountRoutes,
  ...referenceRoutes,
  ...applicationRoutes,
  ...actRoutes,
  ...fileRoutes,
  ...obligationRoutes,
  ...cellRoutes,
  ...settingsRoutes,
  ...calendarRoutes,
  ...unitRoutes,
  ...yearRoutes,
  ...yearDraftRoutes,
  ...earlierRoutes,
  ...exportRoutes,
  ...rehearsalRoutes,
  ...operationRoutes,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;

/** A route by its name, with the general type. */
export function routeOf(name: RouteName): Route {
  return ROUTES[name];
}
