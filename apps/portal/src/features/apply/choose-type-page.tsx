import type { CellTypeItem } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../server/api';
import { EmptyState } from '../../components/lists/empty-state';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { listsAgain, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { useYear, useYears } from '../../years/use-year';
import './types.css';

/** Choice of cell type (选择类型): who reviews each type, and what is scored. */
export function Component() {
  const year = useYear();
  const years = useYears().filter(({ status }) => status !== 'closed');
  const isOpen = years.some((one) => String(one.year) === year);
  const { data, error, refetch } = useCall('listCellTypes', { query: { year } }, { when: isOpen });
  const me = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<unknown>();

  const begin = async (cellType: string) => {
    setBusy(cellType);
    setRefused(undefined);
    try {
      const untouched = await findUntouched(data!.programmeYear, cellType);
      if (untouched) {
        await navigate(`/apply/${untouched}`);
        return;
      }
      const unit = me.unit && { name: me.unit.name, creditCode: me.unit.creditCode };
      const body = { programmeYear: data!.programmeYear, cellType, unit };
      const made = await call('createApplication', { body });
      await navigate(`/apply/${made.id}`);
      await listsAgain();
    } catch (problem) {
      setRefused(problem);
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <Page
      title="新申报"
      lead={data && `${data.programmeYear} 年度共 ${data.items.length} 类，请选择本单位所属的一类。`}
      year="one"
      years={years.map((one) => one.year)}
    >
      {!isOpen && <NotOpen year={year} open={years.map((one) => one.year)} />}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {refused !== undefined && <ProblemAlert error={refused} />}
      {isOpen && !data && !error && <Loading />}
      <ul className="type-cards">
        {data?.items.map((type) => (
          <TypeCard
            key={type.code}
            type={type}
            busy={busy === type.code}
            disabled={busy !== undefined}
            onBegin={(code) => void begin(code)}
          />
        ))}
      </ul>
    </Page>
  );
}

/** Returns the id of the user's draft of this type in which nothing has been typed yet. */
async function findUntouched(programmeYear: number, cellType: string): Promise<string | undefined> {
  const query = { stage: 'draft' as const, programmeYear, cellType, limit: 20 };
  const { items } = await call('listApplications', { query });
  return items.find(({ isUntouched }) => isUntouched)?.id;
}

/** Shown for a year that takes no applications any more, with the way to those that do. */
function NotOpen({ year, open }: { year: string; open: readonly number[] }) {
  return (
    <div className="card">
      <EmptyState
        title={year ? `${year} 年度已办结，不再接受新的申报` : '还没有下达年度任务'}
        hint={open.length > 0 ? '可以申报其他年度：' : '下一年度的任务下达后，可以在这里申报。'}
      >
        {open.map((one) => (
          <Link key={one} to={`/apply?year=${one}`}>
            {one} 年度
          </Link>
        ))}
      </EmptyState>
    </div>
  );
}

interface TypeCardProps {
  type: CellTypeItem;
  busy: boolean;
  disabled: boolean;
  onBegin: (code: string) => void;
}

function TypeCard({ type, busy, disabled, onBegin }: TypeCardProps) {
  const { code, no, name, leads, rubric, passMark, excludes } = type;
  const sections = rubric.sections.filter(({ max }) => max > 0);
  return (
    <li className="card type-card">
      <h2>
        <span className="type-no">{no}</span> {name}
      </h2>
      <p>
        由{leads.map((lead) => lead.name).join('、')}
        {leads.length > 1 ? '共同初审' : '初审'}
      </p>
      <p className="quiet">
        评分：{sections.map(({ title, max }) => `${title} ${max}`).join('、')}；{passMark.value}{' '}
        分及以上为达标
      </p>
      {excludes.map((other) => (
        <p key={other.code} className="type-other">
          属于“{other.name}”的单位请选
          <Button type="link" size="small" disabled={disabled} onClick={() => onBegin(other.code)}>
            {other.name}
          </Button>
        </p>
      ))}
      <Button
        type="primary"
        loading={busy}
        disabled={disabled && !busy}
        aria-label={`申报这一类：${name}`}
        onClick={() => onBegin(code)}
      >
        申报这一类
      </Button>
    </li>
  );
}
