import type { YearDraftView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Alert, Badge } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { CircularScans } from '../../components/files/circular-scans';
import { DownloadButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { addressOf, call } from '../../server/api';
import { queries, readAgain, reading, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { Comparison } from './comparison';
import { PartCard } from './part-card';
import { PublishPanel } from './publish-panel';
import { partOf, SECTIONS, within } from './sections';
import { type Node, placeText } from './schema';
import { Successors } from './successors';
import '../../components/rules.css';
import './year-drafts.css';

/** The draft of a year (年度草案): its sections with faults at their places, the comparison with last year, publication. */
export function Component() {
  const { year = '' } = useParams();
  const { data: view, error, refetch } = useCall('getYearDraft', { params: { year } });
  const { data: schema } = useCall('getProgrammeSchema');
  return (
    <Page
      title={`${year} 年度草案`}
      lead={view && <Lead view={view} />}
      extra={
        <DownloadButton address={addressOf('exportYearDraft', { params: { year } })} label="导出为年度文件" />
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {(!view || !schema) && !error && <Loading />}
      {view && schema && <Sections view={view} schema={schema as Node} />}
    </Page>
  );
}

function Lead({ view }: { view: YearDraftView }) {
  const from =
    view.origin === 'file' ? `年度文件${view.fileName ? ` ${view.fileName}` : ''}` : `${view.basedOn} 版规则`;
  return (
    <>
      按{from}新建，{view.changedBy}最近修改。 <Link to="/year-drafts">返回新建年度</Link>
    </>
  );
}

function Sections({ view, schema }: { view: YearDraftView; schema: Node }) {
  const me = useMe();
  const [params] = useSearchParams();
  const { year, revision, parts, faults } = view;
  const change = useMutation({
    mutationFn: (changed: Record<string, unknown>) =>
      call('changeYearDraft', { params: { year }, body: { revision, parts: changed } }),
    onSuccess: (next) =>
      queries.setQueryData(reading('getYearDraft', { params: { year: String(year) } }).queryKey, next),
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
  const section = SECTIONS.find(({ key }) => key === params.get('part')) ?? SECTIONS[0]!;
  const shown = within(faults, section.parts);
  const elsewhere = faults.filter(({ path }) => !SECTIONS.some((one) => one.parts.includes(partOf(path))));
  const draft = { parts, faults, canEdit: me.role === 'office' };
  return (
    <>
      {faults.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={`还有 ${faults.length} 处要填写或改正，见各部分的红色数字。`}
        />
      ) : (
        <Alert type="success" showIcon className="problem" title="没有错误，可以发布。" />
      )}
      {view.toLookAt.length > 0 && (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={`有 ${view.toLookAt.length} 处文字与上年相同、仍写着往年年份，请在各部分核对。不改也可以发布。`}
        />
      )}
      <Successors view={view} schema={schema} />
      {change.error && <ProblemAlert error={change.error} />}
      <nav className="part-links" aria-label="草案的各部分">
        {SECTIONS.map(({ key, name, parts: names }) => (
          <Link
            key={key}
            to={`/year-drafts/${year}?part=${key}`}
            replace
            preventScrollReset
            aria-current={key === section.key ? 'page' : undefined}
          >
            {name}{' '}
            <Badge count={within(faults, names).length} title={`${within(faults, names).length} 处错误`} />
          </Link>
        ))}
      </nav>
      <section className="card" aria-labelledby="section">
        <h2 id="section">{section.name}</h2>
        {[...shown, ...elsewhere].length > 0 && (
          <ul className="draft-faults" aria-label="要填写或改正的地方">
            {[...shown, ...elsewhere].map(({ path, detail }) => (
              <li key={path + detail}>
                {placeText(schema, parts, path)}：{detail}
              </li>
            ))}
          </ul>
        )}
        <ToLookAt view={view} schema={schema} parts={section.parts} />
        <Comparison view={view} schema={schema} differences={within(view.differences, section.parts)} />
        {section.parts.map((part) => (
          <PartCard
            key={part}
            part={part}
            node={schema.properties![part]!}
            value={parts[part] ?? (part === 'intake' ? NO_LIMIT : undefined)}
            draft={draft}
            onSave={(value) => change.mutateAsync({ [part]: value })}
          />
        ))}
        {section.key === 'source' && <CircularScans year={year} canRemove />}
        {section.key === 'intake' && (
          <p className="quiet">
            没有日期的一侧不限。截止以后，区无废办可以在该年度准予个别单位逾期申报，须写明理由。
          </p>
        )}
      </section>
      {draft.canEdit && <PublishPanel view={view} />}
    </>
  );
}

/** The texts of a section that are as they were last year and name a year that is over. */
function ToLookAt({ view, schema, parts }: { view: YearDraftView; schema: Node; parts: readonly string[] }) {
  const shown = within(view.toLookAt, parts);
  if (shown.length === 0) return null;
  return (
    <details className="draft-comparison">
      <summary>{shown.length} 处文字仍写着往年年份，请核对</summary>
      <ul aria-label="仍写着往年年份的文字">
        {shown.map(({ path, text }) => (
          <li key={path}>
            {placeText(schema, view.parts, path)}：{text}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Intake without a limit, as the page begins it. */
const NO_LIMIT = { opens: null, closes: null, basis: 'assumed', types: [] };
