import { Form, Radio } from 'antd';
import { NoteField, ReasonField } from '../../../components/fields';
import { BulkDialog } from '../../../components/acts/bulk-dialog';
import { type BulkFormProps, bulkItemsOf } from './bulk-form';

interface Values {
  opinion: 'agree' | 'disagree';
  text?: string;
}

/** Gives one opinion on several applications. Each is a separate command with its own result. */
export default function BulkOpinions({ tasks, onClose }: BulkFormProps) {
  return (
    <BulkDialog<Values>
      title="批量出具初审意见"
      explain="意见将分别记入所选的每一份申报。"
      items={bulkItemsOf(tasks)}
      toCommand={({ opinion, text }) => ({ type: 'giveOpinion', opinion, ...(text && { text }) })}
      onClose={onClose}
    >
      <Form.Item name="opinion" label="初审意见" rules={[{ required: true, message: '请选择初审意见。' }]}>
        <Radio.Group>
          <Radio value="agree">同意</Radio>
          <Radio value="disagree">不同意</Radio>
        </Radio.Group>
      </Form.Item>
      <Form.Item noStyle dependencies={['opinion']}>
        {({ getFieldValue }) =>
          getFieldValue('opinion') === 'disagree' ? (
            <ReasonField name="text" label="不同意的理由" rows={3} />
          ) : (
            <NoteField label="意见说明（可不填）" placeholder="" />
          )
        }
      </Form.Item>
    </BulkDialog>
  );
}
