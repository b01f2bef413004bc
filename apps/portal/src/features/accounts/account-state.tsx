import type { AccountItem } from '@app/contracts';
import { Tag } from 'antd';

/** Whether an account may be used, and whether its password is still the one that was handed out. */
export function AccountState({ account }: { account: AccountItem }) {
  return (
    <span>
      {account.active ? <Tag color="green">可用</Tag> : <Tag color="red">已停用</Tag>}
      {account.active && account.oneTimeUntil && <Tag color="gold">待本人设置密码</Tag>}
      {account.demo && <Tag>演示</Tag>}
    </span>
  );
}
