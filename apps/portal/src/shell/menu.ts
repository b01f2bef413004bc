import { type RoleName, routeOf } from '@app/contracts';
import { type MenuLine, PAGES } from '../pages';

/** One entry of the menu. */
export interface MenuRow extends MenuLine {
  path: string;
}

/** Returns the menu of a role: the pages whose route the role may call, unless `only` excludes it. */
export function menuOf(role: RoleName): MenuRow[] {
  return PAGES.flatMap(({ path, menu }) => {
    if (!menu) return [];
    const { roles } = routeOf(menu.route);
    const isFor = roles !== 'public' && roles.includes(role) && (menu.only?.includes(role) ?? true);
    return isFor ? [{ path, ...menu }] : [];
  });
}

/** Returns the menu entry of an address: the one with the longest matching path prefix. */
export function rowAt(path: string, rows: readonly MenuRow[]): MenuRow | undefined {
  return rows
    .filter((row) => path === row.path || (row.path !== '/' && path.startsWith(`${row.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
