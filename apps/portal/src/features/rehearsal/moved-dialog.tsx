import type { NotificationItem } from '@app/contracts';
import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../../components/loading';
import { useCall } from '../../server/query';
import { momentText, shortDate, civilDateOf } from '../../dates/time';
import type { Moved } from './use-move';

const MOST = 200;

/**
 * Shown after a move of programme time: the user’s notifications since `from`, and a link to the stalled
 * cases.
 */
export function MovedDialog({ moved, onClose }: { moved: Moved; onClose: () => void }) {
  const { from, to } = moved;
  const { data } = useCall('listNotices', { query: { limit: MOST } });
  const since = Date.parse(from);
  const received = (data?.items ?? []).filter(({ at }) => Date.parse(at) >= since);
  return (
    <Modal
      open
      title={`已到 ${momentText(to)}`}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          知道了
        </Button>
      }
    >
      <p>
        从 {momentText(from)} 起，到期的提醒、逾期和期满都已发生。
        <Link to="/board?stalled=true" onClick={onClose}>
          查看停滞的事项
        </Link>
      </p>
      {!data && <Loading />}
      {data && received.length === 0 && <p className="quiet">期间没有发给您的通知。</p>}
      {received.length > 0 && (
        <>
          <h3>期间发给您的通知（{received.length === MOST ? `${MOST} 条以上` : `${received.length} 条`}）</h3>
          <ul className="moved-list">
            {received.map((notice) => (
              <Notified key={notice.id} notice={notice} onOpen={onClose} />
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}

function Notified({ notice, onOpen }: { notice: NotificationItem; onOpen: () => void }) {
  const { at, title, path, lines } = notice;
  return (
    <li>
      <span className="quiet">{shortDate(civilDateOf(at))}</span>{' '}
      <Link to={path} onClick={onOpen}>
        {title}
      </Link>
      {lines.length > 0 && <span className="quiet">（{lines.length} 项）</span>}
    </li>
  );
}
