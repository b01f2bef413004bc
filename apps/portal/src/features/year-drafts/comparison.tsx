import type { YearDraftView } from '@app/contracts';
import { Tag } from 'antd';
import { type Node, nodeAt, placeText, shortText, stepsOf } from './schema';
import { PlainTable } from '../../components/plain-table';

interface ComparisonProps {
  view: YearDraftView;
  schema: Node;
  differences: YearDraftView['differences'];
}

/** What is new, gone and changed in comparison with last year's rules. */
export function Comparison({ view, schema, differences }: ComparisonProps) {
  if (!view.against) return <p className="quiet">没有更早年度的规则可以比较。</p>;
  return (
    <details className="draft-comparison">
      <summary>
        与 {view.against} 版相比：{differences.length === 0 ? '没有不同' : `${differences.length} 处不同`}
      </summary>
      {differences.length > 0 && (
        <PlainTable label={`与 ${view.against} 版相比`} heads={['位置', `${view.against} 版`, '草案']}>
          {differences.map(({ path, from, to }) => {
            const node = nodeAt(schema, stepsOf(path));
            return (
              <tr key={path}>
                <th scope="row">
                  {placeText(schema, view.parts, path)} <Kind from={from} to={to} />
                </th>
                <td>{shortText(node, from)}</td>
                <td>{shortText(node, to)}</td>
              </tr>
            );
          })}
        </PlainTable>
      )}
    </details>
  );
}

function Kind({ from, to }: { from: unknown; to: unknown }) {
  if (from === null) return <Tag color="green">新增</Tag>;
  if (to === null) return <Tag color="red">删去</Tag>;
  return <Tag>修改</Tag>;
}
