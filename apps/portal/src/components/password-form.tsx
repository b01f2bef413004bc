import { type Me, type PasswordPolicy, passwordFault } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { call } from '../server/api';
import { faultsAtFields } from '../server/problem';
import { ProblemAlert } from './problem/problem-alert';
import { useOnce } from './acts/use-once';

interface Values {
  oldPassword: string;
  newPassword: string;
  again: string;
}

const POLICY_HINTS: Record<PasswordPolicy, string> = {
  asvs: '至少 8 个字符，越长越好；不要用常见的词或账号。',
  mlps3: '至少 10 个字符，含大写字母、小写字母、数字、符号中的三种；每 90 天更换一次。',
};

/** Changes the current user's password. */
export function PasswordForm({ me, onDone }: { me: Me; onDone: () => void }) {
  const [form] = Form.useForm<Values>();
  const change = useMutation({
    mutationFn: ({ oldPassword, newPassword }: Values) =>
      call('changePassword', { body: { oldPassword, newPassword } }),
    onSuccess: () => {
      form.resetFields();
      onDone();
    },
    onError: (problem) => form.setFields(faultsAtFields(problem)),
  });
  const send = useOnce(change);
  const fits = (_: unknown, password: string | undefined) => {
    const fault = password ? passwordFault(me.passwordPolicy, password, me.login) : '请填写新密码';
    return fault ? Promise.reject(new Error(fault)) : Promise.resolve();
  };
  const repeats = (_: unknown, again: string | undefined) =>
    again === form.getFieldValue('newPassword')
      ? Promise.resolve()
      : Promise.reject(new Error('两次填写的新密码不同'));
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      className="narrow-form"
      validateTrigger="onBlur"
      onFinish={send}
    >
      {change.error && <ProblemAlert error={change.error} />}
      <input type="text" autoComplete="username" value={me.login} readOnly hidden />
      <Form.Item name="oldPassword" label="原密码" rules={[{ required: true, message: '请填写原密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra={POLICY_HINTS[me.passwordPolicy]}
        rules={[{ validator: fits }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="again" label="再填一次新密码" rules={[{ validator: repeats }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  );
}
