import { Form } from 'antd';
import { useNavigate } from 'react-router';
import { type Answer, call } from '../../server/api';
import { CommandDialog } from '../../components/acts/command-dialog';
import { DateField } from '../../components/date-field';
import { useIntent } from '../../components/acts/use-intent';
import { useToday } from '../../shell/me';

interface NewObligation {
  dueOn: string;
}

/**
 * Creates an obligation that the city calls case by case (临时任务). All others are created by the rules of the
 * year.
 */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const today = useToday();
  const command = useIntent<NewObligation, Answer<'createObligation'>>((body) =>
    call('createObligation', { body: { ...body, kind: 'municipalDispatchReport' } }),
  );
  return (
    <CommandDialog<NewObligation, NewObligation, Answer<'createObligation'>>
      title="建立市级调度报告任务"
      explain="市级逐次要求的调度报告在这里建立，同一日期只建一次。其他任务到期自动建立。"
      submitText="建立"
      command={command}
      toCommand={(values) => values}
      onDone={({ obligationId }) => void navigate(`/obligations/${obligationId}`)}
      onClose={onClose}
    >
      <Form.Item
        name="dueOn"
        label="须上报的日期"
        rules={[{ required: true, message: '请填写须上报的日期。' }]}
      >
        <DateField min={today} />
      </Form.Item>
    </CommandDialog>
  );
}
