import type { ProposalView } from '@app/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { Loading } from '../../../components/loading';
import { Page } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { useCall } from '../../../server/query';
import type { Problem } from '../../../server/problem';
import { useMe } from '../../../shell/me';
import '../../../components/rules.css';
import { EntriesTable } from './entries-table';
import { byPart, vendorsOf } from './entry-text';
import { LeaveDialog } from './leave-dialog';
import { MarksOnly } from './marks-only';
import { answerText } from './proposals-list';
import { OpenYear } from './open-year';
import { TakePanel } from './take-panel';

/**
 * The page of the vendor's rules that a release brought (厂家的规则): what differs from the office's, in three versions;
 * the office takes all, some entries, or leaves it.
 */
export function Component() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCall('getProposal', { params: { id } });
  return (
    <Page
      title={data ? `厂家的规则 ${data.version}` : '厂家的规则'}
      lead={<Link to="/settings?part=versions">规则设置 · 版本</Link>}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Compared key={`${data.id} ${data.officeVersion}`} proposal={data} />}
    </Page>
  );
}

function Compared({ proposal }: { proposal: ProposalView }) {
  const me = useMe();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [leaving, setLeaving] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const names = useNames();
  const { entries, answer } = proposal;
  const mayTake = me.role === 'office' && entries.length > 0;
  const { theirs, marks, suggested } = vendorsOf(entries);
  const ours = entries.filter(({ side }) => side === 'office');
  const choose = (chosen: readonly { path: string }[]) => {
    setTicked(new Set(chosen.map(({ path }) => path)));
    setProblem(undefined);
  };
  const onTick = (path: string, isTicked: boolean) =>
    choose(entries.filter((one) => (one.path === path ? isTicked : ticked.has(one.path))));
  const table = { ticked, names, faults: faultsByEntry(problem), onTick: mayTake ? onTick : undefined };
  return (
    <>
      <StateNotice proposal={proposal} />
      {entries.length > 0 && (
        <section className="card">
          <p>
            {proposal.base
              ? `与以前采用的厂家 ${proposal.base} 版相比，`
              : '没有以前采用的厂家版本可比，两边不同的都列出：'}
            厂家改了 {theirs.length} 处，其中本办也改过 {countOfBoth(theirs)} 处
            {marks.length > 0 && `，另有 ${marks.length} 处仅标点不同`}；只有本办改过 {ours.length}{' '}
            处。选中的按厂家的，没有选的按本办 {proposal.officeVersion} 版的。
          </p>
          {mayTake && (
            <div className="section-acts">
              <Button onClick={() => choose(suggested)} disabled={suggested.length === 0}>
                全选厂家改的
              </Button>
              <Button onClick={() => choose(suggested.filter(({ side }) => side === 'vendor'))}>
                只选本办没有改过的
              </Button>
              <Button onClick={() => choose([])} disabled={ticked.size === 0}>
                清空
              </Button>
              {!answer && <Button onClick={() => setLeaving(true)}>暂不采用</Button>}
            </div>
          )}
          {byPart(theirs).map(({ part, name, entries: some }) => (
            <section key={part} className="proposal-part">
              <h2>{name}</h2>
              <EntriesTable {...table} label={name} entries={some} />
            </section>
          ))}
          {theirs.length + marks.length === 0 && <p>厂家改的，本办都已采用。</p>}
          {marks.length > 0 && (
            <MarksOnly entries={marks} table={table} onChoose={mayTake ? choose : undefined} />
          )}
          {ours.length > 0 && (
            <details className="own-entries">
              <summary>只有本办改过的 {ours.length} 处</summary>
              <p className="quiet">选中的改回厂家的。</p>
              {byPart(ours).map(({ part, name, entries: some }) => (
                <section key={part} className="proposal-part">
                  <h2>{name}</h2>
                  <EntriesTable {...table} label={`本办改过的${name}`} entries={some} />
                </section>
              ))}
            </details>
          )}
        </section>
      )}
      {mayTake && <TakePanel proposal={proposal} ticked={ticked} onPreview={setProblem} />}
      {leaving && <LeaveDialog id={proposal.id} onClose={() => setLeaving(false)} />}
    </>
  );
}

/** What has become of the proposal, and what cannot be done with it. */
function StateNotice({ proposal }: { proposal: ProposalView }) {
  const { state, stateName, readable, answer, entries, programmeYear } = proposal;
  if (!readable) {
    return (
      <Alert type="warning" showIcon className="problem" title="这一版的格式与本系统不同，不能对照或采用。" />
    );
  }
  if (state === 'newYear') {
    return (
      <Alert
        type="info"
        showIcon
        className="problem"
        title={`这是厂家为 ${programmeYear} 年度提供的规则，本办还没有这一年度。`}
        description="它不自动生效。可以据以新建年度草案，核对、修改后再发布；发布以后在这里与本办的规则对照。"
        action={<OpenYear proposal={proposal} />}
      />
    );
  }
  const title = answer ? `${stateName}：${answerText(proposal)}` : STATE_TEXTS[state];
  return (
    <Alert
      type={state === 'waiting' ? 'warning' : 'info'}
      showIcon
      className="problem"
      title={title}
      description={answer?.reason ?? (entries.length === 0 ? '与本办的规则没有不同。' : undefined)}
    />
  );
}

const STATE_TEXTS: Partial<Record<ProposalView['state'], string>> = {
  waiting: '这些规则随系统更新而来，没有生效，等待本办决定。',
  superseded: '厂家后来又提供了更新的规则；这一版仍可采用。',
};

function countOfBoth(entries: readonly { side: string }[]): number {
  return entries.filter(({ side }) => side === 'both').length;
}

/** The sentences of a refused preview by the path of the entry that they stand at. */
function faultsByEntry(problem: Problem | undefined): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, string[]>();
  for (const { pointer, detail } of problem?.faults ?? []) {
    if (!pointer?.startsWith('/entries/')) continue;
    const path = pointer.slice('/entries'.length);
    faults.set(path, [...(faults.get(path) ?? []), detail]);
  }
  return faults;
}

/** The names of departments and types by their codes. */
function useNames(): ReadonlyMap<string, string> {
  const { data: departments } = useCall('listDepartments');
  const { data: types } = useCall('listCellTypes');
  return new Map([
    ...(departments?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...(types?.items ?? []).map(({ code, name }) => [code, name] as const),
  ]);
}
