import { useQuery } from '@tanstack/react-query';
import { App, Drawer, Menu, type MenuProps } from 'antd';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Link, Navigate, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { isLeaving } from '../field/leave';
import { FIELD_ROLES, readingMe } from '../field/me';
import { Loading } from '../components/loading';
import { ProblemAlert } from '../components/problem/problem-alert';
import { texts } from '../texts';
import { useNarrow } from '../device/media';
import { withYear } from '../years/use-year';
import { Field } from './field';
import { Header } from './header';
import { MeProvider } from './me';
import { menuOf, rowAt } from './menu';
import { grouped } from './menu-groups';
import { NetworkNote } from './network-note';
import { PasswordFirst } from './password-first';
import { ProgrammeBar } from './programme-bar';
import { SessionEnd } from './session-end';

/** The frame of every page after login: header, menu and page content. */
export function Component() {
  const { data: me, error, refetch } = useQuery(readingMe());
  const { pathname, search } = useLocation();
  const narrow = useNarrow();
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useFocusOnArrival(pathname);
  const leaving = useNavigation().state === 'loading';

  if (isLeaving() || (error?.status === 401 && !me)) {
    const to = pathname === '/' ? '' : `?to=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/login${to}`} replace />;
  }
  if (!me) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;

  if (pathname === '/' && me.role === 'admin') return <Navigate to="/accounts" replace />;

  const rows = me.mustChangePassword ? [] : menuOf(me.role);
  const nav = (
    <nav aria-label={texts.shell.nav}>
      <Menu
        mode="inline"
        selectedKeys={[rowAt(pathname, rows)?.path ?? '']}
        onClick={() => setMenuOpen(false)}
        items={grouped(rows).flatMap(({ name, rows: some }): NonNullable<MenuProps['items']> => {
          const entries = some.map((row) => ({
            key: row.path,
            icon: row.icon,
            label: <Link to={row.ofYear ? withYear(row.path, pathname, search) : row.path}>{row.name}</Link>,
          }));
          return name ? [{ key: name, type: 'group' as const, label: name, children: entries }] : entries;
        })}
      />
    </nav>
  );

  return (
    <App component={false}>
      <MeProvider value={me}>
        <a className="skip" href="#main">
          {texts.shell.skip}
        </a>
        <div className="shell">
          <Header me={me} onMenu={narrow ? () => setMenuOpen(true) : undefined} />
          <ProgrammeBar me={me} />
          <NetworkNote me={me} />
          {FIELD_ROLES.includes(me.role) && <Field me={me} />}
          <div className="shell-body">
            {!narrow && <div className="shell-nav">{nav}</div>}
            <main id="main" ref={main} tabIndex={-1} aria-busy={leaving}>
              <Suspense fallback={<Loading />}>
                {me.mustChangePassword ? <PasswordFirst me={me} /> : <Outlet />}
              </Suspense>
            </main>
          </div>
        </div>
        <Drawer open={menuOpen} onClose={() => setMenuOpen(false)} placement="left" title={texts.shell.menu}>
          {nav}
          <Link to="/account" className="drawer-account" onClick={() => setMenuOpen(false)}>
            {texts.shell.account}（{me.name}）
          </Link>
        </Drawer>
        <SessionEnd me={me} />
        <ScrollRestoration />
      </MeProvider>
    </App>
  );
}

/**
 * Moves the focus to the page content after each navigation,
 * for keyboards and screen readers. Not on the first page.
 */
function useFocusOnArrival(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
