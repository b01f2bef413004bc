import { type PersonItem, ROLE_NAMES } from '@app/contracts';
import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { MonthCalendar } from '../../../components/month-calendar';
import { addMonths } from '../../../dates/month';
import { useCall } from '../../../server/query';
import { useToday } from '../../../shell/me';
import { dateText } from '../../../dates/time';

const ROLES: Record<string, string> = {
  inspector: ROLE_NAMES.inspector,
  department: '部门', // other lead departments send people too
  office: ROLE_NAMES.office,
};

interface DayFieldProps {
  value?: string;
  onChange?: (date: string) => void;
}

/** Schedules an inspection (现场核查): a day, on a calendar that shows the other inspections, and a team. */
export default function ScheduleInspection(props: ActProps) {
  const { inspection } = props.application;
  const fewest = inspection.minInspectors ?? 1;
  const { data } = useCall('listPeople', { params: { id: props.application.id } });
  return (
    <ActDialog
      {...props}
      width={760}
      explain={
        inspection.scheduledOn &&
        `已安排在${dateText(inspection.scheduledOn)}；重新安排后，核查组会再次收到通知。`
      }
      initial={{
        inspectors: inspection.inspectors.map(({ id }) => id),
        on: inspection.scheduledOn ?? undefined,
      }}
    >
      <Form.Item name="on" label="核查日期" rules={[{ required: true, message: '请选择核查日期。' }]}>
        <DayField />
      </Form.Item>
      <Form.Item
        name="inspectors"
        label={`核查组（至少 ${fewest} 人）`}
        rules={[{ required: true, type: 'array', min: fewest, message: `核查组至少 ${fewest} 人。` }]}
      >
        <TeamField people={data?.items ?? []} />
      </Form.Item>
    </ActDialog>
  );
}

function DayField({ value, onChange }: DayFieldProps) {
  const today = useToday();
  const [month, setMonth] = useState((value ?? today).slice(0, 7));
  const query = { from: `${month}-01`, to: `${addMonths(month, 1)}-01` };
  const { data } = useCall('listInspections', { query });
  const on = (date: string) => (data?.items ?? []).filter(({ scheduledOn }) => scheduledOn === date);
  return (
    <>
      <MonthCalendar
        month={month}
        onMonth={setMonth}
        today={today}
        earliest={today}
        chosen={value}
        onChoose={onChange}
        day={(date) => on(date).length > 0 && <span className="month-count">核查 {on(date).length}</span>}
      />
      <p aria-live="polite">
        {value ? `已选择：${dateText(value)}` : '请在日历上选择一天。'}
        {value && on(value).length > 0 && (
          <span className="quiet">
            {' '}
            当天另有：
            {on(value)
              .map(
                ({ unitName, inspectors }) =>
                  `${unitName}（${inspectors.map(({ name }) => name).join('、')}）`,
              )
              .join('；')}
          </span>
        )}
      </p>
    </>
  );
}

interface TeamFieldProps {
  people: PersonItem[];
  value?: string[];
  onChange?: (ids: string[]) => void;
  disabled?: boolean;
}

function TeamField({ people, value, onChange, disabled }: TeamFieldProps) {
  const options = inspectorsFirst(people).map((person) => ({ value: person.id, label: nameOf(person) }));
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

function inspectorsFirst(people: PersonItem[]): PersonItem[] {
  return people.toSorted((a, b) => Number(b.role === 'inspector') - Number(a.role === 'inspector'));
}

function nameOf({ name, role }: PersonItem): string {
  return `${name}（${ROLES[role] ?? role}）`;
}
