import { WordTag } from '../../components/word-tag';
import '../../components/acts/bulk.css';
import { type BoardItem, LEVEL_NAMES } from '@app/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { useToday } from '../../shell/me';
import { addressOfMatter, urgedText } from './board-row';

interface CellProps {
  row: BoardItem;
}

/** The level of a row, in words and colour, with its last day. */
export function Level({ row }: CellProps) {
  return (
    <div className="board-level">
      <Tag className={`level level-${row.level}`}>{LEVEL_NAMES[row.level]}</Tag>
      {row.dueOn ? <DueDate due={{ ...row, dueOn: row.dueOn }} /> : <span>日期待定</span>}
    </div>
  );
}

/** The application or obligation of a row. */
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

/** The seat that must act, with its period and the days it has taken. */
export function Holder({ row }: CellProps) {
  return (
    <div className="board-holder">
      {row.parts.length > 3 ? (
        <details>
          <summary>{row.name}</summary>
          {row.parts.map(({ name }) => name).join('、')}
        </details>
      ) : (
        row.name
      )}
      <div className="quiet">
        {row.clockName} · 已 {row.daysInStage} 天（计 {row.countedDays} 个工作日）
      </div>
      <Escalated row={row} /> <Urged row={row} />
    </div>
  );
}

/** When and by whom the seat was urged last (催办). */
function Urged({ row: { urged } }: CellProps) {
  const today = useToday();
  if (!urged) return null;
  const isToday = urged.day >= today;
  return <WordTag tone={isToday ? 'info' : 'plain'}>{urgedText(urged)}</WordTag>;
}

/** Who has been notified that the row is overdue: the department head or the office. */
function Escalated({ row }: CellProps) {
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
