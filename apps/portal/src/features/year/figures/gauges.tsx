import type { YearView } from '@app/contracts';
import { Progress } from 'antd';
import { WordTag } from '../../../components/word-tag';
import { useUnfoldedInPrint } from '../../../device/use-unfolded-in-print';
import { basisName } from './basis-name';

/**
 * The targets of the year (45 · 50 · 60), the cells that count, and the source of each target. Targets are
 * minimums.
 */
export function Gauges({ programme }: { programme: YearView }) {
  useUnfoldedInPrint();
  const { gauges, completed, recognised, carriedIn, completedLate, carriedOut, revoked, baseline } =
    programme;
  return (
    <section className="card" aria-labelledby="gauges">
      <h2 id="gauges">任务完成情况</h2>
      <p>
        计入本考核年度 <strong>{completed}</strong> 个，其中市级已认定 <strong>{recognised}</strong> 个
        {carriedIn > 0 && `；上年度结转来 ${carriedIn} 个`}
        {completedLate > 0 && `；上年度申报、本年度完成 ${completedLate} 个`}
        {carriedOut > 0 && `；结转到下年度 ${carriedOut} 个`}
        {revoked > 0 && `；已撤销 ${revoked} 个`}
        {baseline !== null && `。结转基数 ${baseline} 个`}。
      </p>
      <div className="gauges">
        {gauges.map((gauge) => (
          <Gauge key={gauge.id} gauge={gauge} />
        ))}
      </div>
      <OtherTypes types={programme.otherTypes} />
      <details className="gauge-sources">
        <summary>各项任务数的依据</summary>
        <p className="quiet">这些数字是下限，不是上限：达到之后照样受理、命名和计入。</p>
        <ul>
          {gauges.map(({ id, name, target, basis, source, quote }) => (
            <li key={id}>
              {name} {target} 个，{basisName(basis)}：{source}
              {quote && <blockquote>{quote}</blockquote>}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function OtherTypes({ types }: { types: YearView['otherTypes'] }) {
  if (types.length === 0) return null;
  return (
    <p>
      计入的细胞中，本年度分工表里没有的类型：
      {types.map(({ name, completed }) => `${name} ${completed} 个`).join('、')}。
    </p>
  );
}

function Gauge({ gauge }: { gauge: YearView['gauges'][number] }) {
  const { name, target, completed, gap, surplus } = gauge;
  return (
    <div className="gauge">
      <h3>{name}</h3>
      <p className="gauge-figure">
        <strong>{completed}</strong> / {target}
      </p>
      <Progress
        percent={Math.min(100, (100 * completed) / target)}
        showInfo={false}
        aria-label={`${name}：${completed} / ${target}`}
      />
      <p>
        {gap > 0 ? (
          <WordTag tone="warn">尚缺 {gap} 个</WordTag>
        ) : (
          <WordTag tone="good">已达到{surplus > 0 && `，多 ${surplus} 个`}</WordTag>
        )}
      </p>
    </div>
  );
}
