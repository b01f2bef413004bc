import { type RoleName, routeOf } from '@app/contracts';
import { type MenuLine, PAGES } from '../pages';

/** One line of the menu. */
export interface MenuRow extends MenuLine {
  path: string;
}

/** The menu of a role: the pages whose route it may call, and for which it has a use. */
export function menuOf(role: RoleName): MenuRow[] {
  return PAGES.flatMap(({ path, menu }) => {
    if (!menu) return [];
    const { roles } = routeOf(menu.route);
    const isFor = roles !== 'public' && roles.includes(role) && (menu.only?.includes(role) ?? true);
    return isFor ? [{ path, ...menu }] : [];
  });
}

/** The line to which an address belongs: the longest that it begins with. */
export function rowAt(path: string, rows: readonly MenuRow[]): MenuRow | undefined {
  return rows
    .filter((row) => path === row.path || (row.path !== '/' && path.startsWith(`${row.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
