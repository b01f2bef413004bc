import type { CellItem } from '@app/contracts';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { shortDate } from '../../../dates/time';

interface CellTableProps<T extends CellItem> {
  label: string;
  cells: T[];
  /** The numbers of the chosen cells; without it the table has no selection. */
  chosen?: string[];
  onChoose?: (numbers: string[]) => void;
  more?: TableColumnsType<T>;
}

/** A table of cells with the columns that all lists of the year share. */
export function CellTable<T extends CellItem>({
  label,
  cells,
  chosen,
  onChoose,
  more = [],
}: CellTableProps<T>) {
  return (
    <div className="table-wide">
      <Table<T>
        aria-label={label}
        dataSource={cells}
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
        columns={[
          {
            title: '细胞',
            key: 'unit',
            render: (_, cell) => (
              <>
                <Link to={`/applications/${cell.applicationId}`}>{cell.unit}</Link>
                <div className="quiet">{cell.number}</div>
              </>
            ),
          },
          { title: '类型', dataIndex: 'cellTypeName' },
          {
            title: '命名',
            key: 'named',
            render: (_, { documentNumber, namedOn }) => `${documentNumber}，${shortDate(namedOn)}`,
          },
          ...more,
        ]}
      />
    </div>
  );
}
