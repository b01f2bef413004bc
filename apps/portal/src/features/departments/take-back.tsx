import type { DepartmentRegisterView, TakeBackBody, TakeBackPreview } from '@app/contracts';
import { Alert, App, Form, Modal } from 'antd';
import { useIntent, type WithoutId } from '../../components/acts/use-intent';
import { useOnce } from '../../components/acts/use-once';
import { ReasonField } from '../../components/fields';
import { Loading } from '../../components/loading';
import { PlainTable } from '../../components/plain-table';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { call } from '../../server/api';
import { useCall } from '../../server/query';
import { passingText } from './passing';

const KIND_NAMES: Record<TakeBackPreview['standing'][number]['kind'], string> = {
  change: '后来的变动，请先撤回',
  case: '承接部门已办理的申报',
  cell: '承接部门已办理的已命名细胞',
  part: '定期任务的填报',
  account: '新设部门的账号，请先停用或改属其他部门',
  rules: '写有新设部门的规则',
};

interface TakeBackProps {
  change: DepartmentRegisterView['changes'][number];
  view: DepartmentRegisterView;
  onClose: () => void;
}

/** Dialog that takes back (撤回) a change that was entered wrongly, or says what stands against it. */
export function TakeBack({ change: { number, text }, view, onClose }: TakeBackProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const { message } = App.useApp();
  const send = useIntent<WithoutId<TakeBackBody>, DepartmentRegisterView>(async (body) => {
    const register = await call('takeBackDepartmentChange', { params: { number: String(number) }, body });
    void message.success('已撤回');
    onClose();
    return register;
  });
  // While the change is being taken back there is nothing left to preview.
  const when = send.isIdle || send.isError;
  const { data, error } = useCall('previewTakeBack', { params: { number: String(number) } }, { when });
  const sendOnce = useOnce(send);
  const mayTakeBack = data !== undefined && data.standing.length === 0;
  return (
    <Modal
      open
      width={720}
      title="撤回登记"
      okText="撤回"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: !mayTakeBack, loading: send.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {(error ?? send.error) && <ProblemAlert error={(error ?? send.error)!} />}
      <p>{text}</p>
      {!data && !error && <Loading />}
      {data && !mayTakeBack && <Standing preview={data} />}
      {data && mayTakeBack && (
        <>
          <Alert type="info" showIcon className="problem" title={effectText(data)} />
          <Form
            form={form}
            layout="vertical"
            onFinish={({ reason }: { reason: string }) => sendOnce({ basedOn: view.number, reason })}
          >
            <ReasonField label="撤回的理由" placeholder="例如 部门选错" />
          </Form>
        </>
      )}
    </Modal>
  );
}

function effectText({ isBefore, from, passing }: TakeBackPreview): string {
  if (isBefore) return '变动尚未生效，撤回后视为没有登记。';
  const back = passingText(passing);
  const goes = back === '无' ? '' : `转回原部门办理：${back}。`;
  return `变动自${dateText(from)}起不再有效。${goes}此前以新名称办理的，仍显示当日的名称。`;
}

function Standing({ preview: { standing } }: { preview: TakeBackPreview }) {
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="problem"
        title="不能撤回：这次变动之后已有下列办理或登记。确需改变的，请按文件登记新的变动。"
      />
      <PlainTable label="不能撤回的原因" heads={['种类', '编号或名称', '单位、人员或日期']}>
        {standing.map(({ kind, label, name }) => (
          <tr key={kind + label + name}>
            <td>{KIND_NAMES[kind]}</td>
            <td>{label}</td>
            <td>{name}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
