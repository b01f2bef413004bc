import { type RoleName, enteredEmail, normaliseCreditCode } from '@app/contracts';
import { Checkbox, Form, Input, Select } from 'antd';
import { TownInput } from '../../components/units/town-field';
import { useCall } from '../../server/query';
import { PlainInput } from '../../components/plain-input';

/** The form values of an account. */
export interface AccountValues {
  login?: string;
  role?: RoleName;
  name: string;
  email: string;
  department?: string;
  town?: string;
  head?: boolean;
  digest?: boolean;
  unit?: { name?: string; creditCode?: string };
}

/** The form fields of an account that its role has. */
export function AccountFields({ role }: { role: RoleName | undefined }) {
  return (
    <>
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="email"
        label="电子邮箱"
        rules={[{ required: true, type: 'email', message: '请填写电子邮箱，通知发到这里' }]}
      >
        <PlainInput kept={enteredEmail} maxLength={254} autoComplete="off" />
      </Form.Item>
      {role === 'department' && <DepartmentField />}
      {role === 'town' && (
        <Form.Item
          name="town"
          label="镇街"
          extra="可以查看地址在该镇街的单位的申报，不能办理"
          rules={[{ required: true, message: '请选择镇街' }]}
        >
          <TownInput />
        </Form.Item>
      )}
      {role === 'applicant' && <UnitFields />}
      {(role === 'department' || role === 'office') && (
        <Form.Item name="head" valuePropName="checked">
          <Checkbox>负责人：逾期时另行告知</Checkbox>
        </Form.Item>
      )}
      {role !== 'town' && (
        <Form.Item name="digest" valuePropName="checked">
          <Checkbox>每个工作日上午收一封汇总邮件</Checkbox>
        </Form.Item>
      )}
    </>
  );
}

function DepartmentField() {
  const { data } = useCall('listDepartments');
  return (
    <Form.Item name="department" label="部门" rules={[{ required: true, message: '请选择部门' }]}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? [])
          .filter(({ ended }) => !ended)
          .map(({ id, name, fullName }) => ({
            value: id,
            label: name === fullName ? name : `${name}（${fullName}）`,
          }))}
      />
    </Form.Item>
  );
}

function UnitFields() {
  return (
    <>
      <Form.Item name={['unit', 'name']} label="所属单位" extra="可不填，由本人申报时填写">
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item
        name={['unit', 'creditCode']}
        label="统一社会信用代码"
        extra="填写后，只能为该单位申报"
        dependencies={[['unit', 'name']]}
      >
        <PlainInput kept={normaliseCreditCode} maxLength={30} />
      </Form.Item>
    </>
  );
}

/** Returns the request body: the values without empty ones and without those that the role does not have. */
export function bodyOf(
  { unit, department, town, head, ...values }: AccountValues,
  role: RoleName | undefined,
) {
  const unitName = unit?.name?.trim();
  const creditCode = unit?.creditCode?.trim();
  return {
    ...values,
    ...(role === 'department' && { department }),
    ...(role === 'town' && { town: town?.trim() }),
    ...((role === 'department' || role === 'office') && { head: head ?? false }),
    ...(role === 'applicant' &&
      (unitName || creditCode) && { unit: { name: unitName ?? '', ...(creditCode && { creditCode }) } }),
  };
}
