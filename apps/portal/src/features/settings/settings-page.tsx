import type { SettingsView } from '@app/contracts';
import { Alert, Button } from 'antd';
import { type FC, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { LeaveGuard } from '../../components/leave-guard';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { useYear } from '../../years/use-year';
import { ChangePanel } from './change-panel';
import { CheckItems } from './check-items';
import { EditEntry, type Editing } from './edit-entry';
import { Groups } from './groups';
import { Intake } from './intake';
import { useKeptChange } from './kept-change';
import { CellTypes, Clocks, Ladders, type PartProps, Settings, Totals } from './parts';
import { ProposalsList } from './proposals/proposals-list';
import { ProposalsNotice } from './proposals/proposals-notice';
import { Rubrics } from './rubrics';
import { countChanges, withChange, withEntry } from './rules';
import { Versions } from './versions';

const PARTS: [key: string, name: string, part: FC<PartProps>][] = [
  ['clocks', '时限', Clocks],
  ['ladders', '提醒', Ladders],
  ['types', '类型', CellTypes],
  ['rubrics', '评分标准', Rubrics],
  ['checkItems', '命名后核查项', CheckItems],
  ['groups', '责任单位组', Groups],
  ['intake', '申报起止', Intake],
  ['totals', '任务指标', Totals],
  ['settings', '其他设定', Settings],
];

/**
 * The page 规则设置 (rules): every value with its basis. A change needs a reason and a preview and is a new
 * version.
 */
export function Component() {
  const [params] = useSearchParams();
  const version = params.get('version') ?? undefined;
  const year = useYear();
  const { data, error, refetch } = useCall('getSettings', { query: version ? { version } : { year } });
  if (params.get('part') === 'office') return <Navigate to="/district" replace />; // an address of earlier releases
  return (
    <Page
      title="规则设置"
      year="one"
      lead={data && `${data.programmeYear} 年度，${data.version} 版。每个数值都注明依据。`}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Parts key={data.version} view={data} />}
    </Page>
  );
}

function Parts({ view }: { view: SettingsView }) {
  const me = useMe();
  const [params] = useSearchParams();
  const [editing, setEditing] = useState<Editing>();
  const { data: departments } = useCall('listDepartments');
  const open = params.get('part') ?? PARTS[0]![0];
  const Open = PARTS.find(([key]) => key === open)?.[2];
  const newest = view.versions[0]?.version;
  const canEdit = me.role === 'office' && view.version === newest;
  const { change, setChange, older, takeOver, forget } = useKeptChange(me.id, newest ?? view.version);
  const isOpen = canEdit && countChanges(change) > 0;
  const part: PartProps = {
    rules: withChange(view, canEdit ? change : {}),
    change: canEdit ? change : {},
    edit: canEdit ? setEditing : undefined,
    put: (name, key, entry) => setChange((now) => withEntry(now, name, key, picked(entry))),
    departments: departments?.items ?? [],
  };
  return (
    <>
      {view.version !== newest && (
        <Alert
          type="info"
          showIcon
          className="problem"
          title={`这是 ${view.version} 版，不是最新的。`}
          action={<Link to={`/settings?year=${view.programmeYear}`}>看最新的</Link>}
        />
      )}
      {canEdit && older && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={`本机上有 ${countChanges(older.change)} 项对 ${older.basedOn} 版的修改没有公布，现在已是 ${newest} 版。`}
          description="放到新版上以后，请先查看影响再公布。"
          action={
            <>
              <Button onClick={takeOver}>放到 {newest} 版上</Button>{' '}
              <Button onClick={forget}>放弃修改</Button>
            </>
          }
        />
      )}
      <ProposalsNotice />
      {isOpen && <ChangePanel view={view} change={change} onForget={forget} />}
      <LeaveGuard
        when={isOpen}
        text="修改还没有公布，不会生效。离开后仍保存在这台设备上，下次打开可以接着改。"
      />
      <nav className="part-links" aria-label="规则的各部分">
        {[...PARTS.map(([key, name]) => [key, name] as const), ['versions', '版本'] as const].map(
          ([key, name]) => (
            <Link
              key={key}
              to={partAddress(key, params)}
              replace
              preventScrollReset
              aria-current={key === open ? 'page' : undefined}
            >
              {name}
            </Link>
          ),
        )}
      </nav>
      <section className="card">
        {Open ? <Open {...part} /> : <Versions view={view} canApply={me.role === 'office'} />}
        {!Open && <ProposalsList />}
      </section>
      {editing && <EditEntry editing={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function partAddress(part: string, params: URLSearchParams): string {
  const next = new URLSearchParams(params);
  next.set('part', part);
  return `/settings?${next.toString()}`;
}

/** Returns the entry without empty fields, which the server rejects. */
function picked(entry: object): object {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== ''));
}
