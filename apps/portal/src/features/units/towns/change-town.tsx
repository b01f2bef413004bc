import { TOWN_ACT_NAMES, type TownChangeBody, type TownPreview, type TownRegisterView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { PaperFields, paperOf } from '../../../components/acts/paper-fields';
import { useIntent, type WithoutId } from '../../../components/acts/use-intent';
import { useOnce } from '../../../components/acts/use-once';
import { DateField } from '../../../components/date-field';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { dateText } from '../../../dates/time';
import { call } from '../../../server/api';
import type { Problem } from '../../../server/problem';
import { townActOf, type TownActKind, type TownActValues } from './act-of';
import { townPassingText } from './passing-text';

interface ChangeTownProps {
  kind: TownActKind;
  view: TownRegisterView;
  onClose: () => void;
}

/** Dialog that records a change of 镇街: first what it would pass to whom, then the act itself. */
export function ChangeTown({ kind, view, onClose }: ChangeTownProps) {
  const [form] = Form.useForm<TownActValues>();
  const { message } = App.useApp();
  const [seen, setSeen] = useState<TownPreview>();
  const look = useMutation<TownPreview, Problem, TownActValues>({
    mutationFn: (values) =>
      call('previewTownChange', { body: { from: values.from, act: townActOf(kind, values) } }),
    onSuccess: setSeen,
  });
  const send = useIntent<WithoutId<TownChangeBody>, TownRegisterView>(async (body) => {
    const register = await call('recordTownChange', { body });
    void message.success('已登记');
    onClose();
    return register;
  });
  const lookOnce = useOnce(look);
  const sendOnce = useOnce(send);
  const record = (values: TownActValues) => {
    sendOnce({ basedOn: view.number, from: values.from, act: townActOf(kind, values), ...paperOf(values) });
  };
  const error = (seen && send.error) ?? look.error;
  return (
    <Modal
      open
      width={640}
      title={`登记镇街变动：${TOWN_ACT_NAMES[kind]}`}
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
        initialValues={{ from: view.today, intoNew: false }}
        onFinish={(values) => (seen ? record(values) : lookOnce(values))}
        onValuesChange={() => setSeen(undefined)}
      >
        <Form.Item
          name="from"
          label="从哪一天起"
          extra="不早于今天；此前办结的保留当日的镇街名称"
          rules={[{ required: true, message: '请填写从哪一天起。' }]}
        >
          <DateField min={view.today} />
        </Form.Item>
        <Fields kind={kind} view={view} />
        <PaperFields example="关于调整行政区划的通知" />
      </Form>
      {seen && <Alert type="info" showIcon title={seen.text} description={passingOf(seen)} />}
    </Modal>
  );
}

function passingOf({ successor, passing }: TownPreview): string {
  const what = townPassingText(passing);
  return successor === null || what === '无' ? '没有需要转交的单位和账号。' : `转归${successor}：${what}。`;
}

function Fields({ kind, view }: Pick<ChangeTownProps, 'kind' | 'view'>) {
  const choices = view.towns
    .filter(({ status }) => status !== 'ended')
    .map(({ name, endsOn, successor }) => {
      const end = successor ? `由${successor}承接` : '撤销';
      return { value: name, label: endsOn ? `${name}（${dateText(endsOn)}起${end}）` : name };
    });
  const select = <Select showSearch={{ optionFilterProp: 'label' }} options={choices} />;
  const one = (name: string, label: string) => (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}。` }]}>
      {select}
    </Form.Item>
  );
  const newName = (
    <Form.Item
      name="name"
      label="新的名称"
      rules={[{ required: true, whitespace: true, message: '请填写新的名称。' }]}
    >
      <Input maxLength={60} autoComplete="off" />
    </Form.Item>
  );
  switch (kind) {
    case 'new':
      return newName;
    case 'rename':
      return (
        <>
          {one('town', '更名的镇街')}
          {newName}
        </>
      );
    case 'merge':
      return (
        <>
          <Form.Item
            name="merged"
            label="哪些镇街并入"
            rules={[{ required: true, message: '请选择被合并的镇街。' }]}
          >
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={choices} />
          </Form.Item>
          <Form.Item name="intoNew" label="承接镇街">
            <Radio.Group
              options={[
                { value: false, label: '已有的镇街' },
                { value: true, label: '新设的镇街' },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['intoNew']}>
            {({ getFieldValue }) => (getFieldValue('intoNew') ? newName : one('successor', '并入的镇街'))}
          </Form.Item>
        </>
      );
    case 'dissolve':
      return (
        <>
          {one('town', '撤销的镇街')}
          <Form.Item name="successor" label="由哪个镇街承接" extra="没有单位和账号的可以不选">
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices} />
          </Form.Item>
        </>
      );
  }
}
