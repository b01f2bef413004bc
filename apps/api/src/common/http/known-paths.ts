import { type Route, ROUTES } from '@app/contracts';

const METHODS = Object.values<Route>(ROUTES).map(({ method, path, csv }) => ({
  method,
  csv,
  pattern: new RegExp(`^/api${path.replace(/:\w+/g, '[^/]+')}/?$`),
}));

/** The methods that an address takes; empty when it is no address of the api. */
export function methodsOf(url: string): string[] {
  const path = url.split('?', 1)[0]!;
  return METHODS.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}

/** Whether a call takes a CSV table. */
export function takesCsv(method: string, url: string): boolean {
  const path = url.split('?', 1)[0]!;
  return METHODS.some((one) => one.csv && one.method === method && one.pattern.test(path));
}
