import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';

/** 撤回: ends the application; it can be filed anew. */
export default function Withdraw(props: ActProps) {
  return (
    <ActDialog
      {...props}
      danger
      explain="撤回后,这份申报即告结束,不再办理;以后仍可重新申报。"
      submitText="确认撤回"
    >
      <Form.Item name="reason" label="撤回原因" rules={[{ max: 2000, message: '不能超过 2000 个字。' }]}>
        <Input.TextArea rows={3} placeholder="可不填" />
      </Form.Item>
    </ActDialog>
  );
}
