import { CITY_RESULT_NAMES } from '@app/contracts';
import { Form, Select } from 'antd';
import { DateField } from '../../../components/date-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { useToday } from '../../../shell/me';
import { PreviewDialog } from '../corrections/preview-dialog';
import type { ReportDialogProps } from './report-dialogs';

type Result = keyof typeof CITY_RESULT_NAMES;

interface Results {
  cells: string[];
  result: Result;
  receivedOn: string;
  reason?: string;
}

/** Records the same result of the city (市级结果) for several cells. */
export function ResultsDialog({ report, onClose }: ReportDialogProps) {
  const today = useToday();
  const members = report.members.filter(({ inBatch }) => inBatch);
  return (
    <PreviewDialog<Results>
      year={String(report.year)}
      title="登记市级结果"
      explain="选出结果相同的细胞一并登记。已有另一结果的，会另立更正，待确认。"
      initial={{
        cells: members.filter(({ result }) => result === null).map(({ number }) => number),
        result: 'recognised',
        receivedOn: today,
      }}
      toCommand={({ cells, result, receivedOn, reason }) => ({
        type: 'recordCityResults',
        reportId: report.id,
        receivedOn,
        results: cells.map((cell) => ({ cell, result, reason: reason || undefined })),
      })}
      onClose={onClose}
    >
      <Form.Item
        name="cells"
        label="细胞"
        rules={[{ required: true, type: 'array', min: 1, message: '请选择细胞。' }]}
      >
        <Select
          mode="multiple"
          maxTagCount={6}
          optionFilterProp="label"
          options={members.map(({ number, unit }) => ({ value: number, label: `${unit} ${number}` }))}
        />
      </Form.Item>
      <Form.Item name="result" label="市级结果" rules={[{ required: true }]}>
        <Select options={Object.entries(CITY_RESULT_NAMES).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="receivedOn"
        label="收到日期"
        extra="收到市级结果或其文件的日期，不是登记的日期。"
        rules={[{ required: true, message: '请填写收到日期。' }]}
      >
        <DateField min={report.sentOn ?? undefined} max={today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['result']}>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'returned' ? (
            <ReasonField rows={2} />
          ) : (
            <NoteField name="reason" label="理由" rows={2} />
          )
        }
      </Form.Item>
    </PreviewDialog>
  );
}
