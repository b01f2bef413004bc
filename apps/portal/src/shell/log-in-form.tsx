import type { Me } from '@app/contracts';
import { Button, Form, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { call } from '../server/api';
import { ProblemAlert } from '../components/problem-alert';
import { texts } from '../texts';

interface LogInFormProps {
  /** The account whose session is renewed. Absent: any account. */
  login?: string;
  onDone: (me: Me) => void;
}

/** The login form. */
export function LogInForm({ login, onDone }: LogInFormProps) {
  const entry = useMutation({
    mutationFn: (body: { login: string; password: string }) => call('login', { body }),
    onSuccess: onDone,
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ login }}
      onFinish={(values: { login: string; password: string }) => entry.mutate(values)}
    >
      {entry.error && <ProblemAlert error={entry.error} />}
      <Form.Item
        name="login"
        label={texts.session.login}
        rules={[{ required: true, message: texts.session.loginMissing }]}
      >
        <Input
          autoComplete="username"
          autoCapitalize="none"
          readOnly={login !== undefined}
          autoFocus={login === undefined}
        />
      </Form.Item>
      <Form.Item
        name="password"
        label={texts.session.password}
        rules={[{ required: true, message: texts.session.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={entry.isPending}>
        {texts.session.submit}
      </Button>
    </Form>
  );
}
