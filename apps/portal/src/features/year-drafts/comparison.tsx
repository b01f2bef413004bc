import type { YearDraftView } from '@app/contracts';
import { Tag } from 'antd';
import { type Node, nodeAt, placeText, shortText, stepsOf } from './schema';

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
        与 {view.against} 版相比:{differences.length === 0 ? '没有不同' : `${differences.length} 处不同`}
      </summary>
      {differences.length > 0 && (
        <div className="table-wrap" tabIndex={0} role="region" aria-label={`与 ${view.against} 版相比`}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">位置</th>
                <th scope="col">{view.against} 版</th>
                <th scope="col">草案</th>
              </tr>
            </thead>
            <tbody>
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
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Kind({ from, to }: { from: unknown; to: unknown }) {
  if (from === null) return <Tag color="green">新增</Tag>;
  if (to === null) return <Tag color="red">删去</Tag>;
  return <Tag>修改</Tag>;
}
