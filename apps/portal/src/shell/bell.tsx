import { BellOutlined } from '@ant-design/icons';
import { Badge } from 'antd';
import { Link } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { reading } from '../query';
import { texts } from '../texts';

const MINUTE = 60_000;
const MOST_SHOWN = 99;

/** How many messages are unread, in words for those who don't see the badge. */
export function Bell() {
  const { data } = useQuery({
    ...reading('listNotices', { query: { unread: 'true', limit: 1 } }),
    refetchInterval: MINUTE,
  });
  const unread = data?.unread ?? 0;
  const name = unread > 0 ? `${texts.shell.notices},${unread} 条未读` : texts.shell.notices;
  return (
    <Link to="/notices" className="bell" aria-label={name} title={name}>
      <Badge count={unread} overflowCount={MOST_SHOWN} size="small">
        <BellOutlined />
      </Badge>
    </Link>
  );
}
