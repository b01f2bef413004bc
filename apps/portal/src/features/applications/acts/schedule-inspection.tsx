import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { DayField, useInspectionsOn } from '../../../components/inspections/day-field';
import { TeamField } from '../../../components/inspections/team-field';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';

interface Values {
  on: string;
  startsAt?: string;
  inspectors: string[];
}

/** Schedules an inspection (现场核查): a day, on a calendar that shows the other inspections, an hour, and a team. */
export default function ScheduleInspection(props: ActProps) {
  const { id, inspection, tasks } = props.application;
  const fewest = inspection.minInspectors ?? 1;
  const { data } = useCall('listPeople', { params: { id } });
  const [form] = Form.useForm<Values>();
  const day = Form.useWatch('on', form) as string | undefined;
  const team = Form.useWatch('inspectors', form) as string[] | undefined;
  const on = useInspectionsOn(day?.slice(0, 7), id);
  return (
    <ActDialog<Values>
      {...props}
      form={form}
      width={760}
      explain={
        inspection.scheduledOn &&
        `已安排在${dateText(inspection.scheduledOn)}${inspection.startsAt ? ` ${inspection.startsAt}` : ''}；重新安排后，核查组会再次收到通知。`
      }
      initial={{
        inspectors: inspection.inspectors.map((person) => person.id),
        on: inspection.scheduledOn ?? undefined,
        startsAt: inspection.startsAt ?? undefined,
      }}
      toFields={({ startsAt, ...rest }) => ({ ...rest, ...(startsAt && { startsAt }) })}
    >
      <Form.Item name="on" label="核查日期" rules={[{ required: true, message: '请选择核查日期。' }]}>
        <DayField
          team={team}
          except={id}
          latest={tasks.find(({ clock }) => clock === 'inspectionScheduling')?.dueOn}
        />
      </Form.Item>
      <Form.Item name="startsAt" label="到场时间" extra="可不填；填写后会写进给单位和核查组的通知">
        <Input type="time" step={300} className="hour-field" />
      </Form.Item>
      <Form.Item
        name="inspectors"
        label={`核查组（至少 ${fewest} 人）`}
        rules={[{ required: true, type: 'array', min: fewest, message: `核查组至少 ${fewest} 人。` }]}
      >
        <TeamField people={data?.items ?? []} sameDay={day ? on(day) : []} />
      </Form.Item>
    </ActDialog>
  );
}
