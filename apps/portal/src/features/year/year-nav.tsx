import { type RouteName, routeOf } from '@app/contracts';
import { Link, NavLink } from 'react-router';
import { useMe } from '../../shell/me';
import './year.css';

const PARTS: readonly { path: string; name: string; route: RouteName }[] = [
  { path: '', name: '完成情况', route: 'getProgramme' },
  { path: '/intake', name: '申报起止', route: 'listLateIntake' },
  { path: '/reports', name: '上报与结果', route: 'listReports' },
  { path: '/carry-over', name: '结转', route: 'getCarryOver' },
  { path: '/what-if', name: '假设推演', route: 'supposeProgramme' },
  { path: '/adjustments', name: '更正', route: 'listAdjustments' },
  { path: '/ledger', name: '台账', route: 'listLedger' },
];

/** Navigation between the parts of a year that the user may read. */
export function YearNav({ year }: { year: string }) {
  const { role } = useMe();
  const parts = PARTS.filter(({ route }) => {
    const { roles } = routeOf(route);
    return roles !== 'public' && roles.includes(role);
  });
  if (parts.length < 2) return null;
  return (
    <div className="year-nav no-print">
      <Link to="/year-drafts">新建年度</Link>
      <nav aria-label="年度的各部分">
        {parts.map(({ path, name }) => (
          <NavLink key={path} to={`/years/${year}${path}`} end={path === ''}>
            {name}
          </NavLink>
        ))}
      </nav>
    </div>
  );
}
