import type { YearClosing, YearView } from '@app/contracts';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CommandDialog } from '../../components/acts/command-dialog';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../components/acts/use-year-command';
import { NoteField } from '../../components/fields';
import { Loading } from '../../components/loading';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { useCall } from '../../server/query';

/** Closes the year (年度办结), after listing what prevents it and what stays open. */
export function CloseYearDialog({ programme, onClose }: { programme: YearView; onClose: () => void }) {
  const year = String(programme.year);
  const { data, error } = useCall('previewClosing', { params: { year } });
  return (
    <CommandDialog<{ reason?: string }, YearCommand, YearAnswer>
      title="年度办结"
      width={680}
      explain={
        <>
          <p>办结之后，这一年度只能通过更正改变。未办完的申报和任务继续办理，不受影响。</p>
          {error && <ProblemAlert error={error} />}
          {data ? <StillOpen closing={data} /> : !error && <Loading />}
        </>
      }
      command={useYearCommand(year)}
      toCommand={({ reason }) => ({ type: 'closeYear', reason })}
      disabled={!data?.mayClose}
      onClose={onClose}
    >
      <NoteField name="reason" />
    </CommandDialog>
  );
}

function StillOpen({ closing }: { closing: YearClosing }) {
  const { year, mayClose, applications, objections, obligations, reports, results, adjustments, cells } =
    closing;
  const rest = applications.total - applications.items.length;
  return (
    <>
      <Alert
        type={mayClose ? 'info' : 'warning'}
        showIcon
        title={mayClose ? '可以办结。下列事项仍未办完：' : '还不能办结，请先办完带“须先办完”的事项。'}
      />
      <Group title={`未报送的批次（${reports.length}），须先办完`} of={reports.length}>
        {reports.map(({ id, documentNumber, stateName, cells }) => (
          <li key={id}>
            <Link to={`/years/${year}/reports/${id}`}>{documentNumber ?? '尚未定稿的批次'}</Link> {stateName}
            ，{cells} 个细胞
          </li>
        ))}
      </Group>
      <Group title={`未登记的市级结果（${results.length}），须先办完`} of={results.length}>
        {results.map(({ number, unit, reportId }) => (
          <li key={number}>
            <Link to={`/years/${year}/reports/${reportId}`}>{unit}</Link> {number}
          </li>
        ))}
      </Group>
      <Group title={`待确认的更正（${adjustments.length}），须先办完`} of={adjustments.length}>
        {adjustments.map(({ id, openedAt }) => (
          <li key={id}>
            <Link to={`/years/${year}/adjustments#adjustment-${id}`}>
              {dateText(openedAt.slice(0, 10))} 提出的更正
            </Link>
          </li>
        ))}
      </Group>
      <Group title={`未处理的异议（${objections}）`} of={objections}>
        {applications.items
          .filter(({ objections: open }) => open > 0)
          .map(({ id, number, unit, objections: open }) => (
            <li key={id}>
              <Link to={`/applications/${id}`}>{unit}</Link> {number}
              {open > 1 && `，${open} 件`}
            </li>
          ))}
      </Group>
      <Group title={`未办完的申报（${applications.total}）`} of={applications.total}>
        {applications.items.map(({ id, number, unit, cellTypeName, stageName, objections: open }) => (
          <li key={id}>
            <Link to={`/applications/${id}`}>{unit}</Link> {cellTypeName} · {number} · {stageName}
            {open > 0 && '，有未处理的异议'}
          </li>
        ))}
        {rest > 0 && <li>另有 {rest} 件，见申报列表。</li>}
      </Group>
      <Group title={`命名之后未办完的事项（${cells.length}）`} of={cells.length}>
        {cells.map(({ id, number, unit, cellTypeName, stageName }) => (
          <li key={id}>
            <Link to={`/cells/${id}`}>{unit}</Link> {cellTypeName} · {number} · {stageName}
          </li>
        ))}
      </Group>
      <Group title={`未办结的定期任务（${obligations.length}）`} of={obligations.length}>
        {obligations.map(({ id, title, dueOn }) => (
          <li key={id}>
            <Link to={`/obligations/${id}`}>{title}</Link> {dueOn ? `${dateText(dueOn)} 前` : '日期未定'}
          </li>
        ))}
      </Group>
    </>
  );
}

interface GroupProps {
  title: string;
  /** How many there are; a group without any is left out. */
  of: number;
  children: ReactNode;
}

function Group({ title, of, children }: GroupProps) {
  if (of === 0) return null;
  return (
    <details open={of <= 10}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  );
}
