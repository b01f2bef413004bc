import type { YearView } from '@app/contracts';
import { Form, Input } from 'antd';
import { NumberField, numberRule } from '../../../components/number/number-field';
import { MOST_CELLS } from '../most-cells';
import { DateField } from '../../../components/date-field';
import { useToday } from '../../../shell/me';
import { PreviewDialog } from '../corrections/preview-dialog';

interface Baseline {
  value: number;
  source: string;
  dated: string;
}

/** Sets the baseline of the carry-over (结转基数), with a preview of its effect. */
export function BaselineDialog({ programme, onClose }: { programme: YearView; onClose: () => void }) {
  const today = useToday();
  const { year, baseline } = programme;
  return (
    <PreviewDialog<Baseline>
      year={String(year)}
      title="设定结转基数"
      explain="超过基数的，才可以结转到下一年度。此前的各版本都保留；已经确认的结转继续有效。"
      initial={{ value: baseline ?? undefined, dated: today }}
      toCommand={(values) => ({ type: 'setBaseline', ...values })}
      onClose={onClose}
    >
      <Form.Item
        name="value"
        label="基数（个）"
        rules={[{ required: true, message: '请填写基数。' }, numberRule(MOST_CELLS)]}
      >
        <NumberField {...MOST_CELLS} ruled />
      </Form.Item>
      <Form.Item
        name="source"
        label="来源"
        extra="例如市级文件的名称和文号"
        rules={[{ required: true, whitespace: true, message: '请写明来源。' }]}
      >
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="dated" label="来源的日期" rules={[{ required: true, message: '请填写日期。' }]}>
        <DateField max={today} />
      </Form.Item>
    </PreviewDialog>
  );
}
