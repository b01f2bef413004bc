import type { CarryOverView } from '@app/contracts';
import { Alert } from 'antd';
import { ExportButton } from '../../../components/lists/export-button';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';
import { basisName } from '../figures/basis-name';
import { CarryChoice } from './carry-choice';
import { CarryDecisions } from './carry-decisions';
import { useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

/** The page 结转 (carry-over): the proposal with its reasons, and the decisions of the office. */
export function Component() {
  const year = useYear();
  const { data, error, refetch } = useCall('getCarryOver', { params: { year } });
  return (
    <YearFrame
      title="结转"
      lead="超出基数的细胞，可以延到下一考核年度。系统提出建议和理由，由区无废办决定。"
      extra={data && <ExportButton at={`/exports/programmes/${year}/carry-over`} />}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <>
          <Facts proposal={data} />
          {data.whyNot && <Alert className="problem" type="info" showIcon title={data.whyNot} />}
          {(data.moves.length > 0 || data.canConfirm) && <CarryChoice proposal={data} />}
          <CarryDecisions proposal={data} />
        </>
      )}
    </YearFrame>
  );
}

function Facts({ proposal }: { proposal: CarryOverView }) {
  const { baseline, completed, surplus, gap, left, order, toYear } = proposal;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts">依据</h2>
      <dl className="facts">
        <dt>结转基数</dt>
        <dd>
          {baseline.value} 个（第 {baseline.version} 版，{baseline.source}，{dateText(baseline.dated)}）
        </dd>
        <dt>计入本年度</dt>
        <dd>
          {completed} 个，{gap > 0 ? `尚缺 ${gap} 个` : `多余 ${surplus} 个`}
          {left > 0 && `（其中 ${left} 个本身由上年结转而来，不再结转）`}
        </dd>
        <dt>结转到</dt>
        <dd>{toYear} 考核年度</dd>
        <dt>顺序</dt>
        <dd>
          {order.note ?? order.name}（{basisName(order.basis)}）
        </dd>
      </dl>
    </section>
  );
}
