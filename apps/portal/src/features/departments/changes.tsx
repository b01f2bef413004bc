import type { DepartmentRegisterView } from '@app/contracts';
import { dateText, momentText } from '../../dates/time';
import { passingText } from './passing';
import { PlainTable } from '../../components/plain-table';

/** 沿革: every change with its day, its document, who recorded it, and how much passed by it. */
export function Changes({ view: { changes } }: { view: DepartmentRegisterView }) {
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">历次变动</h2>
      {changes.length === 0 && <p className="quiet">还没有登记过机构变动。</p>}
      {changes.length > 0 && (
        <PlainTable label="历次变动" heads={['生效', '变动', '文件', '转交', '登记人和时间']}>
          {changes.map((one) => (
            <tr key={one.number}>
              <td>{dateText(one.from)}</td>
              <td>{`${one.kindName}：${one.text}`}</td>
              <td>{`${one.documentTitle}${one.documentNumber ? `（${one.documentNumber}）` : ''}`}</td>
              <td>{passingText(one.passing)}</td>
              <td>{`${one.changedBy}，${momentText(one.recordedAt)}`}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </section>
  );
}
