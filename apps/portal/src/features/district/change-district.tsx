import { DISTRICT_NAMES } from '@app/contracts';
import type { District } from '@app/domain';
import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useOnce } from '../../components/acts/use-once';
import { DateField } from '../../components/date-field';
import { ReasonField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { type Ask, call } from '../../server/api';
import { readAgain } from '../../server/query';
import { changedFacts } from './changes';

type Body = Ask<'changeDistrict'>['body'];

interface ChangeDistrictProps {
  /** The values to start from, and their day. */
  district: District;
  from: string;
  /** Whether the day is planned already, and stays. */
  isPlanned: boolean;
  today: string;
  basedOn: number;
  onClose: () => void;
}

interface FactField {
  key: keyof District;
  /** What is said under the field. */
  hint?: string;
  optional?: true;
}

const FIELDS: readonly FactField[] = [
  { key: 'name' },
  { key: 'code', hint: '2 至 4 个大写英文字母，只用于以后的新编号' },
  { key: 'header', hint: '各页顶部和浏览器标题的文字' },
  { key: 'officeName' },
  { key: 'officeFullName' },
  { key: 'sealOwner', optional: true, hint: '领导小组办公室没有印章的，由印章所属单位代章；自有印章的留空' },
  { key: 'namingTo' },
  { key: 'cityOffice' },
  { key: 'contactName', optional: true, hint: '公示文件写明向谁反映' },
  {
    key: 'contactPhone',
    optional: true,
    hint: '例如 023-67800000；也写在登录页和给申报单位、部门的邮件里',
  },
  { key: 'contactAddress', optional: true },
];

/** Dialog that changes the district from a day on; only what was changed is sent. */
export function ChangeDistrict({ district, from, isPlanned, today, basedOn, onClose }: ChangeDistrictProps) {
  const [form] = Form.useForm<Record<keyof District, string> & { from: string; reason: string }>();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: (body: Body) => call('changeDistrict', { body }),
    onSuccess: async () => {
      void message.success('已修改');
      await readAgain();
      onClose();
    },
  });
  const sendOnce = useOnce(send);
  const save = ({
    from: day,
    reason,
    ...facts
  }: Record<keyof District, string> & { from: string; reason: string }) => {
    const change = Object.fromEntries(changedFacts(district, facts).map(({ key, to }) => [key, to]));
    sendOnce({ basedOn, from: isPlanned ? from : day, reason, change });
  };
  return (
    <Modal
      open
      title={isPlanned ? `修改 ${dateText(from)}起的区县信息` : '修改区县信息'}
      okText="保存"
      cancelText="取消"
      confirmLoading={send.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {send.error && <ProblemAlert error={send.error} />}
      <Form form={form} layout="vertical" initialValues={{ ...district, from }} onFinish={save}>
        {!isPlanned && (
          <Form.Item
            name="from"
            label="从哪一天起"
            extra="当天印发的文件起用新的名称"
            rules={[{ required: true, message: '请填写从哪一天起。' }]}
          >
            <DateField min={today} />
          </Form.Item>
        )}
        {FIELDS.map(({ key, hint, optional }) => (
          <Form.Item
            key={key}
            name={key}
            label={DISTRICT_NAMES[key]}
            extra={hint}
            rules={
              optional
                ? []
                : [{ required: true, whitespace: true, message: `请填写${DISTRICT_NAMES[key]}。` }]
            }
          >
            <Input maxLength={key === 'code' ? 4 : 200} autoComplete="off" />
          </Form.Item>
        ))}
        <ReasonField rows={2} />
      </Form>
    </Modal>
  );
}
