import { useParams } from 'react-router';
import { DueDate } from '../../components/due-date';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { StageLine } from '../../components/stage-line';
import { StageTag } from '../../components/stage-tag';
import { useCall } from '../../query';
import { Acts } from './acts/acts';

/** One application, for everyone who may see it; its sections are what the server sends. */
export function Component() {
  const { id = '' } = useParams();
  const { data: application, error, refetch } = useCall('getApplication', { params: { id } });
  if (!application)
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const { unit, cellTypeName, number, stage, tasks } = application;
  return (
    <Page
      title={`${unit.name || '草稿'} ${cellTypeName}`}
      heading={unit.name || '(未填写单位名称)'}
      lead={
        <>
          {cellTypeName} · {number} <StageTag stage={stage} />
        </>
      }
    >
      <section className="card" aria-label="进度">
        <StageLine stage={stage} />
      </section>
      {tasks.length > 0 && (
        <section className="card">
          <h2>正在等待</h2>
          <dl className="facts">
            {tasks.map((task) => (
              <div key={task.seat} className="fact">
                <dt>
                  {task.name}({task.clockName})
                </dt>
                <dd>
                  <DueDate due={task} full />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <Acts application={application} />
    </Page>
  );
}
