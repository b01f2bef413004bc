import type { NamedCellItem } from '@app/contracts';
import { Link } from 'react-router';
import { DueDate } from '../../components/due-date';
import { WordTag } from '../../components/word-tag';
import { dateText } from '../../dates/time';

interface CellProps {
  cell: Pick<NamedCellItem, 'id' | 'unitName' | 'isRecorded' | 'stage' | 'stageName' | 'task' | 'recheckOn'>;
}

export function CellLink({ cell }: CellProps) {
  return (
    <>
      <Link to={`/cells/${cell.id}`}>{cell.unitName}</Link>{' '}
      {cell.isRecorded && <WordTag tone="plain">补录</WordTag>}
    </>
  );
}

/** The stage of a cell; one that stands undisturbed is good, one about to be revoked is bad. */
export function CellStageTag({ cell: { stage, stageName } }: CellProps) {
  const tone =
    stage === 'standing'
      ? 'good'
      : stage === 'ended'
        ? 'plain'
        : ['decision', 'appeal', 'review', 'delisting', 'restoration'].includes(stage)
          ? 'bad'
          : 'warn';
  return <WordTag tone={tone}>{stageName}</WordTag>;
}

/** Who is waited for until when, or when the next re-check opens. */
export function CellWaiting({ cell: { task, recheckOn } }: CellProps) {
  if (task) {
    return (
      <div className="waiting">
        {task.name === task.clockName ? task.clockName : `${task.name} · ${task.clockName}`}{' '}
        <DueDate due={task} />
      </div>
    );
  }
  return recheckOn ? <span className="quiet">下次动态复核 {dateText(recheckOn)}</span> : null;
}
