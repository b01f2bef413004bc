import { Button, Popover, Progress } from 'antd';
import { useState } from 'react';
import { civilDateOf, dateText, momentText, shortDate } from '../../dates/time';
import { MoveForm } from './move-form';
import { MovedDialog } from './moved-dialog';
import './rehearsal.css';
import { isMoving, useMove } from './use-move';

/** The controls of the rehearsal (演练): they move programme time forward and show what happened meanwhile. */
export default function ProgrammeTimeControls() {
  const { clock, move } = useMove();
  const [choosing, setChoosing] = useState(false);
  if (!clock?.rehearsal) return null;
  const { workingDay, due } = clock.next;
  const moving = move.isPending || isMoving(clock);
  const to = (now: string) => {
    setChoosing(false);
    move.mutate(now);
  };

  if (moving) return <Moving to={clock.movingTo} progress={clock.progress} />;
  return (
    <div className="clock-acts" role="group" aria-label="拨动项目日期">
      <Button size="small" onClick={() => to(`${workingDay}T09:00:00+08:00`)}>
        下一个工作日（{shortDate(workingDay)}）
      </Button>
      {due && (
        <Button size="small" title={momentText(due)} onClick={() => to(due)}>
          下一件到期或提醒（{shortDate(civilDateOf(due))}）
        </Button>
      )}
      <Popover
        trigger="click"
        open={choosing}
        onOpenChange={setChoosing}
        content={<MoveForm today={civilDateOf(clock.now)} onMove={to} />}
      >
        <Button size="small">拨到某一天…</Button>
      </Popover>
      {move.error && (
        <span role="alert" className="clock-problem">
          {move.error.message}
        </span>
      )}
      {move.data && <MovedDialog moved={move.data} onClose={() => move.reset()} />}
    </div>
  );
}

interface MovingProps {
  to: string | null;
  progress: { told: number; total: number } | null;
}

function Moving({ to, progress }: MovingProps) {
  const { told = 0, total = 0 } = progress ?? {};
  const percent = total > 0 ? Math.round((100 * told) / total) : 0;
  return (
    <span className="clock-moving" role="status">
      正在拨{to && `到 ${dateText(civilDateOf(to))}`}…
      <Progress percent={percent} showInfo={false} size={[120, 8]} aria-label="拨动进度" />
      {total > 0 && `已处理 ${told} / ${total} 件`}
    </span>
  );
}
