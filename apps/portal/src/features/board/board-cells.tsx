import { WordTag } from '../../components/word-tag';
import '../../components/acts/bulk.css';
import { type BoardItem, LEVEL_NAMES } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { addressOfMatter } from './board-row';

interface CellProps {
  row: BoardItem;
}

/** How late, in words beside the colour. */
export function Level({ row }: CellProps) {
  return (
    <div className="board-level">
      <Tag className={`level level-${row.level}`}>{LEVEL_NAMES[row.level]}</Tag>
      {row.dueOn ? <DueDate due={{ ...row, dueOn: row.dueOn }} /> : <span>日期待定</span>}
    </div>
  );
}

/** Which case or obligation. */
export function Matter({ row }: CellProps) {
  return (
    <div className="board-matter">
      <Link to={addressOfMatter(row)}>{row.unitName ?? row.number}</Link>
      <div className="quiet">
        {row.unitName ? `${row.cellTypeName} · ${row.number}` : `定期任务 · ${row.stageName}`}
      </div>
    </div>
  );
}

/** Who is waited for, at which step, since when. */
export function Holder({ row }: CellProps) {
  return (
    <div className="board-holder">
      {row.name}
      <div className="quiet">
        {row.clockName} · 已 {row.daysInStage} 天(计 {row.countedDays} 个工作日)
      </div>
      <Escalated row={row} />
    </div>
  );
}

/** The people who have been notified that the row is overdue. */
export function Escalated({ row }: CellProps) {
  if (!row.escalated) return null;
  return <WordTag tone="warn">{row.escalated === 'head' ? '已告知部门负责人' : '已告知区无废办'}</WordTag>;
}

/** Why the row is stalled, and the remedy. */
export function Reason({ row }: CellProps) {
  return (
    <div className="board-reason">
      <strong>{row.causeName}</strong>
      <div>{row.nextStep}</div>
    </div>
  );
}
