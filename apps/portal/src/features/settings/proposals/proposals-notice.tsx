import { Alert } from 'antd';
import { Link } from 'react-router';
import { useCall } from '../../../server/query';

/** A line for each proposal of the vendor that waits for the office. */
export function ProposalsNotice() {
  const { data } = useCall('listProposals');
  const waiting = (data?.items ?? []).filter(({ state }) => state === 'waiting' || state === 'newYear');
  return waiting.map(({ id, version, programmeYear, state }) => (
    <Alert
      key={id}
      type="info"
      showIcon
      className="problem"
      title={
        state === 'newYear'
          ? `系统更新带来厂家的 ${programmeYear} 年度规则（${version} 版），没有生效。`
          : `系统更新带来厂家的新规则（${version} 版），没有生效。`
      }
      action={<Link to={`/settings/proposals/${id}`}>{state === 'newYear' ? '查看' : '对照并决定'}</Link>}
    />
  ));
}
