import type { AccountItem } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { call } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { faultsAtFields } from '../../server/problem';
import { readAgain } from '../../server/query';
import { AccountFields, type AccountValues, bodyOf } from './account-fields';

/** Edits an account's data. Its role and login cannot change. */
export function EditAccount({ account, onClose }: { account: AccountItem; onClose: () => void }) {
  const { id, role, name, email, department, town, head, digest, unit } = account;
  const { message } = App.useApp();
  const [form] = Form.useForm<AccountValues>();
  const change = useMutation({
    mutationFn: (values: AccountValues) =>
      call('changeAccount', { params: { id }, body: bodyOf(values, role) }),
    onSuccess: async () => {
      onClose();
      void message.success('已保存');
      await readAgain();
    },
    onError: (problem) => form.setFields(faultsAtFields(problem)),
  });
  const send = useOnce(change);
  return (
    <Modal
      open
      title="修改资料"
      okText="保存"
      onCancel={onClose}
      onOk={() => form.submit()}
      okButtonProps={{ loading: change.isPending }}
      destroyOnHidden
    >
      {change.error && <ProblemAlert error={change.error} />}
      <Form<AccountValues>
        form={form}
        layout="vertical"
        initialValues={{
          name,
          email,
          department: department?.id,
          town: town ?? undefined,
          head,
          digest,
          unit: { name: unit?.name, creditCode: unit?.creditCode ?? undefined },
        }}
        onFinish={send}
      >
        <AccountFields role={role} />
      </Form>
    </Modal>
  );
}
