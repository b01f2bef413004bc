import { Select } from 'antd';
import { NavLink, useNavigate } from 'react-router';
import { useToday } from '../../shell/me';
import './year.css';

const PARTS = [
  { path: '', name: '完成情况' },
  { path: '/reports', name: '上报与结果' },
  { path: '/carry-over', name: '结转' },
  { path: '/what-if', name: '假设推演' },
  { path: '/adjustments', name: '更正' },
  { path: '/ledger', name: '台账' },
] as const;

/** Navigation between years and between the parts of a year. */
export function YearNav({ year }: { year: string }) {
  const thisYear = Number(useToday().slice(0, 4));
  const navigate = useNavigate();
  const years = [...new Set([thisYear - 1, thisYear, thisYear + 1, Number(year)])].sort();
  return (
    <div className="year-nav no-print">
      <Select
        aria-label="年度"
        value={Number(year)}
        options={years.map((value) => ({ value, label: `${value} 年度` }))}
        onChange={(value) => void navigate(`/years/${value}`)}
      />
      <nav aria-label="年度的各部分">
        {PARTS.map(({ path, name }) => (
          <NavLink key={path} to={`/years/${year}${path}`} end={path === ''}>
            {name}
          </NavLink>
        ))}
      </nav>
    </div>
  );
}
