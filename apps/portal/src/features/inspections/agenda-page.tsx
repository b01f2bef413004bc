import { OUTCOME_NAMES } from '@app/contracts';
import type { Answer } from '../../server/api';
import { Button, Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { DueDate } from '../../components/due-date';
import { ExportButton } from '../../components/lists/export-button';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { MonthCalendar } from '../../components/month-calendar';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { StageTag } from '../../components/stage-tag';
import { useDraftsOf } from '../../field/sheet-outbox';
import { addMonths, monthQuery } from '../../dates/month';
import { useCall } from '../../server/query';
import { useMe, useToday } from '../../shell/me';
import { dateText } from '../../dates/time';
import { useNarrow } from '../../device/media';
import './agenda.css';

type Inspection = Answer<'listInspections'>['items'][number];

/** The page 核查日程 (inspections): as a month or as an agenda. A narrow screen begins with the agenda. */
export function Component() {
  const me = useMe();
  const today = useToday();
  const narrow = useNarrow();
  const [params, setParams] = useSearchParams();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.exec(params.get('month') ?? '')?.[0] ?? today.slice(0, 7);
  const view = params.get('view') ?? (narrow ? 'agenda' : 'month');
  const change = (changed: Record<string, string>) =>
    setParams((now) => new URLSearchParams({ ...Object.fromEntries(now), ...changed }), { replace: true });

  const query = monthQuery(month);
  const { data, error, refetch } = useCall('listInspections', { query }, { kept: true });
  const items = data?.items ?? [];
  return (
    <Page
      title={me.role === 'inspector' ? '我的核查' : '核查日程'}
      extra={
        <>
          <Segmented
            value={view}
            onChange={(value) => change({ view: value })}
            aria-label="显示方式"
            options={[
              { value: 'month', label: '月历' },
              { value: 'agenda', label: '列表' },
            ]}
          />
          <ExportButton at="/exports/inspections" query={query} />
        </>
      }
    >
      <Waiting userId={me.id} />
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {view === 'month' ? (
        <div className="card">
          <MonthCalendar
            month={month}
            onMonth={(value) => change({ month: value })}
            today={today}
            day={(date) => (
              <DayLines
                items={items.filter(({ scheduledOn }) => scheduledOn === date)}
                onList={narrow ? () => change({ view: 'agenda' }) : undefined}
              />
            )}
          />
        </div>
      ) : (
        <div className="agenda-months">
          <Button onClick={() => change({ month: addMonths(month, -1) })}>上个月</Button>
          <strong aria-live="polite">{month.replace('-', '年').replace('年0', '年')}月</strong>
          <Button onClick={() => change({ month: addMonths(month, 1) })}>下个月</Button>
        </div>
      )}
      {!data && !error && <Loading />}
      {view === 'agenda' && <Agenda items={items} />}
      {data?.items.length === 0 && (
        <div className="card">
          <EmptyState title="这个月没有核查" hint="安排核查后会显示在这里；可以翻到其他月份查看。" />
        </div>
      )}
    </Page>
  );
}

/** The sheets on this device that have not been filed. */
function Waiting({ userId }: { userId: string }) {
  const kept = useDraftsOf(userId);
  if (kept.length === 0) return null;
  return (
    <section className="card" aria-labelledby="kept">
      <h2 id="kept">本机上未提交的评分表</h2>
      <ul className="agenda-kept">
        {kept.map(({ key, draft }) => (
          <li key={key}>
            <Link to={`/inspections/${draft.applicationId}/sheet`}>{draft.unitName}</Link>
            <strong>{draft.state === 'waiting' ? '待发送' : '填写中'}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The inspections of a day; with `onList`, for narrow screens, only their number as a button to the agenda.
 */
function DayLines({ items, onList }: { items: Inspection[]; onList?: () => void }) {
  if (items.length === 0) return null;
  if (onList) {
    return (
      <button
        type="button"
        className="month-more"
        onClick={onList}
        aria-label={`${items[0]!.scheduledOn} 核查 ${items.length} 项，查看列表`}
      >
        {items.length} 项
      </button>
    );
  }
  return (
    <ul className="month-lines">
      {items.map((item) => (
        <li key={item.applicationId} data-done={item.outcome !== null || undefined}>
          {item.startsAt && <span>{item.startsAt} </span>}
          <Link to={`/applications/${item.applicationId}`}>{item.unitName}</Link>
          {item.outcome && <span>({OUTCOME_NAMES[item.outcome]})</span>}
        </li>
      ))}
    </ul>
  );
}

function Agenda({ items }: { items: Inspection[] }) {
  const days = [...new Set(items.map(({ scheduledOn }) => scheduledOn))];
  return days.map((date) => (
    <section key={date} className="agenda-day">
      <h2>{dateText(date)}</h2>
      <ul className="list-cards">
        {items
          .filter(({ scheduledOn }) => scheduledOn === date)
          .map((item) => (
            <li key={item.applicationId}>
              <AgendaCard item={item} />
            </li>
          ))}
      </ul>
    </section>
  ));
}

function AgendaCard({ item }: { item: Inspection }) {
  const me = useMe();
  const {
    applicationId,
    unitName,
    cellTypeName,
    number,
    street,
    address,
    inspectors,
    outcome,
    score,
    dueOn,
  } = item;
  const mine = me.role === 'inspector' || me.role === 'department';
  return (
    <>
      <div className="card-head">
        <Link to={`/applications/${applicationId}`}>{unitName}</Link>
        <StageTag stage={item.stage} />
      </div>
      <div>
        {item.startsAt && <strong>{item.startsAt} </strong>}
        {street} {address}
      </div>
      <div className="quiet">
        {cellTypeName} · {number} · {inspectors.map(({ name }) => name).join('、')}
      </div>
      {outcome && (
        <div>
          {OUTCOME_NAMES[outcome]}
          {score !== null && `，${score} 分`}
        </div>
      )}
      {dueOn && (
        <div>
          评分表 <DueDate due={{ dueOn, overdue: item.overdue }} />
        </div>
      )}
      {dueOn && mine && (
        <Link to={`/inspections/${applicationId}/sheet`} className="agenda-sheet">
          <Button type="primary">填写评分表</Button>
        </Link>
      )}
    </>
  );
}
