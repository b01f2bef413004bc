import type { EarlierImportView } from '@app/contracts';
import { Alert, Table, type TableColumnsType } from 'antd';
import { useNarrow } from '../../device/media';

type Item = EarlierImportView['items'][number];

const columns: TableColumnsType<Item> = [
  { title: '行', dataIndex: 'line', align: 'right' },
  { title: '类别', dataIndex: 'kindName' },
  { title: '单位', dataIndex: 'unit' },
  {
    title: '类型和编号',
    key: 'type',
    render: (_, { cellTypeName, programmeYear, number }) => (
      <>
        {programmeYear} 年度 {cellTypeName}
        <div className="quiet">{number}</div>
      </>
    ),
  },
  { title: '命名或环节', dataIndex: 'standing' },
  { title: '账号', key: 'account', render: (_, { account }) => account ?? '未开通' },
];

/** Every row that would be recorded, and every fault at its row and column. */
export function EarlierPreview({ found: { items, faults } }: { found: EarlierImportView }) {
  const narrow = useNarrow();
  return (
    <div className="preview" role="status">
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`有 ${faults.length} 处不能采用，请改好后重新选择；有一处即全部不导入`}
          description={
            <ul>
              {faults.map(({ line, column, code, detail }) => (
                <li key={`${line}${column}${code}`}>
                  {line !== null && `第 ${line} 行`}
                  {column !== null && `“${column}”`} {detail}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <p>可以补录 {items.length} 行。编号在导入时确定。</p>
      {narrow ? (
        <ul className="list-cards">
          {items.map((item) => (
            <li key={item.line}>
              <div className="card-head">
                {item.unit} {item.kindName}
              </div>
              <div>
                {item.programmeYear} 年度 {item.cellTypeName}
              </div>
              <div className="quiet">{item.standing}</div>
            </li>
          ))}
        </ul>
      ) : (
        items.length > 0 && (
          <Table<Item>
            aria-label="将补录的行"
            dataSource={items}
            rowKey="line"
            size="small"
            pagination={items.length > 50 && { pageSize: 50, showSizeChanger: false }}
            columns={columns}
          />
        )
      )}
    </div>
  );
}
