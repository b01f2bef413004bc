import type { YearView } from '@app/contracts';
import { PlainTable } from '../../../components/plain-table';

type TypeRow = YearView['byType'][number];

/** What is missing (还缺): the types below their figure, the largest gap first, and those that have reached it. */
export function MissingTypes({ types }: { types: TypeRow[] }) {
  if (types.length === 0) return null;
  const missing = types.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap);
  const reached = types.filter(({ gap }) => gap === 0);
  return (
    <section className="card missing-types" aria-labelledby="missing-types">
      <h2 id="missing-types">还缺哪些</h2>
      {missing.length === 0 ? (
        <p>各类型都已达到任务数。</p>
      ) : (
        <PlainTable label="还缺的类型" heads={['类型', '计入／任务', '办理中', '尚缺']}>
          {missing.map(({ code, name, completed, target, open, gap }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>
                {completed}／{target}
              </td>
              <td>{open || '—'}</td>
              <td>
                <strong>{gap}</strong>
                {open >= gap && <span className="quiet">（在办够）</span>}
              </td>
            </tr>
          ))}
        </PlainTable>
      )}
      {missing.length > 0 && reached.length > 0 && (
        <p className="quiet">已达到：{reached.map(({ name }) => name).join('、')}。</p>
      )}
    </section>
  );
}
