import { ROLE_NAMES } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { call } from '../../api';
import { Page } from '../../components/page';
import { PasswordForm } from '../../components/password-form';
import { ProblemAlert } from '../../components/problem-alert';
import { useLargeType } from '../../large-type';
import { readAgain } from '../../query';
import { useMe } from '../../shell/me';
import { texts } from '../../texts';

/** 我的账号: who I am here, and what I choose for myself. */
export function Component() {
  const me = useMe();
  return (
    <Page title={texts.shell.account}>
      <section className="card">
        <dl className="facts">
          <dt>姓名</dt>
          <dd>{me.name}</dd>
          <dt>账号</dt>
          <dd>{me.login}</dd>
          <dt>身份</dt>
          <dd>
            {ROLE_NAMES[me.role]}
            {me.department && ` · ${me.department.name}`}
          </dd>
        </dl>
      </section>
      <Choices />
      <Password />
    </Page>
  );
}

function Password() {
  const me = useMe();
  const { message } = App.useApp();
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">修改密码</h2>
      <p className="quiet">修改后,其他设备上的登录随之结束。</p>
      <PasswordForm
        me={me}
        onDone={() => {
          void message.success('密码已修改');
          void readAgain();
        }}
      />
    </section>
  );
}

function Choices() {
  const me = useMe();
  const { message } = App.useApp();
  const [large, setLarge] = useLargeType();
  const digest = useMutation({
    mutationFn: (on: boolean) => call('updateMe', { body: { digest: on } }),
    onSuccess: async () => {
      await readAgain();
      void message.success('已保存');
    },
  });
  return (
    <section className="card" aria-labelledby="choices">
      <h2 id="choices">使用习惯</h2>
      {digest.error && <ProblemAlert error={digest.error} />}
      <p className="choice">
        <Switch
          id="digest"
          checked={me.digest}
          loading={digest.isPending}
          onChange={(on) => digest.mutate(on)}
          aria-describedby="digest-hint"
        />
        <label htmlFor="digest">汇总邮件</label>
        <span id="digest-hint" className="quiet">
          每个工作日上午收一封,列出等您办理和快到期的事项。
        </span>
      </p>
      <p className="choice">
        <Switch id="large" checked={large} onChange={setLarge} aria-describedby="large-hint" />
        <label htmlFor="large">大字</label>
        <span id="large-hint" className="quiet">
          字更大、间距更宽,只在这台设备上有效。
        </span>
      </p>
    </section>
  );
}
