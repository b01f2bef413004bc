import type { AccountItem } from '@app/contracts';
import { Tag } from 'antd';

/** Tags of an account: active or disabled, one-time password not yet changed, demo. */
export function AccountState({ account }: { account: AccountItem }) {
  return (
    <span>
      {account.active ? <Tag color="green">可用</Tag> : <Tag color="red">已停用</Tag>}
      {account.active && account.oneTimeUntil && <Tag color="gold">待本人设置密码</Tag>}
      {account.demo && <Tag>演示</Tag>}
    </span>
  );
}
