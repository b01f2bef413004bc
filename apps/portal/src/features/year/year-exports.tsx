import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { addressOf } from '../../api';

/** The year in the office's forms. */
export function YearExports({ year }: { year: string }) {
  const params = { year };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'cells',
            label: <a href={addressOf('exportCells', { params })}>细胞创建情况汇总表(xlsx)</a>,
          },
          { key: 'progress', label: <a href={addressOf('exportProgress', { params })}>进展调度表(xlsx)</a> },
          { key: 'named', label: <a href={addressOf('exportNamed', { params })}>命名名单(xlsx)</a> },
          {
            key: 'intervals',
            label: <a href={addressOf('exportIntervals', { params })}>停止计时记录(xlsx)</a>,
          },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />}>导出</Button>
    </Dropdown>
  );
}
