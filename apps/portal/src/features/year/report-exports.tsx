import type { ReportView } from '@app/contracts';
import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

/** The batch as the document that goes out, and as the sheet that the city fills in. */
export function ReportExports({ year, report }: { year: string; report: ReportView }) {
  const link = (format: string) => `/api/exports/programmes/${year}/reports/${report.id}?format=${format}`;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'docx', label: <a href={link('docx')}>上报文件(docx)</a> },
          { key: 'xlsx', label: <a href={link('xlsx')}>供市级填写的认定结果表(xlsx)</a> },
          { key: 'csv', label: <a href={link('csv')}>认定结果表(csv)</a> },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />}>导出</Button>
    </Dropdown>
  );
}
