import type { BoardPage } from '@app/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { momentText } from '../../dates/time';

/** Mails about changes of departments and proposed rules that did not arrive: they are about no task, so no line shows them. */
export function Undelivered({ letters }: { letters: BoardPage['undelivered'] }) {
  if (letters.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title={`${letters.length} 封通知未送达，请改用电话告知，并请管理员更正其电子邮箱。`}
      description={
        <ul>
          {letters.map(({ about, to, person, recipient, sendAt, path }) => (
            <li key={`${path} ${about} ${recipient}`}>
              {to}
              {person}（{recipient}）：<Link to={path}>{about}</Link>，{momentText(sendAt)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
