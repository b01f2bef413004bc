import type { ReportView } from '@app/contracts';
import { addressOf } from '../../../server/api';
import { ExportMenu } from '../../../components/lists/export-button';

/** Downloads of a report: the document to the city, and the sheet that the city fills in. */
export function ReportExports({
  year,
  report: { id, documentNumber },
}: {
  year: string;
  report: ReportView;
}) {
  const address = (format: 'docx' | 'xlsx' | 'csv') =>
    addressOf('exportReport', { params: { year, id }, query: { format } });
  return (
    <ExportMenu
      items={[
        ...(documentNumber ? [{ key: 'docx', label: '上报文件（docx）', address: address('docx') }] : []),
        { key: 'xlsx', label: '供市级填写的认定结果表（xlsx）', address: address('xlsx') },
        { key: 'csv', label: '认定结果表（csv）', address: address('csv') },
      ]}
    />
  );
}
