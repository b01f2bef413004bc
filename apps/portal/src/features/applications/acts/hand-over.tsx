import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ReasonField } from '../../../components/fields';

/** Gives the case, or the named cell, to another account of its unit (更换单位账号). */
export default function HandOver(props: ActProps) {
  const { account, isRecorded } = props.application;
  const now = account
    ? `现在的账号：${account.login}（${account.name}${account.isOpen ? '' : '，已停用'}）。`
    : isRecorded
      ? '补录时没有单位账号。'
      : '';
  return (
    <ActDialog
      {...props}
      explain={`${now}更换之后，由新账号办理并查看这份申报和命名后的细胞，原账号不再看到。邮件仍发到联系人的邮箱，联系人有变化的，请在单位信息中更正。`}
    >
      <Form.Item
        name="login"
        label="单位账号"
        extra="填写登录名。账号须已开通，邀请时登记了代码的，须与本单位相同。"
        rules={[{ required: true, whitespace: true, message: '请填写单位账号的登录名。' }]}
      >
        <Input autoComplete="off" maxLength={60} />
      </Form.Item>
      <ReasonField placeholder="例如：单位已开通账号；经办人离职" />
    </ActDialog>
  );
}
