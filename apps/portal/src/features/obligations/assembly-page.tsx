import { Alert, Checkbox } from 'antd';
import { Link, useParams } from 'react-router';
import { ExportButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useConditions } from '../../components/lists/use-list';
import { useCall } from '../../server/query';
import { AssemblyItem } from './assembly-item';
import { missingByDepartment } from './missing-by-department';
import './obligations.css';

/**
 * The page 汇总 (assembly): per item the target and the contribution of each department; missing ones are
 * listed.
 */
export function Component() {
  const { id = '' } = useParams();
  const { values, change } = useConditions(['missing']);
  const { data, error, refetch } = useCall('getAssembly', { params: { id } });
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const only = values.missing === 'true';
  const items = only
    ? data.items.filter(({ departments }) => departments.some((d) => d.missing))
    : data.items;
  return (
    <Page
      title={`${data.title}汇总`}
      extra={
        <>
          <Link to={`/obligations/${id}`} className="button-link">
            回到任务
          </Link>
          <ExportButton at={`/exports/obligations/${id}`} query={{}} />
        </>
      }
    >
      <Alert
        className="problem"
        type={data.complete ? 'success' : 'warning'}
        showIcon
        title={data.complete ? '各部门已全部填报' : `缺报 ${data.missing.length} 项`}
        description={
          !data.complete && (
            <ul>
              {missingByDepartment(data.missing).map(({ name, items: missing }) => (
                <li key={name}>
                  {name}：{missing.length} 项（{missing.join('、')}）
                </li>
              ))}
            </ul>
          )
        }
      />
      {!data.complete && (
        <p>
          <Checkbox
            checked={only}
            onChange={({ target }) => change({ missing: target.checked ? 'true' : undefined })}
          >
            只看有缺报的
          </Checkbox>
        </p>
      )}
      {items.map((item) => (
        <AssemblyItem key={item.item} item={item} obligationId={id} />
      ))}
    </Page>
  );
}
