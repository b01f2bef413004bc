import { type PersonItem, ROLE_NAMES } from '@app/contracts';
import { Checkbox } from 'antd';
import type { Answer } from '../../server/api';
import './inspections.css';
import { inspectorsFirst } from './people-order';

type Inspection = Answer<'listInspections'>['items'][number];

const ROLES: Record<string, string> = {
  inspector: ROLE_NAMES.inspector,
  department: '部门', // other lead departments send people too
  office: ROLE_NAMES.office,
};

interface TeamFieldProps {
  people: readonly PersonItem[];
  /** The other inspections of the chosen day: who takes part in one is marked. */
  sameDay: readonly Inspection[];
  value?: string[];
  onChange?: (ids: string[]) => void;
  disabled?: boolean;
}

/** The team of an inspection (核查组), with what each person has on the chosen day. */
export function TeamField({ people, sameDay, value, onChange, disabled }: TeamFieldProps) {
  const options = inspectorsFirst(people).map((person) => ({
    value: person.id,
    label: (
      <>
        {person.name}（{ROLES[person.role] ?? person.role}）
        <Busy with={sameDay.filter(({ inspectors }) => inspectors.some(({ id }) => id === person.id))} />
      </>
    ),
  }));
  return (
    <div role="group" aria-label="核查组">
      <Checkbox.Group
        className="people"
        options={options}
        value={value}
        onChange={onChange}
        disabled={disabled}
      />
    </div>
  );
}

function Busy({ with: inspections }: { with: readonly Inspection[] }) {
  if (inspections.length === 0) return null;
  return (
    <span className="person-busy">
      {' '}
      当天已有：
      {inspections.map(({ unitName, startsAt }) => [startsAt, unitName].filter(Boolean).join(' ')).join('；')}
    </span>
  );
}
