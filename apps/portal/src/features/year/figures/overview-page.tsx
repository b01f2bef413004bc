import type { YearView } from '@app/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { CircularScans } from '../../../components/files/circular-scans';
import { EmptyState } from '../../../components/lists/empty-state';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { WordTag } from '../../../components/word-tag';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';
import { BaselineHistory } from './baseline-history';
import { CourseChart } from './course-chart';
import { Frozen } from './frozen';
import { Gauges } from './gauges';
import { MissingTypes } from './missing-types';
import { RowFigures } from './row-figures';
import { YearActs } from '../year-acts';
import { YearExports } from '../year-exports';
import { useMe } from '../../../shell/me';
import { ownDepartments } from '../../../shell/own-departments';
import { useWorkingYear, useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

/**
 * The page 完成情况 (progress): the three targets, figures by type and department, now and at the cut of the
 * year.
 */
export function Component() {
  const year = useYear();
  const working = useWorkingYear();
  const me = useMe();
  const { department } = me;
  const { data, error, refetch } = useCall('getProgramme', { params: { year } });
  return (
    <YearFrame
      title="完成情况"
      lead={data && <Status programme={data} />}
      extra={data && <YearExports year={year} />}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.status === 'notOpened' && (
        <div className="card">
          <EmptyState title={`${year} 年度还没有下达任务`} hint={notYet(data)}>
            {working !== '' && working !== year && <Link to={`/years/${working}`}>看 {working} 年度</Link>}
          </EmptyState>
        </div>
      )}
      {data && data.status !== 'notOpened' && department && (
        <OwnFigures programme={data} name={department.name} ids={ownDepartments(me)} />
      )}
      {data && data.status !== 'notOpened' && !department && <Year programme={data} />}
      {data?.openedOn && <CircularScans year={data.year} />}
    </YearFrame>
  );
}

function notYet({ openedOn, completed }: YearView): string {
  const when = openedOn ? `${dateText(openedOn)}下达任务，之后` : '下达任务之后，';
  const already = completed > 0 ? `已有 ${completed} 个由上年度结转或完成后计入。` : '';
  return `${already}${when}这里显示完成情况。`;
}

/** The figures of one department: the types that it leads, then those of the district. */
function OwnFigures({ programme, name, ids }: OwnFiguresProps) {
  const { byType, byDepartment } = programme;
  const own = byType.filter(({ leads }) => leads.some((lead) => ids.includes(lead)));
  return (
    <>
      {own.length === 0 && (
        <div className="card">
          <EmptyState title={`${name}本年度没有牵头的类型`} hint="下面是全区的完成情况。" />
        </div>
      )}
      <RowFigures
        title={`${name}完成情况`}
        rows={byDepartment.filter(({ id }) => ids.includes(id))}
        note="两个部门共同牵头的类型，在两个部门各算一次。"
      />
      <RowFigures
        title="本部门牵头的类型"
        rows={own.map((row) => ({ ...row, id: row.code, bare: row.comparison === '=' }))}
      />
      <Gauges programme={programme} />
    </>
  );
}

interface OwnFiguresProps {
  programme: YearView;
  name: string;
  /** The department, and those whose work it has taken over. */
  ids: string[];
}

function Status({ programme }: { programme: YearView }) {
  const { statusName, openedOn, closedOn } = programme;
  return (
    <>
      <WordTag tone="info">{statusName}</WordTag>
      {openedOn && `${dateText(openedOn)}下达`}
      {closedOn && `，${dateText(closedOn)}办结`}
    </>
  );
}

function Year({ programme }: { programme: YearView }) {
  const { year, alerts, course, byType, byDepartment, reporting, frozen, baselines } = programme;
  const { notReported, awaitingResult, openAdjustments } = reporting;
  return (
    <>
      {alerts.length > 0 && (
        <Alert
          className="problem"
          type="warning"
          showIcon
          title="请留意"
          description={
            <ul>
              {alerts.map(({ code, detail, cells }) => (
                <li key={code + detail}>
                  {detail}
                  {cells && cells.length > 0 && <span className="quiet"> {cells.join('、')}</span>}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <div className="year-first">
        <div>
          <Gauges programme={programme} />
          {course && <CourseChart course={course} gauges={programme.gauges} />}
          <section className="card" aria-labelledby="next">
            <h2 id="next">接下来</h2>
            <ul className="year-next">
              <li>
                已命名、尚未列入上报批次的 <strong>{notReported}</strong> 个；已报送、尚无市级结果的{' '}
                <strong>{awaitingResult}</strong> 个（<Link to={`/years/${year}/reports`}>上报与结果</Link>）
              </li>
              <li>
                待确认的更正 <strong>{openAdjustments}</strong> 项（
                <Link to={`/years/${year}/adjustments`}>更正</Link>）
              </li>
            </ul>
          </section>
        </div>
        <div>
          <MissingTypes types={byType} />
          <YearActs programme={programme} />
        </div>
      </div>
      <RowFigures
        title="按类型"
        rows={byType.map((row) => ({ ...row, id: row.code, bare: row.comparison === '=' }))}
        note="“=”表示原文没有“≥”；超出的照样计入。已命名的按申报年度统计，计入的按考核年度统计。"
      />
      <RowFigures
        title="按牵头部门"
        rows={byDepartment}
        note="两个部门共同牵头的类型，在两个部门各算一次。"
      />
      {frozen && <Frozen frozen={frozen} />}
      <BaselineHistory baselines={baselines} />
    </>
  );
}
