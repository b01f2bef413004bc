import { type AccountAnswer, ROLE_NAMES, type RoleName } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { Link, useNavigate } from 'react-router';
import { type Ask, call } from '../../server/api';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { faultsAtFields, type Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { useMe } from '../../shell/me';
import { AccountFields, type AccountValues, bodyOf } from './account-fields';
import { OneTimePassword } from './one-time-password';

const ALL_ROLES = Object.keys(ROLE_NAMES) as RoleName[];

/** Creates an account (新建账号). The office uses it to invite applicants. */
export function Component() {
  const me = useMe();
  const navigate = useNavigate();
  const [form] = Form.useForm<AccountValues>();
  const isAdmin = me.role === 'admin';
  const role = Form.useWatch('role', form);
  const create = useMutation<AccountAnswer, Problem, AccountValues>({
    mutationFn: (values) =>
      call('createAccount', { body: bodyOf(values, values.role) as Ask<'createAccount'>['body'] }),
    onSuccess: readAgain,
    onError: (problem) => form.setFields(faultsAtFields(problem)),
  });
  const send = useOnce(create);
  const close = () => {
    const { id } = create.data!.account;
    if (isAdmin) void navigate(`/accounts/${id}`);
    else {
      form.resetFields();
      create.reset();
    }
  };
  return (
    <Page
      title={isAdmin ? '新建账号' : '邀请申报单位'}
      lead={
        isAdmin ? <Link to="/accounts">全部账号</Link> : '为申报单位的联系人建立账号，把一次性密码交给本人。'
      }
    >
      <section className="card">
        {create.error && <ProblemAlert error={create.error} />}
        <Form<AccountValues>
          form={form}
          layout="vertical"
          className="narrow-form"
          initialValues={{ role: isAdmin ? undefined : 'applicant', digest: true }}
          scrollToFirstError
          onFinish={send}
        >
          <Form.Item
            name="role"
            label="身份"
            extra={isAdmin && '身份以后不能更改；兼任其他工作的，另建账号。'}
            hidden={!isAdmin}
            rules={[{ required: true, message: '请选择身份' }]}
          >
            <Select options={ALL_ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }))} />
          </Form.Item>
          <Form.Item
            name="login"
            label="账号"
            extra="小写字母、数字或 . _ -，登录时使用"
            rules={[{ required: true, message: '请填写账号' }]}
          >
            <Input maxLength={64} autoCapitalize="none" autoComplete="off" />
          </Form.Item>
          <AccountFields role={role} />
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            建立并取得一次性密码
          </Button>
        </Form>
      </section>
      {create.data?.password && (
        <OneTimePassword account={create.data.account} password={create.data.password} onClose={close} />
      )}
    </Page>
  );
}
