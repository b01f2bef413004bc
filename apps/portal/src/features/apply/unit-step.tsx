import { type CellTypeItem, enteredEmail, enteredPhone, normaliseCreditCode } from '@app/contracts';
import { Checkbox, Form, Input } from 'antd';
import { useContext, useState } from 'react';
import { MarkedContext } from '../../components/corrections/marked';
import { TownInput } from '../../components/units/town-field';
import { Field } from './field';
import { Labelled } from './labelled';
import { useFault } from './faults';
import { PlainInput } from '../../components/plain-input';

/** The unit step (单位信息): the applicant and its contact. A tick accepts a code with a wrong check character. */
export function UnitStep({ type, isCorrection }: { type: CellTypeItem; isCorrection?: boolean }) {
  const form = Form.useFormInstance();
  const [noCode, setNoCode] = useState(() => Boolean(form.getFieldValue(['unit', 'noCodeReason'])));
  const wrong = useFault(['unit', 'creditCode'])?.includes('校验位') ?? false;
  const confirmed = Form.useWatch<boolean | undefined>(['unit', 'codeConfirmed'], form) === true;
  return (
    <>
      <section className="card">
        <h2>
          <Labelled isMarked={useContext(MarkedContext).unit}>申报单位</Labelled>
        </h2>
        <Field name={['unit', 'name']} label="单位名称" required hint="与公章一致的全称">
          <Input maxLength={120} autoComplete="organization" />
        </Field>
        {noCode ? (
          <Field name={['unit', 'noCodeReason']} label="没有统一社会信用代码的原因" required>
            <Input maxLength={200} placeholder="例如：由居委会代为管理的老旧小区" />
          </Field>
        ) : (
          <>
            <Field name={['unit', 'creditCode']} label="统一社会信用代码" required hint="18 位数字或大写字母">
              <PlainInput kept={normaliseCreditCode} maxLength={30} />
            </Field>
            {(wrong || confirmed) && (
              <Field name={['unit', 'codeConfirmed']} valuePropName="checked">
                <Checkbox>已与证照核对，代码无误（校验位不符，审查人员会看到）</Checkbox>
              </Field>
            )}
          </>
        )}
        {type.sites && !isCorrection && (
          <Field
            name={['unit', 'site']}
            label="校区、厂区"
            hint="一个单位有几处分别申报的，写明是哪一处；只有一处的不填"
          >
            <Input maxLength={60} />
          </Field>
        )}
        <Form.Item>
          <Checkbox
            checked={noCode}
            onChange={({ target }) => {
              setNoCode(target.checked);
              form.setFieldValue(['unit', target.checked ? 'creditCode' : 'noCodeReason'], null);
            }}
          >
            本单位没有统一社会信用代码
          </Checkbox>
        </Form.Item>
        <div className="two">
          <Field name={['unit', 'street']} label="所在镇街" required>
            <TownInput />
          </Field>
          <Field name={['unit', 'address']} label="地址" required>
            <Input maxLength={200} autoComplete="street-address" />
          </Field>
        </div>
      </section>
      <section className="card">
        <h2>联系人</h2>
        <div className="two">
          <Field name={['contact', 'name']} label="姓名" required>
            <Input maxLength={60} autoComplete="name" />
          </Field>
          <Field name={['contact', 'phone']} label="联系电话" required hint="手机，或带区号的固定电话">
            <PlainInput kept={enteredPhone} maxLength={30} autoComplete="tel" inputMode="tel" />
          </Field>
          <Field name={['contact', 'email']} label="电子邮箱" required hint="办理进展会发到这里">
            <PlainInput kept={enteredEmail} maxLength={254} autoComplete="email" inputMode="email" />
          </Field>
        </div>
      </section>
    </>
  );
}
