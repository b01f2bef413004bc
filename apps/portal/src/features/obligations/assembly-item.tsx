import { WordTag } from '../../components/word-tag';
import type { AssemblyView } from '@app/contracts';
import { FileLink } from '../../components/files/file-held-back';
import { addressOf } from '../../server/api';
import { momentText } from '../../dates/time';

type Item = AssemblyView['items'][number];
type Cell = Item['departments'][number];

/** One task or indicator: its target, and the contribution of each department. */
export function AssemblyItem({ item, obligationId }: { item: Item; obligationId: string }) {
  const { target, note, sameAs } = item;
  return (
    <section className="card" aria-labelledby={`item-${item.item}`}>
      <h2 id={`item-${item.item}`}>
        <span className="quiet">{item.item}</span> {item.title}
      </h2>
      {target && (
        <p>
          目标：
          <strong>
            {target.comparison} {target.value}
            {target.unit}
          </strong>
        </p>
      )}
      {note && <p className="quiet">{note}</p>}
      {sameAs && <p className="quiet">与 {sameAs} 是同一指标，只计一次。</p>}
      <dl className="assembly">
        {item.departments.map((cell) => (
          <div key={cell.department}>
            <dt>
              {cell.name} <Met cell={cell} hasTarget={target !== null} />
            </dt>
            <dd>
              <Handed cell={cell} obligationId={obligationId} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Met({ cell, hasTarget }: { cell: Cell; hasTarget: boolean }) {
  if (cell.missing) return <WordTag tone="warn">缺报</WordTag>;
  if (!hasTarget || cell.met === null) return null;
  return cell.met ? <WordTag tone="good">达到目标</WordTag> : <WordTag tone="bad">未达到目标</WordTag>;
}

function Handed({ cell, obligationId }: { cell: Cell; obligationId: string }) {
  const { contribution } = cell;
  if (!contribution) return <span className="quiet">尚未填报</span>;
  const {
    figure,
    unit,
    source,
    progress,
    problems,
    nextSteps,
    fileId,
    fileScan,
    byName,
    byOffice,
    at,
    version,
  } = contribution;
  return (
    <>
      {figure !== null && (
        <p>
          完成值：
          <strong>
            {figure}
            {unit}
          </strong>
          {source && <span className="quiet">（来源：{source}）</span>}
        </p>
      )}
      <p className="prose">{progress}</p>
      {problems && <p className="prose">存在问题：{problems}</p>}
      {nextSteps && <p className="prose">下步措施：{nextSteps}</p>}
      {fileId && (
        <p>
          <FileLink
            scan={fileScan ?? 'unscanned'}
            href={addressOf('getDutyFile', { params: { id: obligationId, fileId } })}
          >
            佐证材料
          </FileLink>
        </p>
      )}
      <p className="quiet">
        {byName} {momentText(at)}
        {byOffice ? '代为填报' : '填报'}
        {version > 1 && `，第 ${version} 版`}
      </p>
    </>
  );
}
