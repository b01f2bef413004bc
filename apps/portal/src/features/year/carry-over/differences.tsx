import type { DifferenceView } from '@app/contracts';
import { Alert, Table } from 'antd';

type Change = DifferenceView['figures'][number];

/**
 * The result of a preview: every figure that would change, and its effect on proposals, shortfalls and
 * carry-overs.
 */
export function Differences({ difference }: { difference: DifferenceView }) {
  const { figures, proposal, shortfalls, carriedUnderAnotherBaseline: carried } = difference;
  const { added, removed } = proposal;
  return (
    <>
      {figures.length === 0 ? (
        <p>没有数字会改变。</p>
      ) : (
        <Table<Change>
          aria-label="会改变的数字"
          dataSource={figures}
          rowKey={({ year, figure, id, field }) => `${year}${figure}${id}${field}`}
          pagination={figures.length > 50 && { pageSize: 50, showSizeChanger: false }}
          size="small"
          columns={[
            { title: '年度', dataIndex: 'year' },
            { title: '数字', key: 'name', render: (_, { name, fieldName }) => `${name}：${fieldName}` },
            { title: '现在', dataIndex: 'from', align: 'right' },
            { title: '将为', key: 'to', align: 'right', render: (_, change) => <To change={change} /> },
          ]}
        />
      )}
      {(added.length > 0 || removed.length > 0) && (
        <p>
          结转建议{added.length > 0 && `增加 ${added.join('、')}`}
          {added.length > 0 && removed.length > 0 && '；'}
          {removed.length > 0 && `减少 ${removed.join('、')}`}。
        </p>
      )}
      {shortfalls.length > 0 && (
        <Alert
          className="preview"
          type="warning"
          showIcon
          title="会出现的缺口"
          description={
            <ul>
              {shortfalls.map(({ year, code, id, detail }) => (
                <li key={`${year}${code}${id}`}>{detail}</li>
              ))}
            </ul>
          }
        />
      )}
      {carried.length > 0 && <p>基数改变之前已经结转、仍然有效：{carried.join('、')}。</p>}
    </>
  );
}

/** The new value and the difference. */
function To({ change: { from, to } }: { change: Change }) {
  const by = to - from;
  return (
    <strong>
      {to}
      <span className="by">{by > 0 ? `▲ 增 ${by}` : `▼ 减 ${-by}`}</span>
    </strong>
  );
}
