import type { YearView } from '@app/contracts';
import { Form, Radio } from 'antd';
import { ReasonField } from '../../../components/fields';
import { PreviewDialog } from '../corrections/preview-dialog';

interface CountsFrom {
  countsFrom: 'named' | 'recognised';
  reason: string;
}

/** Sets from when a cell counts (从何时起计数): from its naming or from its recognition by the city. */
export function CountsFromDialog({ programme, onClose }: { programme: YearView; onClose: () => void }) {
  const { year, countsFrom } = programme;
  return (
    <PreviewDialog<CountsFrom>
      year={String(year)}
      title="设定从何时起计数"
      initial={{ countsFrom: countsFrom?.value }}
      toCommand={(values) => ({ type: 'setCountsFrom', ...values })}
      onClose={onClose}
    >
      <Form.Item name="countsFrom" label="从何时起计数" rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'named', label: '命名即计入' },
            { value: 'recognised', label: '市级认定后计入' },
          ]}
        />
      </Form.Item>
      <ReasonField rows={3} />
    </PreviewDialog>
  );
}
