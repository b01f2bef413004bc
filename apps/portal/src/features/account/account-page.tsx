import { type Me, ROLE_NAMES } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { call } from '../../server/api';
import { Facts } from '../../components/facts';
import { Page } from '../../components/page';
import { PasswordForm } from '../../components/password-form';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useLargeType } from '../../device/large-type';
import { queries, readAgain, reading } from '../../server/query';
import { useMe } from '../../shell/me';

/** My account (我的账号): the user's data, mail settings, type size and password. */
export function Component() {
  const me = useMe();
  const { message } = App.useApp();
  const [large, setLarge] = useLargeType();
  const digest = useMutation({
    mutationFn: (on: boolean) => call('updateMe', { body: { digest: on } }),
    onSuccess: (now) => {
      queries.setQueryData(reading('getMe').queryKey, now);
      void message.success(now.digest ? '改为每个工作日上午收一封汇总邮件' : '改为每件事单独收邮件');
    },
  });
  return (
    <Page title="我的账号">
      <section className="card" aria-labelledby="who">
        <h2 id="who">账号</h2>
        <Facts
          facts={[
            ['账号', me.login],
            ['姓名', me.name],
            ['角色', ROLE_NAMES[me.role]],
            ['部门', me.department?.name],
            ['单位', me.unit?.name],
            ['电子邮箱', <Address key="address" me={me} />],
          ]}
        />
      </section>
      <section className="card" aria-labelledby="mails">
        <h2 id="mails">邮件</h2>
        {digest.error && <ProblemAlert error={digest.error} />}
        <label className="choice">
          <Switch checked={me.digest} loading={digest.isPending} onChange={(on) => digest.mutate(on)} />
          <span>
            每个工作日上午收一封汇总邮件
            <span className="quiet block">关闭后，每件事单独发一封。紧急事项始终单独发送。</span>
          </span>
        </label>
      </section>
      <section className="card" aria-labelledby="looks">
        <h2 id="looks">显示</h2>
        <label className="choice">
          <Switch checked={large} onChange={setLarge} />
          <span>
            大字模式
            <span className="quiet block">字更大、间距更宽，记在这台设备上。</span>
          </span>
        </label>
      </section>
      <section className="card" aria-labelledby="password">
        <h2 id="password">修改密码</h2>
        <p className="quiet">修改后，其他设备上的登录随之结束。</p>
        <PasswordForm
          me={me}
          onDone={() => {
            void message.success('密码已修改');
            void readAgain();
          }}
        />
      </section>
    </Page>
  );
}

/** The address that mails go to, and how it is changed. */
function Address({ me }: { me: Me }) {
  return (
    <>
      {me.email}
      <span className="quiet block">
        {me.role === 'applicant'
          ? '给本账号的邮件发到这里；每件申报的进展发到该申报的联系人邮箱。需要更改时，请联系管理员。'
          : '提醒、告知和汇总邮件发到这里。需要更改时，请联系管理员。'}
      </span>
    </>
  );
}
