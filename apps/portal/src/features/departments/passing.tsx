import type { DepartmentPreview } from '@app/contracts';
import { Alert } from 'antd';
import { dateText } from '../../dates/time';
import { PlainTable } from '../../components/plain-table';

const KIND_NAMES: Record<DepartmentPreview['items'][number]['kind'], string> = {
  case: '申报',
  cell: '已命名细胞',
  part: '填报任务',
  account: '账号',
};

/** Returns in words how much passes: 申报 30 件（待办 40 项）、账号 2 个. */
export function passingText({ cases, tasks, cells, parts, accounts }: DepartmentPreview['passing']): string {
  const counted = [
    ...(cases > 0 ? [`申报 ${cases} 件`] : []),
    ...(tasks > 0 ? [`待办 ${tasks} 项`] : []),
    ...(cells > 0 ? [`已命名细胞 ${cells} 个`] : []),
    ...(parts > 0 ? [`填报任务 ${parts} 项`] : []),
    ...(accounts > 0 ? [`账号 ${accounts} 个`] : []),
  ];
  return counted.length > 0 ? counted.join('、') : '无';
}

/** What an act would pass to the successor: how much, and each thing by itself. */
export function PassingPreview({ preview }: { preview: DepartmentPreview }) {
  const { successor, successors, passing, items } = preview;
  const isShared = successors.length > 1;
  return (
    <section aria-label="将转交的事项">
      <Alert
        type="info"
        showIcon
        className="problem"
        title={
          isShared
            ? `共转交${passingText(passing)}`
            : successor
              ? `转由${successor.name}办理：${passingText(passing)}`
              : '没有需要转交的事项'
        }
        description={
          isShared &&
          successors.map((one) => <div key={one.id}>{`${one.name}：${passingText(one.passing)}`}</div>)
        }
      />
      {items.length > 0 && (
        <PlainTable
          label="将转交的事项和账号"
          heads={[
            '种类',
            '编号或名称',
            '单位或人员',
            '现在的部门',
            ...(isShared ? ['由谁承接'] : []),
            '期限',
          ]}
        >
          {items.map((item) => (
            <tr key={`${item.kind}${item.id}${item.department}${item.successor}`}>
              <td>{KIND_NAMES[item.kind]}</td>
              <td>{item.label}</td>
              <td>{item.name}</td>
              <td>{item.department}</td>
              {isShared && <td>{item.successor}</td>}
              <td>{item.dueOn && dateText(item.dueOn)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}
