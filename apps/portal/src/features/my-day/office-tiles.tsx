import { Link } from 'react-router';
import { useMe } from '../../shell/me';
import { useCall } from '../../server/query';
import { useWorkingYear } from '../../years/use-year';

/** Figures for the office: stalled cases, cases to publish and to name, progress of the year, and the vendor's rules. */
export function OfficeTiles() {
  const year = useWorkingYear();
  const { data: board } = useCall('getBoard', { query: { stalled: 'true', limit: 1 } });
  const { data: toPublish } = useCall('listTasks', { query: { clock: 'noticePosting', limit: 200 } });
  const { data: toName } = useCall('listTasks', { query: { clock: 'naming', limit: 200 } });
  const { data: programme } = useCall('getProgramme', { params: { year } }, { when: year !== '' });
  const { virusScan } = useMe();
  const { data: scan } = useCall('getVirusScan', {}, { when: virusScan });
  const { data: proposals } = useCall('listProposals');
  const first = programme?.gauges[0];
  return (
    <ul className="counts" aria-label="区无废办">
      <li className={board && board.total > 0 ? 'count-late' : undefined}>
        <Link to="/board?stalled=true">
          <strong>{board?.total ?? '…'}</strong> 停滞的事项
        </Link>
      </li>
      <li>
        <Link to="/naming">
          <strong>{countOf(toPublish)}</strong> 待发布公示
        </Link>
      </li>
      <li>
        <Link to="/naming?step=name">
          <strong>{countOf(toName)}</strong> 待命名
        </Link>
      </li>
      {first && (
        <li>
          <Link to={`/years/${year}`}>
            <strong>
              {first.completed}/{first.target}
            </strong>{' '}
            {year} 年度计入
          </Link>
        </li>
      )}
      {scan && (
        <li className={scan.silentSince || scan.stopped.length > 0 ? 'count-late' : undefined}>
          <Link to="/virus-scan">
            <strong>{scan.stopped.length > 0 ? scan.stopped.length : scan.waiting}</strong>{' '}
            {scan.stopped.length > 0 ? '有毒或未能查毒的文件' : '待查毒的文件'}
            {scan.silentSince && '（服务中断）'}
          </Link>
        </li>
      )}
      {proposals && proposals.waiting > 0 && (
        <li>
          <Link to="/settings?part=versions">
            <strong>{proposals.waiting}</strong> 厂家规则待定
          </Link>
        </li>
      )}
    </ul>
  );
}

function countOf(page: { items: unknown[]; nextCursor: string | null } | undefined): string {
  if (!page) return '…';
  return page.nextCursor ? `${page.items.length}+` : String(page.items.length);
}
