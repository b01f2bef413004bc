import type { DepartmentRegisterView } from '@app/contracts';
import { Button, Form, Input, Radio, Select } from 'antd';
import type { ActKind, TypedDepartment } from './act-of';
import './departments.css';

interface ActFieldsProps {
  kind: ActKind;
  view: DepartmentRegisterView;
}

/** The fields of an act beside its day and its document. */
export function ActFields({ kind, view }: ActFieldsProps) {
  const choices = view.departments
    .filter(({ status }) => status !== 'ended')
    .map(({ id, name }) => ({ value: id, label: name }));
  switch (kind) {
    case 'new':
      return <Begun />;
    case 'rename':
      return (
        <>
          <One name="department" label="哪个部门" choices={choices} />
          <Line name="name" label="新的简称" most={40} />
          <Line name="fullName" label="新的全称" most={100} />
        </>
      );
    case 'merge':
      return (
        <>
          <Form.Item
            name="merged"
            label="哪些部门并入"
            rules={[{ required: true, message: '请选择被合并的部门。' }]}
          >
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={choices} />
          </Form.Item>
          <Form.Item name="intoNew" label="承接部门">
            <Radio.Group
              options={[
                { value: true, label: '新组建的部门' },
                { value: false, label: '已有的部门' },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['intoNew']}>
            {({ getFieldValue }) =>
              getFieldValue('intoNew') ? (
                <Begun />
              ) : (
                <One name="successor" label="并入哪个部门" choices={choices} />
              )
            }
          </Form.Item>
        </>
      );
    case 'split':
      return (
        <>
          <One name="department" label="哪个部门" choices={choices} />
          <Begun several />
          <Form.Item noStyle dependencies={['begin']}>
            {({ getFieldValue }) => (
              <One
                name="successor"
                label="未另行指定的事项由哪个部门承接"
                choices={[
                  ...begunChoices(getFieldValue('begin') as TypedDepartment[] | undefined),
                  ...choices,
                ]}
              />
            )}
          </Form.Item>
          <p className="quiet">点“查看影响”后，可以逐项指定类型、任务和账号由哪个部门承接。</p>
        </>
      );
    case 'dissolve':
      return (
        <>
          <One name="department" label="哪个部门" choices={choices} />
          <Form.Item name="successor" label="由哪个部门承接" extra="没有任何职责和账号的部门可以不选">
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={choices} />
          </Form.Item>
        </>
      );
  }
}

export interface Choice {
  value: string;
  label: string;
}

/** Returns those that are set up, as far as they are typed, to choose from. */
export function begunChoices(begun: TypedDepartment[] = []): Choice[] {
  return begun
    .map((one) => ({ value: one?.id?.trim().toUpperCase() ?? '', label: one?.name?.trim() ?? '' }))
    .filter(({ value, label }) => value !== '' && label !== '');
}

function One({ name, label, choices }: { name: string; label: string; choices: Choice[] }) {
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: `请选择${label}。` }]}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={choices} />
    </Form.Item>
  );
}

function Line({ name, label, most }: { name: string | (string | number)[]; label: string; most: number }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: `请填写${label}。` }]}
    >
      <Input maxLength={most} autoComplete="off" />
    </Form.Item>
  );
}

/** The departments that are set up: one, or as many as a department is split into. */
function Begun({ several = false }: { several?: boolean }) {
  return (
    <Form.List name="begin">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, i) => {
            const which = several ? `第 ${i + 1} 个新部门的` : '新部门的';
            return (
              <fieldset key={key} className="new-department">
                <Line name={[name, 'name']} label={`${which}简称`} most={40} />
                <Line name={[name, 'fullName']} label={`${which}全称`} most={100} />
                <Line name={[name, 'id']} label={`${which}代码`} most={16} />
                {several && fields.length > 1 && <Button onClick={() => remove(name)}>去掉这个部门</Button>}
              </fieldset>
            );
          })}
          {several && <Button onClick={() => add({})}>再加一个部门</Button>}
        </>
      )}
    </Form.List>
  );
}
