import type { ResultImport } from '@app/contracts';
import { Alert, Table } from 'antd';
import { WordTag } from '../../../components/word-tag';

type Change = ResultImport['changes'][number];

/**
 * The preview of an import: the changes, the faults of unusable rows, and the cells that stay without a
 * result.
 */
export function ImportPreview({ preview }: { preview: ResultImport }) {
  const { changes, unchanged, faults, missing, sheet, hiddenLines } = preview;
  return (
    <div className="preview" role="status">
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`有 ${faults.length} 行不能采用，请改好后重新选择；有一行即全部不导入`}
          description={
            <ul>
              {faults.map(({ line, cell, code, detail }) => (
                <li key={`${line}${cell}${code}`}>
                  {line !== null && `第 ${line} 行`} {cell} {detail}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {hiddenLines.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`第 ${hiddenLines.join('、')} 行在表中是隐藏的，也已读取，请核对`}
        />
      )}
      <p>
        {sheet !== null && `已读取工作表“${sheet}”：`}将登记 {changes.length} 项；与现有结果相同{' '}
        {unchanged.length} 项；表中没有、也还没有结果的 {missing.length} 项
        {missing.length > 0 && `：${missing.join('、')}`}。
      </p>
      {changes.length > 0 && (
        <Table<Change>
          aria-label="将登记的市级结果"
          dataSource={changes}
          rowKey="line"
          size="small"
          pagination={changes.length > 50 && { pageSize: 50, showSizeChanger: false }}
          columns={[
            { title: '行', dataIndex: 'line', align: 'right' },
            { title: '单位', dataIndex: 'unit' },
            { title: '编号', dataIndex: 'cell' },
            {
              title: '结果',
              key: 'to',
              render: (_, { fromName, toName, corrects }) => (
                <>
                  {fromName ?? '未登记'} → <strong>{toName}</strong>{' '}
                  {corrects && <WordTag tone="warn">另立更正，待确认</WordTag>}
                </>
              ),
            },
            { title: '理由', dataIndex: 'reason' },
          ]}
        />
      )}
    </div>
  );
}
