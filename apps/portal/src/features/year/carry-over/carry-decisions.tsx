import type { CarryOverView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ReasonField } from '../../../components/fields';
import { useMe } from '../../../shell/me';
import { momentText } from '../../../dates/time';
import { PreviewDialog } from '../corrections/preview-dialog';

type Carried = CarryOverView['carried'][number];

/** The confirmed carry-overs (结转), and the cells that count in the next year by them. */
export function CarryDecisions({ proposal }: { proposal: CarryOverView }) {
  const { year, carried, decisions, toYear } = proposal;
  const isOffice = useMe().role === 'office';
  const [returning, setReturning] = useState<Carried>();
  if (carried.length === 0 && decisions.length === 0) return null;
  return (
    <>
      {carried.length > 0 && (
        <section className="card" aria-labelledby="carried">
          <h2 id="carried">
            已计入 {toYear} 考核年度（{carried.length} 个）
          </h2>
          <ul className="year-next">
            {carried.map((cell) => (
              <li key={cell.number}>
                <Link to={`/applications/${cell.applicationId}`}>{cell.unit}</Link>{' '}
                <span className="quiet">
                  {cell.number} · 当时基数 {cell.baseline.value}
                  {cell.baselineChanged && '，其后基数已调整，结转仍然有效'}
                </span>{' '}
                {isOffice && (
                  <Button size="small" className="no-print" onClick={() => setReturning(cell)}>
                    退回本年度
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {decisions.length > 0 && (
        <section className="card" aria-labelledby="decisions">
          <h2 id="decisions">所作的决定</h2>
          <ul className="year-next">
            {decisions.map(({ commandId, by, at, reason, cells, notProposed, leftOut, baseline }) => (
              <li key={commandId}>
                {momentText(at)} {by.name}确认结转 {cells.length} 个（基数 {baseline.value}）：{reason}
                <div className="quiet">
                  {cells.join('、')}
                  {notProposed.length > 0 && `；建议之外选定：${notProposed.join('、')}`}
                  {leftOut.length > 0 && `；建议之内未选：${leftOut.join('、')}`}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {returning && (
        <PreviewDialog<{ reason: string }>
          year={String(year)}
          title="退回已结转的细胞"
          explain={`${returning.unit}（${returning.number}）将重新计入 ${year} 考核年度。`}
          toCommand={({ reason }) => ({ type: 'returnCarriedCell', cell: returning.number, reason })}
          onClose={() => setReturning(undefined)}
        >
          <ReasonField rows={3} />
        </PreviewDialog>
      )}
    </>
  );
}
