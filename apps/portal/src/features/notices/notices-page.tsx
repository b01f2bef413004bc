import { useMutation } from '@tanstack/react-query';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { type Ask, call } from '../../api';
import { EmptyState } from '../../components/empty-state';
import { Filters } from '../../components/filters';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { type ItemOf, useConditions, useList } from '../../components/use-list';
import { readAgain } from '../../query';
import { texts } from '../../texts';
import { momentText, shortDate } from '../../time';

type Item = ItemOf<'listNotices'>;

const READ_STATES = [{ value: 'true', label: '未读' }];

/** 消息: what somebody was told, read and unread. */
export function Component() {
  const { values, change } = useConditions(['unread']);
  const list = useList('listNotices', values);
  const read = useMutation({
    mutationFn: (body: Ask<'readNotices'>['body']) => call('readNotices', { body }),
    onSuccess: readAgain,
  });
  const unread = list.first?.unread ?? 0;
  return (
    <Page
      title={texts.shell.notices}
      lead={unread > 0 ? `${unread} 条未读` : '没有未读的消息'}
      extra={
        unread > 0 && (
          <Button loading={read.isPending} onClick={() => read.mutate({ all: true })}>
            全部标为已读
          </Button>
        )
      }
    >
      <Filters
        filters={[{ name: 'unread', label: '范围', kind: 'choice', choices: READ_STATES }]}
        values={values}
        onChange={change}
      />
      {read.error && <ProblemAlert error={read.error} />}
      {list.error && <ProblemAlert error={list.error} onRetry={list.again} />}
      {list.isLoading && <Loading />}
      {!list.isLoading && !list.error && list.items.length === 0 && (
        <div className="card">
          <EmptyState
            title={values.unread ? '没有未读的消息' : '还没有消息'}
            hint="有事项交到您手上、临近到期或办理有进展时,会在这里告诉您,也会发邮件。"
          />
        </div>
      )}
      <ul className="list-cards" aria-label={texts.shell.notices}>
        {list.items.map((item) => (
          <li key={item.id} className={item.read ? 'notice' : 'notice notice-unread'}>
            <Notice item={item} onRead={() => read.mutate({ ids: [item.id] })} />
          </li>
        ))}
      </ul>
      {list.hasMore && (
        <div className="list-foot">
          <Button onClick={list.more} loading={list.isMore}>
            {texts.list.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function Notice({ item, onRead }: { item: Item; onRead: () => void }) {
  const open = () => !item.read && onRead();
  return (
    <>
      <div className="card-head">
        <span>
          <Link to={item.path} onClick={open}>
            {item.title}
          </Link>
        </span>
        <span>
          {!item.read && <Tag color="green">未读</Tag>}
          <Tag>{item.kindName}</Tag>
        </span>
      </div>
      {item.lines.length > 0 && (
        <ul className="notice-lines">
          {item.lines.map((line) => (
            <li key={line.path + line.title}>
              <Link to={line.path} onClick={open}>
                {line.title}
              </Link>
              {line.dueOn && <span className="quiet"> {shortDate(line.dueOn)}</span>}
            </li>
          ))}
        </ul>
      )}
      <div className="notice-foot quiet">
        <time dateTime={item.at}>{momentText(item.at)}</time>
        {item.number && <span>{item.number}</span>}
        {!item.read && (
          <Button size="small" onClick={onRead}>
            标为已读
          </Button>
        )}
      </div>
    </>
  );
}
