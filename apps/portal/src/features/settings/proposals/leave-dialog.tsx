import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { useOnce } from '../../../components/acts/use-once';
import { ReasonField } from '../../../components/fields';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { call } from '../../../server/api';
import { readAgain } from '../../../server/query';

/** Leaves the vendor's rules (暂不采用) with a reason; they can be taken later. */
export function LeaveDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const leave = useMutation({
    mutationFn: (body: { reason: string }) => call('leaveProposal', { params: { id }, body }),
    onSuccess: async () => {
      void message.success('已记下，以后仍可采用');
      await readAgain();
      onClose();
    },
  });
  const send = useOnce(leave);
  return (
    <Modal
      open
      title="暂不采用"
      okText="记下"
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={leave.isPending}
      destroyOnHidden
    >
      <p>本办的规则不变。这些规则留在“版本”中，以后仍可采用。</p>
      {leave.error && <ProblemAlert error={leave.error} />}
      <Form form={form} layout="vertical" onFinish={send}>
        <ReasonField rows={3} />
      </Form>
    </Modal>
  );
}
