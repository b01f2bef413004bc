import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { useTypeOf } from '../../../server/use-type-of';
import { NoteField } from '../../../components/fields';
import { shortcomingsOf } from '../../../components/corrections/shortcomings';

interface Values {
  listed?: string[];
  own?: string[];
  reason?: string;
}

const named = ({ listed = [], own = [] }: Values) =>
  [...listed, ...own.map((line) => line?.trim())].filter(Boolean);

/**
 * Sends an application back for correction (退回补正), with everything that is missing in one list. The review
 * period pauses until the application is resubmitted.
 */
export default function ReturnForCorrection(props: ActProps) {
  const { application } = props;
  const { type } = useTypeOf(application);
  const suggestions = type ? shortcomingsOf(application, type) : [];
  return (
    <ActDialog<Values>
      {...props}
      width={680}
      explain="请一次写清全部需要补正的内容。申报单位补正期间，审查时限停止计算。"
      initial={{ own: [''] }}
      toFields={(values) => ({ missing: named(values), reason: values.reason })}
    >
      {suggestions.length > 0 && (
        <Form.Item name="listed" label={`勾选需要补正的内容（共 ${suggestions.length} 项）`}>
          <Checkbox.Group className="checklist" options={suggestions} />
        </Form.Item>
      )}
      <Form.List name="own">
        {(lines, { add, remove }) => (
          <fieldset className="own-lines">
            <legend>其他需要补正的内容</legend>
            {lines.map(({ key, name }, i) => (
              <div key={key} className="own-line">
                <Form.Item name={name} noStyle rules={[{ max: 500, message: '每项不超过 500 个字。' }]}>
                  <Input.TextArea
                    autoSize={{ minRows: 1, maxRows: 4 }}
                    aria-label={`其他内容 ${i + 1}`}
                    placeholder="例如：承诺书未加盖公章"
                  />
                </Form.Item>
                {lines.length > 1 && (
                  <Button onClick={() => remove(name)} aria-label={`移除第 ${i + 1} 项`}>
                    移除
                  </Button>
                )}
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add('')}>
              再加一项
            </Button>
          </fieldset>
        )}
      </Form.List>
      <Form.Item
        name="missing"
        className="missing-fault"
        dependencies={['listed', 'own']}
        rules={[
          ({ getFieldsValue }) => ({
            validator: () =>
              named(getFieldsValue() as Values).length > 0
                ? Promise.resolve()
                : Promise.reject(new Error('请勾选或写明至少一项需要补正的内容。')),
          }),
        ]}
      >
        <input type="hidden" />
      </Form.Item>
      <NoteField name="reason" />
    </ActDialog>
  );
}
