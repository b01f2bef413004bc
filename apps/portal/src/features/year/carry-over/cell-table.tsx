import type { CellItem } from '@app/contracts';
import { Table } from 'antd';
import { Link } from 'react-router';
import { useOwnOrder, type WholeColumn } from '../../../components/lists/whole-order';
import { shortDate } from '../../../dates/time';

interface CellTableProps<T extends CellItem> {
  label: string;
  cells: T[];
  /** The numbers of the chosen cells; without it the table has no selection. */
  chosen?: string[];
  onChoose?: (numbers: string[]) => void;
  more?: readonly WholeColumn<T>[];
}

/** A table of cells with the columns that all lists of the year share, sorted by its headings. */
export function CellTable<T extends CellItem>({
  label,
  cells,
  chosen,
  onChoose,
  more = [],
}: CellTableProps<T>) {
  const { rows, columns } = useOwnOrder<T>(cells, [
    {
      title: '细胞',
      key: 'unit',
      sort: 'unit',
      by: ({ unit }) => unit,
      render: (_, cell) => (
        <>
          <Link to={`/applications/${cell.applicationId}`}>{cell.unit}</Link>
          <div className="quiet">{cell.number}</div>
        </>
      ),
    },
    { title: '类型', dataIndex: 'cellTypeName', sort: 'type', by: ({ cellTypeName }) => cellTypeName },
    {
      title: '命名',
      key: 'named',
      sort: 'named',
      by: ({ namedOn }) => namedOn,
      render: (_, { documentNumber, namedOn }) => `${documentNumber}，${shortDate(namedOn)}`,
    },
    ...more,
  ]);
  return (
    <div className="table-wide">
      <Table<T>
        aria-label={label}
        dataSource={rows}
        rowKey="number"
        size="middle"
        pagination={cells.length > 100 && { pageSize: 100, showSizeChanger: false }}
        rowSelection={
          chosen && {
            selectedRowKeys: chosen,
            onChange: (keys) => onChoose?.(keys as string[]),
            getCheckboxProps: (cell) => ({ 'aria-label': `选择 ${cell.unit}` }),
          }
        }
        columns={columns}
      />
    </div>
  );
}
