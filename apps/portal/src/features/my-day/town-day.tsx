import { Link } from 'react-router';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';
import { useMe, useToday } from '../../shell/me';
import { InProgress, isInProgress } from './in-progress';
import './my-day.css';

/** The page 我的一天 of a 镇街: the open cases of its units, which it reads and does not handle. */
export function TownDay() {
  const me = useMe();
  const today = useToday();
  const { data, error, refetch } = useCall('listApplications', { query: { limit: 50 } });
  const isEmpty = data && !data.items.some(isInProgress);
  return (
    <Page title="我的一天" lead={`${me.name}，您好。今天是 ${dateText(today)}。`}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {isEmpty && (
        <div className="card">
          <EmptyState
            title={`${me.town}现在没有办理中的申报`}
            hint="地址在本镇街的单位提交申报后会出现在这里，镇街只查看、不办理。"
          >
            <Link to="/applications">查看全部申报</Link>
          </EmptyState>
        </div>
      )}
      <InProgress title={`${me.town}办理中的申报`} />
    </Page>
  );
}
