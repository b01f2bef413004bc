import { normaliseCreditCode } from '@app/contracts';
import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { TownInput } from './town-field';
import { PlainInput } from '../plain-input';

/** The fields of a unit, as in a correction; `unit` in the form. */
export function UnitFields() {
  const form = Form.useFormInstance();
  const [noCode, setNoCode] = useState(() => Boolean(form.getFieldValue(['unit', 'noCodeReason'])));
  return (
    <>
      <Form.Item name={['unit', 'name']} label="单位名称" required>
        <Input maxLength={120} />
      </Form.Item>
      {noCode ? (
        <Form.Item name={['unit', 'noCodeReason']} label="没有统一社会信用代码的原因" required>
          <Input maxLength={200} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name={['unit', 'creditCode']} label="统一社会信用代码" required>
            <PlainInput kept={normaliseCreditCode} maxLength={30} />
          </Form.Item>
          <Form.Item name={['unit', 'codeConfirmed']} valuePropName="checked">
            <Checkbox>校验位不符时：已与证照核对，代码无误</Checkbox>
          </Form.Item>
        </>
      )}
      <Form.Item>
        <Checkbox
          checked={noCode}
          onChange={({ target }) => {
            setNoCode(target.checked);
            form.setFieldValue(['unit', target.checked ? 'creditCode' : 'noCodeReason'], null);
          }}
        >
          没有统一社会信用代码
        </Checkbox>
      </Form.Item>
      <div className="two">
        <Form.Item name={['unit', 'street']} label="所在镇街" required>
          <TownInput />
        </Form.Item>
        <Form.Item name={['unit', 'address']} label="地址" required>
          <Input maxLength={200} />
        </Form.Item>
      </div>
    </>
  );
}
