import { type RouteName, routeOf } from '@app/contracts';
import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common';

/** Under this key a handler carries the name of its route. */
export const ROUTE = 'wufei:route';

/** Serves a route of the contract: its method, path and status come from there, and so do guard and reading. */
export function Serve(name: RouteName): MethodDecorator {
  const { method, path, status } = routeOf(name);
  return applyDecorators(
    RequestMapping({ method: RequestMethod[method], path }),
    HttpCode(status),
    SetMetadata(ROUTE, name),
  );
}
