import type { AccountAnswer, AccountItem } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { NoteField } from '../../components/fields';
import { type Ask, call } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { readAgain } from '../../server/query';
import { useMe } from '../../shell/me';
import { EditAccount } from './edit-account';
import { OneTimePassword } from './one-time-password';

type Act = Ask<'actOnAccount'>['body']['type'];

const ACTS: Record<Act, { name: string; explain: string; danger?: true }> = {
  disable: { name: '停用', explain: '停用后不能登录，已有的登录随即结束；记录仍然保留。', danger: true },
  enable: { name: '启用', explain: '启用后可以再次登录。' },
  resetPassword: { name: '重设一次性密码', explain: '原密码随即失效，已有的登录随即结束。' },
  endSessions: { name: '结束登录', explain: '在所有设备上退出，密码不变。' },
};

/** The acts of an administrator on an account. */
export function AccountActs({ account }: { account: AccountItem }) {
  const me = useMe();
  const [open, setOpen] = useState<Act | 'edit'>();
  const [answer, setAnswer] = useState<AccountAnswer>();
  const { id, active, sessions } = account;
  const acts: Act[] = [
    ...(id === me.id ? [] : (['resetPassword'] as const)),
    ...(sessions > 0 ? (['endSessions'] as const) : []),
    active ? 'disable' : 'enable',
  ];
  return (
    <>
      <Button onClick={() => setOpen('edit')}>修改资料</Button>
      {acts.map((act) => (
        <Button key={act} danger={ACTS[act].danger} onClick={() => setOpen(act)}>
          {ACTS[act].name}
        </Button>
      ))}
      {open === 'edit' && <EditAccount account={account} onClose={() => setOpen(undefined)} />}
      {open && open !== 'edit' && (
        <ActOnAccount id={id} type={open} onClose={() => setOpen(undefined)} onDone={setAnswer} />
      )}
      {answer?.password && (
        <OneTimePassword
          account={answer.account}
          password={answer.password}
          onClose={() => setAnswer(undefined)}
        />
      )}
    </>
  );
}

interface ActOnAccountProps {
  id: string;
  type: Act;
  onClose: () => void;
  onDone: (answer: AccountAnswer) => void;
}

function ActOnAccount({ id, type, onClose, onDone }: ActOnAccountProps) {
  const { name, explain, danger } = ACTS[type];
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const act = useMutation({
    mutationFn: ({ reason }: { reason?: string }) =>
      call('actOnAccount', { params: { id }, body: { type, ...(reason && { reason }) } }),
    onSuccess: async (answer) => {
      onDone(answer);
      onClose();
      void message.success(`已办理：${name}`);
      await readAgain();
    },
  });
  const send = useOnce(act);
  return (
    <Modal
      open
      title={name}
      onCancel={onClose}
      okText={name}
      okButtonProps={{ danger, loading: act.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <p>{explain}</p>
      {act.error && <ProblemAlert error={act.error} />}
      <Form form={form} layout="vertical" onFinish={send}>
        <NoteField name="reason" placeholder="" extra="可不填，记入变更记录" />
      </Form>
    </Modal>
  );
}
