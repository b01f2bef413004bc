import { Form, Select } from 'antd';
import { NoteField } from '../../../components/fields';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { DateField } from '../../../components/date-field';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';
import { useCall } from '../../../server/query';
import type { ReportDialogProps } from './report-dialogs';

interface Changed {
  cells: string[];
  dueOn?: string;
}

/** Changes the cells and the city's due date of a report that is not fixed (修改批次). */
export function ChangeDialog({ report, onClose }: ReportDialogProps) {
  const year = String(report.year);
  const { data } = useCall('listReports', { params: { year } });
  const choices = [...report.members.filter(({ inBatch }) => inBatch), ...(data?.reportable ?? [])];
  return (
    <CommandDialog<Changed, YearCommand, YearAnswer>
      title="修改批次"
      explain="定稿之前可以增减细胞、改日期。"
      submitText="保存修改"
      command={useYearCommand(year)}
      initial={{
        cells: report.members.filter(({ inBatch }) => inBatch).map(({ number }) => number),
        dueOn: report.dueOn ?? undefined,
      }}
      toCommand={({ cells, dueOn }) => ({
        type: 'assembleReport',
        reportId: report.id,
        cells,
        dueOn: dueOn ?? null,
      })}
      onClose={onClose}
    >
      <Form.Item
        name="cells"
        label="细胞"
        rules={[
          {
            required: true,
            type: 'array',
            min: 1,
            message: '批次中至少要有一个细胞；不要了的批次可以作废。',
          },
        ]}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={choices.map(({ number, unit }) => ({ value: number, label: `${unit} ${number}` }))}
        />
      </Form.Item>
      <Form.Item name="dueOn" label="市级要求的报送日期（可不填）">
        <DateField />
      </Form.Item>
    </CommandDialog>
  );
}

/** Discards a report that is not fixed (作废批次); its cells can be put into another. */
export function DiscardDialog({ report, onClose }: ReportDialogProps) {
  return (
    <CommandDialog<{ reason?: string }, YearCommand, YearAnswer>
      title="作废上报批次"
      explain={`批次中的 ${report.cells} 个细胞将退出本批次，可以列入其他批次。作废后不能恢复。`}
      submitText="确认作废"
      danger
      command={useYearCommand(String(report.year))}
      toCommand={({ reason }) => ({
        type: 'discardReport',
        reportId: report.id,
        reason: reason || undefined,
      })}
      onClose={onClose}
    >
      <NoteField name="reason" label="原因（可不填）" placeholder="" rows={2} />
    </CommandDialog>
  );
}
