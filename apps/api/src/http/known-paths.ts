import { type Route, ROUTES } from '@app/contracts';

const METHODS = Object.values<Route>(ROUTES).map(({ method, path }) => ({
  method,
  pattern: new RegExp(`^/api${path.replace(/:\w+/g, '[^/]+')}/?$`),
}));

/** The methods that an address takes; empty when it is no address of the api. */
export function methodsOf(url: string): string[] {
  const path = url.split('?', 1)[0]!;
  return METHODS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}
