import type { YearView } from '@app/contracts';
import { momentText } from '../../../dates/time';
import { RowFigures } from './row-figures';

/** The figures at the cut of the year (24:00 of 31 December in Asia/Shanghai). */
export function Frozen({ frozen }: { frozen: NonNullable<YearView['frozen']> }) {
  const { cutAt, completed, recognised, carriedIn, carriedOut, gauges, byType, rulesVersion } = frozen;
  return (
    <>
      <section className="card" aria-labelledby="frozen">
        <h2 id="frozen">年度截止时的数字</h2>
        <p>
          {momentText(cutAt)}的数字，此后不变（规则 {rulesVersion}）。计入 <strong>{completed}</strong>{' '}
          个，市级认定 {recognised} 个，结转来 {carriedIn} 个，结转出 {carriedOut} 个。
        </p>
        <ul>
          {gauges.map(({ id, name, completed: done, target, gap, surplus }) => (
            <li key={id}>
              {name}：{done} / {target}，{gap > 0 ? `尚缺 ${gap}` : `多 ${surplus}`}
            </li>
          ))}
        </ul>
      </section>
      <RowFigures title="截止时按类型" rows={byType.map((row) => ({ ...row, id: row.code }))} />
    </>
  );
}
