import { type AccountItem, ROLE_NAMES } from '@app/contracts';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useMe, useProgrammeTime } from '../../shell/me';
import { momentText } from '../../dates/time';
import { AccountActs } from './account-acts';
import { AccountHistory } from './account-history';
import { AccountState } from './account-state';

type Fact = [name: string, value: ReactNode];

/** One account: its data, the acts on it and its history. */
export function Component() {
  const { id = '' } = useParams();
  const me = useMe();
  const { data, error, refetch } = useCall('getAccount', { params: { id } });
  return (
    <Page
      title={data?.account.name ?? '账号'}
      lead={<Link to="/accounts">全部账号</Link>}
      extra={data && me.role === 'admin' && <AccountActs account={data.account} />}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Data account={data.account} />
          <AccountHistory id={id} />
        </>
      )}
    </Page>
  );
}

function Data({ account }: { account: AccountItem }) {
  const inProgrammeTime = useProgrammeTime();
  const { login, email, role, department, town, unit, head, digest, oneTimeUntil, sessions, createdAt } =
    account;
  const facts: Fact[] = [
    ['状态', <AccountState key="state" account={account} />],
    ['账号', login],
    ['身份', ROLE_NAMES[role]],
    ['部门', department?.name],
    ['镇街', town],
    ['单位', unit && [unit.name, unit.creditCode].filter(Boolean).join('，')],
    ['电子邮箱', email],
    ['负责人', head && '是，逾期时另行告知'],
    ['汇总邮件', role !== 'town' && (digest ? '每个工作日上午一封' : '不收')],
    ['当前登录', `${sessions} 处`],
    ['一次性密码有效期至', oneTimeUntil && momentText(inProgrammeTime(oneTimeUntil))],
    ['建立时间', momentText(inProgrammeTime(createdAt))],
  ];
  return (
    <section className="card">
      <Facts facts={facts} />
    </section>
  );
}
