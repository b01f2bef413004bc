import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { call } from '../../api';
import { ProblemAlert } from '../../components/problem-alert';
import { fieldOf, type Problem } from '../../problem';
import { readAgain } from '../../query';
import { useMe } from '../../shell/me';

interface Values {
  oldPassword: string;
  newPassword: string;
  again: string;
}

const HINTS = {
  asvs: '至少 8 个字符,越长越好;不要用常见的密码',
  mlps3: '至少 10 个字符,含数字、大小写字母、符号中的多种',
} as const;

/** 修改密码; the sessions on other devices end with it. */
export function Password() {
  const me = useMe();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const change = useMutation<unknown, Problem, Values>({
    mutationFn: ({ oldPassword, newPassword }) =>
      call('changePassword', { body: { oldPassword, newPassword } }),
    onSuccess: async () => {
      form.resetFields();
      void message.success('密码已修改,其他设备上的登录已退出');
      await readAgain();
    },
    onError: ({ faults }) =>
      form.setFields(
        faults.map(({ pointer, detail }) => ({ name: fieldOf(pointer) as never, errors: [detail] })),
      ),
  });
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">修改密码</h2>
      {me.mustChangePassword && (
        <Alert type="warning" showIcon className="problem" title="请先修改密码,再办理其他事项。" />
      )}
      {change.error && <ProblemAlert error={change.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        className="narrow"
        onFinish={(values) => change.mutate(values)}
      >
        <Form.Item
          name="oldPassword"
          label="现在的密码"
          rules={[{ required: true, message: '请填写现在的密码' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label="新密码"
          extra={HINTS[me.passwordPolicy]}
          rules={[{ required: true, message: '请填写新密码' }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再填一次新密码"
          dependencies={['newPassword']}
          rules={[
            { required: true, message: '请再填一次新密码' },
            {
              validator: (_, again) =>
                !again || again === form.getFieldValue('newPassword')
                  ? Promise.resolve()
                  : Promise.reject(new Error('两次填写的新密码不一样')),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改密码
        </Button>
      </Form>
    </section>
  );
}
