import type { TownRegisterView, TownTakeBackBody } from '@app/contracts';
import { Alert, App, Form, Modal } from 'antd';
import { useIntent, type WithoutId } from '../../../components/acts/use-intent';
import { useOnce } from '../../../components/acts/use-once';
import { ReasonField } from '../../../components/fields';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { call } from '../../../server/api';

interface TakeBackTownProps {
  change: TownRegisterView['changes'][number];
  view: TownRegisterView;
  onClose: () => void;
}

/** Dialog that takes back (撤回) a change of 镇街 that was entered wrongly. */
export function TakeBackTown({ change, view, onClose }: TakeBackTownProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const { message } = App.useApp();
  const send = useIntent<WithoutId<TownTakeBackBody>, TownRegisterView>(async (body) => {
    const params = { number: String(change.number) };
    const register = await call('takeBackTownChange', { params, body });
    void message.success('已撤回');
    onClose();
    return register;
  });
  const sendOnce = useOnce(send);
  return (
    <Modal
      open
      title="撤回登记"
      okText="撤回"
      cancelText="取消"
      okButtonProps={{ danger: true, loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {send.error && <ProblemAlert error={send.error} />}
      <p>{change.text}</p>
      <Alert
        type="info"
        showIcon
        className="problem"
        title={
          change.from > view.today
            ? '变动尚未生效，撤回后视为没有登记。'
            : '变动从今天起不再有效，单位和账号转回原镇街；此前以新名称办结的，仍显示当日的名称。'
        }
      />
      <Form
        form={form}
        layout="vertical"
        onFinish={({ reason }: { reason: string }) => sendOnce({ basedOn: view.number, reason })}
      >
        <ReasonField label="撤回的理由" placeholder="例如 镇街选错" />
      </Form>
    </Modal>
  );
}
