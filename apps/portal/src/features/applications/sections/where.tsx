import { type ApplicationView, BASIS_NAMES } from '@app/contracts';
import type { Stage } from '@app/domain';
import { STAGE_NAMES, stepOf } from '@app/contracts';
import { DueDate } from '../../../components/due-date';
import { StageLine } from '../../../components/stage-line';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';

type Happened = { type: string; data: Record<string, unknown> };

/** Progress (进度): the stage, the seats of the open tasks, their last days and the reasons for them. */
export function Where({ application }: { application: ApplicationView }) {
  const { id, stage, tasks } = application;
  const { data: history } = useCall('listEvents', { params: { id } });
  return (
    <section className="card" aria-labelledby="where">
      <h2 id="where">进度</h2>
      <StageLine stage={stage} endedAt={lastOpen(history?.items ?? [])} />
      {tasks.length > 0 ? (
        <ul className="holders">
          {tasks.map((task) => (
            <li key={task.seat}>
              <div>
                <strong>{task.name}</strong> 正在办理“{task.clockName}”{task.extended && '（已延期）'}
                {task.assignee && <span className="quiet"> 已转办</span>}
              </div>
              <DueDate due={task} full />
              {task.extended && <Original date={beforeExtension(history?.items ?? [], task.seat)} />}
              <span className="quiet">
                {BASIS_NAMES[task.basis]} · 已计 {task.countedDays} 个工作日
                {task.escalated && ` · ${task.escalated === 'head' ? '已告知部门负责人' : '已列入督办清单'}`}
              </span>
              {task.pauses.map((pause) => (
                <span key={pause.from} className="quiet">
                  {pause.from} 至 {pause.to ?? '今'} 停止计时：{pause.whyName}（{pause.byName}）
                </span>
              ))}
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">
          {stage === 'settled' ? `已办结：${STAGE_NAMES[stage]}。` : `${STAGE_NAMES[stage]}，没有待办事项。`}
        </p>
      )}
    </section>
  );
}

function Original({ date }: { date?: string }) {
  return date && <span className="quiet">原期限：{dateText(date)}</span>;
}

/** Returns the last day of a seat's task before its extension. */
function beforeExtension(events: Happened[], seat: string): string | undefined {
  return events.findLast(({ type, data }) => type === 'extended' && data.seat === seat)?.data.from as
    string | undefined;
}

/** Returns the last stage that is a step of the progress line. */
function lastOpen(events: Happened[]): Stage | undefined {
  const stages = events.filter(({ type }) => type === 'stageEntered').map(({ data }) => data.stage as Stage);
  return stages.findLast((stage) => stepOf(stage) !== undefined);
}
