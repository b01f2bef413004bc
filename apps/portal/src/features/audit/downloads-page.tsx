import { Link } from 'react-router';
import { queryOf } from '../../server/api';
import { ExportButton } from '../../components/lists/export-button';
import { Page } from '../../components/page';
import { useMe } from '../../shell/me';
import { useYear } from '../../years/use-year';

interface Download {
  name: string;
  what: string;
  /** Path under /exports/programmes/<year>. */
  at: string;
  query?: Record<string, string>;
}

const DOWNLOADS: Download[] = [
  { name: '细胞创建情况汇总表', what: '已命名的，以及结转计入本年度的', at: 'cells' },
  { name: '全部申报汇总表', what: '不论办到哪一步', at: 'cells', query: { all: 'true' } },
  { name: '进展调度表', what: '各部门、各类型的进展', at: 'progress' },
  { name: '公示名单', what: '待公示、正在公示和公示过的', at: 'notice', query: { all: 'true' } },
  { name: '命名名单', what: '附发文字号和日期', at: 'named' },
  { name: '停止计时记录', what: '每件申报何时停、何时续、为什么', at: 'intervals' },
];

/** Downloads (下载): the year's tables, as of now. */
export function Component() {
  const year = useYear();
  const { role, department } = useMe();
  const own = department ? `${department.name}牵头的类型，` : '';
  return (
    <Page title="年度资料下载" lead={year && `${year} 年度，${own}按现在的记录生成`} year="one">
      {year && (
        <>
          <ul className="list-cards">
            {DOWNLOADS.map(({ name, what, at, query = {} }) => (
              <li key={at + queryOf(query)}>
                <div className="card-head">
                  <span>
                    <strong>{name}</strong>
                    <span className="quiet block">{what}</span>
                  </span>
                  <ExportButton at={`/exports/programmes/${year}/${at}`} query={query} />
                </div>
              </li>
            ))}
          </ul>
          {role !== 'department' && (
            <p>
              逐笔核对：<Link to={`/years/${year}/ledger`}>{year} 年度考核台账</Link>；核验有没有被改动：
              <Link to={`/evidence?year=${year}`}>证据包与核验</Link>
            </p>
          )}
        </>
      )}
    </Page>
  );
}
