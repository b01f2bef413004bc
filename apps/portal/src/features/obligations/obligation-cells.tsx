import type { ObligationItem } from '@app/contracts';
import { WordTag } from '../../components/word-tag';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { dateText } from '../../dates/time';
import './obligations.css';

interface CellProps {
  obligation: Pick<
    ObligationItem,
    'id' | 'title' | 'status' | 'statusName' | 'dueOn' | 'overdue' | 'daysLeft' | 'reportedOn' | 'missing'
  >;
}

export function ObligationLink({ obligation }: CellProps) {
  return <Link to={`/obligations/${obligation.id}`}>{obligation.title}</Link>;
}

const TONES = { dateUnknown: 'plain', open: 'info', done: 'good', past: 'plain' } as const;

export function Status({ obligation }: CellProps) {
  return <WordTag tone={TONES[obligation.status]}>{obligation.statusName}</WordTag>;
}

/** The due date of an obligation, the day on which it was reported, or that its date is not set yet. */
export function ObligationDue({ obligation }: CellProps) {
  const { status, dueOn, reportedOn, overdue, daysLeft } = obligation;
  if (!dueOn) return <span>日期待定</span>;
  if (status === 'done' && reportedOn) return <span>{dateText(reportedOn)}上报</span>;
  if (status !== 'open') return <span className="quiet">{dateText(dueOn)}</span>;
  return <DueDate due={{ dueOn, overdue, daysLeft }} />;
}

const MOST_NAMED = 3;

/** The departments whose parts are missing: how many, and the names of the first MOST_NAMED. */
export function Missing({ obligation }: CellProps & { obligation: { parts?: unknown } }) {
  const { missing, status } = obligation;
  const parts = typeof obligation.parts === 'number' ? obligation.parts : 0;
  if (parts === 0) return <span className="quiet">不需部门填报</span>;
  if (status !== 'open') return <span className="quiet">{parts} 个部门</span>;
  if (missing.length === 0) return <span>{parts} 个部门已全部填报</span>;
  const named = missing.slice(0, MOST_NAMED).map(({ name }) => name);
  return (
    <span>
      缺 {missing.length}/{parts}：{named.join('、')}
      {missing.length > MOST_NAMED && '等'}
    </span>
  );
}
