import { addressOf } from '../../server/api';
import { ExportMenu } from '../../components/lists/export-button';

/** Downloads of the year in the office's forms. */
export function YearExports({ year }: { year: string }) {
  const params = { year };
  return (
    <ExportMenu
      items={[
        { key: 'cells', label: '细胞创建情况汇总表（xlsx）', address: addressOf('exportCells', { params }) },
        { key: 'progress', label: '进展调度表（xlsx）', address: addressOf('exportProgress', { params }) },
        { key: 'named', label: '命名名单（xlsx）', address: addressOf('exportNamed', { params }) },
        { key: 'intervals', label: '计时明细表（xlsx）', address: addressOf('exportIntervals', { params }) },
      ]}
    />
  );
}
