import type { CellTypeItem } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../server/api';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { listsAgain, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import './types.css';

/** Choice of cell type (选择类型): who reviews each type, and what is scored. */
export function Component() {
  const { data, error, refetch } = useCall('listCellTypes', {});
  const me = useMe();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<string>();
  const [refused, setRefused] = useState<unknown>();

  const begin = async (cellType: string) => {
    setBusy(cellType);
    setRefused(undefined);
    try {
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
      lead={data && `${data.programmeYear} 年度共 ${data.items.length} 类,请选择本单位所属的一类。`}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {refused !== undefined && <ProblemAlert error={refused} />}
      {!data && !error && <Loading />}
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
        评分:{sections.map(({ title, max }) => `${title} ${max}`).join('、')};{passMark.value} 分及以上为达标
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
        aria-label={`申报这一类:${name}`}
        onClick={() => onBegin(code)}
      >
        申报这一类
      </Button>
    </li>
  );
}
