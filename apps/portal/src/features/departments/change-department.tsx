import {
  DEPARTMENT_ACT_NAMES,
  type DepartmentBody,
  type DepartmentPreview,
  type DepartmentRegisterView,
} from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { PaperFields, paperOf } from '../../components/acts/paper-fields';
import { useIntent, type WithoutId } from '../../components/acts/use-intent';
import { useOnce } from '../../components/acts/use-once';
import { DateField } from '../../components/date-field';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { call } from '../../server/api';
import type { Problem } from '../../server/problem';
import { type ActKind, actOf, type ActValues, type TypedDepartment } from './act-of';
import { ActFields, begunChoices } from './act-fields';
import { PassingPreview } from './passing';
import { SplitShares } from './split-shares';

interface ChangeDepartmentProps {
  kind: ActKind;
  view: DepartmentRegisterView;
  onClose: () => void;
}

/** Dialog that records a change of departments: first what it would pass to whom, then the act itself. */
export function ChangeDepartment({ kind, view, onClose }: ChangeDepartmentProps) {
  const [form] = Form.useForm<ActValues>();
  const { message } = App.useApp();
  const [seen, setSeen] = useState<DepartmentPreview>();
  const [heirs, setHeirs] = useState<Record<string, string>>({});
  const look = useMutation<DepartmentPreview, Problem, ActValues>({
    mutationFn: (values) =>
      call('previewDepartmentChange', { body: { from: values.from, act: actOf(kind, values) } }),
    onSuccess: setSeen,
  });
  const send = useIntent<WithoutId<DepartmentBody>, DepartmentRegisterView>(async (body) => {
    const register = await call('recordDepartmentChange', { body });
    void message.success('已登记');
    onClose();
    return register;
  });
  const lookOnce = useOnce(look);
  const sendOnce = useOnce(send);
  const record = (values: ActValues) => {
    sendOnce({
      basedOn: view.number,
      from: values.from,
      act: actOf(kind, { ...values, heirs }),
      ...paperOf(values),
    });
  };
  const choose = (subject: string, heir: string) => {
    const next = { ...heirs, [subject]: heir };
    setHeirs(next);
    look.mutate({ ...form.getFieldsValue(true), heirs: next });
  };
  const change = (changed: Partial<ActValues>) => {
    setSeen(undefined);
    if ('department' in changed || 'begin' in changed || 'successor' in changed) setHeirs({});
  };
  const error = (seen && send.error) ?? look.error;
  return (
    <Modal
      open
      width={720}
      title={`登记机构变动：${DEPARTMENT_ACT_NAMES[kind]}`}
      okText={seen ? '登记' : '查看影响'}
      cancelText="取消"
      confirmLoading={look.isPending || send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {error && <ProblemAlert error={error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: view.today, begin: kind === 'split' ? [{}, {}] : [{}], intoNew: true }}
        onFinish={(values) => (seen ? record(values) : lookOnce({ ...values, heirs }))}
        onValuesChange={change}
      >
        <Form.Item
          name="from"
          label="从哪一天起"
          extra="不早于今天；此前办理的事项保留当日的部门名称"
          rules={[{ required: true, message: '请填写从哪一天起。' }]}
        >
          <DateField min={view.today} />
        </Form.Item>
        <ActFields kind={kind} view={view} />
        <PaperFields example="关于机构改革的通知" />
      </Form>
      {seen && (
        <SplitShares
          subjects={seen.subjects}
          choices={[
            ...begunChoices(form.getFieldValue('begin') as TypedDepartment[]),
            ...view.departments
              .filter(({ id, status }) => status !== 'ended' && id !== form.getFieldValue('department'))
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          isLoading={look.isPending}
          onChoose={choose}
        />
      )}
      {seen && <PassingPreview preview={seen} />}
    </Modal>
  );
}
