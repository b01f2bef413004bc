import type { YearDraftView } from '@app/contracts';
import { Alert } from 'antd';
import { type Node, placeText } from './schema';

type Successor = YearDraftView['successors'][number];

/** 机构变动: which departments of last year's rules the draft has replaced by their successors, and which publishing will. */
export function Successors({ view, schema }: { view: YearDraftView; schema: Node }) {
  const { successors, against } = view;
  const now = successors.filter(({ later }) => !later);
  const later = successors.filter((one) => one.later);
  if (successors.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="problem"
      title={
        now.length > 0
          ? `${against} 版规则中有 ${now.length} 个部门已经撤销，草案中由承接部门代替。`
          : '以后有机构变动，发布时按施行日期由承接部门代替。'
      }
      description={
        <>
          <List label="由承接部门代替的部门" successors={now} view={view} schema={schema} />
          {later.length > 0 && now.length > 0 && <p>施行日期在下列变动之日或以后的，发布时一并代替：</p>}
          <List label="发布时由承接部门代替的部门" successors={later} view={view} schema={schema} />
          <p className="quiet">任务的原文和责任单位原文不改动，请按新一年的通知核对。</p>
        </>
      }
    />
  );
}

interface ListProps {
  label: string;
  successors: Successor[];
  view: YearDraftView;
  schema: Node;
}

function List({ label, successors, view, schema }: ListProps) {
  if (successors.length === 0) return null;
  return (
    <ul aria-label={label}>
      {successors.map(({ department, departmentName, successorName, from, document, paths }) => (
        <li key={department}>
          {departmentName} → {successorName}（自 {from} 起，{document}）
          <details>
            <summary>{paths.length} 处</summary>
            {paths.map((path) => placeText(schema, view.parts, path)).join('；')}
          </details>
        </li>
      ))}
    </ul>
  );
}
