import type { YearView } from '@app/contracts';
import { dateText, momentText } from '../../../dates/time';

/** Every version of the baseline (结转基数): who set it, and for which reason. */
export function BaselineHistory({ baselines }: { baselines: YearView['baselines'] }) {
  if (baselines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="baselines">
      <h2 id="baselines">结转基数</h2>
      <ul className="year-next">
        {baselines.map(({ version, value, source, dated, setBy, setAt }, i) => (
          <li key={version}>
            <strong>{value}</strong> 个{i === 0 && '（现行）'} · 第 {version} 版 · {source}，{dateText(dated)}
            <span className="quiet">
              {' '}
              {setBy ? `${setBy.name} ${momentText(setAt)}设定` : '随年度任务带来'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
