import type { AccountItem } from '@app/contracts';
import { Button, Modal, Typography } from 'antd';
import { momentText } from '../../dates/time';
import { useProgrammeTime } from '../../shell/me';

interface OneTimePasswordProps {
  account: AccountItem;
  password: string;
  onClose: () => void;
}

/** Shows a one-time password, once. */
export function OneTimePassword({ account, password, onClose }: OneTimePasswordProps) {
  const inProgrammeTime = useProgrammeTime();
  return (
    <Modal
      open
      title="一次性密码"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          已交给本人
        </Button>
      }
    >
      <p>只显示这一次，请当面或通过可靠的方式交给{account.name}。本人第一次登录时须换成自己的密码。</p>
      <dl className="facts">
        <dt>账号</dt>
        <dd>{account.login}</dd>
        <dt>一次性密码</dt>
        <dd>
          <Typography.Text code copyable={{ text: password, tooltips: ['复制', '已复制'] }}>
            {password}
          </Typography.Text>
        </dd>
        {account.oneTimeUntil && (
          <>
            <dt>有效期至</dt>
            <dd>{momentText(inProgrammeTime(account.oneTimeUntil))}</dd>
          </>
        )}
      </dl>
    </Modal>
  );
}
