import type { CellView } from '@app/contracts';
import { Link, useParams } from 'react-router';
import { DueDate } from '../../components/due-date';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';
import { CellActs } from './cell-acts';
import { CellStageTag } from './cell-cells';
import { CheckFiles } from './check-files';
import { CellHistory } from './cell-history';

/** The page of one named cell: where it stands and until when, the open acts, what comes by itself, the history. */
export function Component() {
  const { id = '' } = useParams();
  const { data: cell, error, refetch } = useCall('getCell', { params: { id } });
  if (!cell) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <Page
      title={cell.unitName}
      lead={
        <>
          <CellStageTag cell={cell} /> {cell.cellTypeName} · {cell.number}
        </>
      }
      extra={
        <Link to={`/applications/${cell.applicationId}`} className="button-link">
          查看申报
        </Link>
      }
    >
      <CellActs cell={cell} />
      <Standing cell={cell} />
      <Forecast lines={cell.forecast} />
      <CheckFiles cell={cell} />
      <CellHistory events={cell.events} />
    </Page>
  );
}

function Standing({ cell }: { cell: CellView }) {
  const { task, check, revocation, plaque, recheckOn, recheckExplanation } = cell;
  return (
    <section className="card" aria-labelledby="standing">
      <h2 id="standing">现状</h2>
      <dl className="facts">
        {task && (
          <>
            <dt>{task.name === task.clockName ? task.clockName : `等待${task.name}：${task.clockName}`}</dt>
            <dd>
              <DueDate due={task} full />
            </dd>
          </>
        )}
        {check && (
          <>
            <dt>{check.kindName}</dt>
            <dd>
              {dateText(check.openedOn)}启动，第 {check.no} 次核查
              {check.rounds > 0 && `；已要求整改 ${check.rounds} 次`}
              {check.appealedOn && `；${dateText(check.appealedOn)}对核查未通过申诉`}
              {check.assigned.length > 0 &&
                `；指定人员：${check.assigned.map(({ name }) => name).join('、')}`}
            </dd>
          </>
        )}
        {revocation && (
          <>
            <dt>撤销</dt>
            <dd>
              {dateText(revocation.on)}决定
              {revocation.appealedOn && `；${dateText(revocation.appealedOn)}申诉`}
              {revocation.revokedOn && `；${dateText(revocation.revokedOn)}更正生效，摘牌`}
            </dd>
          </>
        )}
        {recheckOn && (
          <>
            <dt>下次动态复核</dt>
            <dd>
              {dateText(recheckOn)}
              <details className="due-why">
                <summary>日期的由来</summary>
                {recheckExplanation}
              </details>
            </dd>
          </>
        )}
        <dt>命名</dt>
        <dd>
          {dateText(cell.namedOn)}，{cell.documentNumber}
          {cell.issued &&
            `（已更正，最初登记为 ${cell.issued.documentNumber}，${dateText(cell.issued.date)}）`}
        </dd>
        <dt>牌匾</dt>
        <dd>{plaque ? `${plaque.number}，${dateText(plaque.on)}授牌` : '尚未登记授牌'}</dd>
      </dl>
    </section>
  );
}

function Forecast({ lines }: { lines: CellView['forecast'] }) {
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="forecast">
      <h2 id="forecast">如果无人办理</h2>
      <ol className="history">
        {lines.slice(0, 12).map(({ at, on, text }) => (
          <li key={`${at} ${text}`}>
            <time dateTime={at}>{dateText(on)}</time> <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
