import type { NotificationItem } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Ask } from '../../server/api';
import { call } from '../../server/api';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useConditions, useList } from '../../components/lists/use-list';
import type { Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { momentText, shortDate } from '../../dates/time';
import './notices.css';

/** The page 消息 (notifications): those of the user, newest first. */
export function Component() {
  const { values, change } = useConditions(['unread']);
  const onlyUnread = values.unread === 'true';
  const list = useList('listNotices', { unread: values.unread });
  const mark = useMutation<unknown, Problem, Ask<'readNotices'>['body']>({
    mutationFn: (body) => call('readNotices', { body }),
    onSuccess: readAgain,
  });
  const unread = list.first?.unread ?? 0;
  return (
    <Page
      title="消息"
      lead={unread > 0 ? `${unread} 条未读` : '没有未读消息'}
      extra={
        <>
          <Button
            aria-pressed={onlyUnread}
            type={onlyUnread ? 'primary' : 'default'}
            ghost={onlyUnread}
            onClick={() => change({ unread: onlyUnread ? undefined : 'true' })}
          >
            只看未读
          </Button>
          <Button disabled={unread === 0} loading={mark.isPending} onClick={() => mark.mutate({ all: true })}>
            全部标为已读
          </Button>
        </>
      }
    >
      {(list.error ?? mark.error) && <ProblemAlert error={list.error ?? mark.error} onRetry={list.again} />}
      {list.isLoading && <Loading />}
      {!list.isLoading && !list.error && list.items.length === 0 && (
        <div className="card">
          <EmptyState
            title={onlyUnread ? '没有未读消息' : '还没有消息'}
            hint="办理有进展、有新的待办或快到期时，消息会出现在这里，同时发到您的电子邮箱。"
          />
        </div>
      )}
      <ul className="list-cards">
        {list.items.map((notice) => (
          <Notification key={notice.id} notice={notice} onOpen={() => mark.mutate({ ids: [notice.id] })} />
        ))}
      </ul>
      {list.hasMore && (
        <div className="list-foot">
          <Button onClick={list.more} loading={list.isMore}>
            加载更多
          </Button>
        </div>
      )}
    </Page>
  );
}

function Notification({ notice, onOpen }: { notice: NotificationItem; onOpen: () => void }) {
  const { title, path, at, read, kindName, lines } = notice;
  return (
    <li className={read ? 'notice' : 'notice notice-new'}>
      <div className="notice-head">
        {!read && <span className="notice-mark">未读</span>}
        <Link to={path} onClick={read ? undefined : onOpen}>
          {title}
        </Link>
      </div>
      <span className="quiet">
        {kindName} · {momentText(at)}
      </span>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.path + line.title}>
              <Link to={line.path}>{line.title}</Link>
              {line.dueOn && <span className="quiet"> {shortDate(line.dueOn)}到期</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
