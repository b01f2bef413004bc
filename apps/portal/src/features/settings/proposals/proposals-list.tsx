import type { Proposal } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { momentText } from '../../../dates/time';
import { useCall } from '../../../server/query';
import { RulesTable } from '../../../components/rules-table';

/** The vendor's line (厂家的规则): what each release brought, and what the office answered. */
export function ProposalsList() {
  const { data, error } = useCall('listProposals');
  return (
    <>
      <h2>厂家的规则</h2>
      <p className="quiet">随系统更新而来，不自动生效；采用后成为本办的新版本。</p>
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Loading />}
      {data && (
        <RulesTable
          label="厂家的规则"
          heads={['厂家版本', '年度', '带来', '处理', '理由']}
          rows={data.items.map((one) => ({
            key: one.id,
            name: one.version,
            changed: false,
            cells: [
              <Link key="version" to={`/settings/proposals/${one.id}`}>
                {one.version}
              </Link>,
              `${one.programmeYear} 年度`,
              momentText(one.seenAt),
              <span key="state">
                <Tag color={one.state === 'waiting' ? 'gold' : 'default'}>{one.stateName}</Tag>
                {answerText(one)}
              </span>,
              one.answer?.reason ?? '',
            ],
          }))}
        />
      )}
    </>
  );
}

/** Returns who answered, when, and with which version of the office. */
export function answerText({ answer, state }: Proposal): string {
  if (!answer) return '';
  const who = answer.by ? `${answer.by}，${momentText(answer.at)}` : '';
  const part = answer.taken === null ? '' : `${answer.taken} 处，`;
  if (state === 'left') return `${who}，本办为 ${answer.version} 版`;
  return state === 'same' ? `本办 ${answer.version} 版` : `${part}本办 ${answer.version} 版；${who}`;
}
