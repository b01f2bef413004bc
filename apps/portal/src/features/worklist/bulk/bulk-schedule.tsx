import type { PersonItem } from '@app/contracts';
import { useQueries } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { BulkDialog } from '../../../components/acts/bulk-dialog';
import { DayField, useInspectionsOn } from '../../../components/inspections/day-field';
import { TeamField } from '../../../components/inspections/team-field';
import { reading } from '../../../server/query';
import type { TaskItem } from '../task-item';
import { type BulkFormProps, bulkItemsOf } from './bulk-form';
import { hourOf } from './hours';

interface Values {
  on: string;
  startsAt?: string;
  every?: number;
  inspectors: string[];
}

const DISTANCES = [0, 30, 60, 90, 120].map((minutes) => ({
  value: minutes,
  label: minutes === 0 ? '同一时间' : `每家间隔 ${minutes} 分钟`,
}));

/** Arranges several inspections (安排现场核查) for one day and one team, one after the other in the order of the list. */
export default function BulkSchedule({ tasks, onClose }: BulkFormProps) {
  const [form] = Form.useForm<Values>();
  const day = Form.useWatch('on', form) as string | undefined;
  const team = Form.useWatch('inspectors', form) as string[] | undefined;
  const first = Form.useWatch('startsAt', form) as string | undefined;
  const people = usePeopleFor(tasks);
  const on = useInspectionsOn(day?.slice(0, 7));
  const place = new Map(tasks.map(({ applicationId }, i) => [applicationId, i]));
  const latest = tasks.map(({ dueOn }) => dueOn).sort()[0];
  return (
    <BulkDialog<Values>
      title="批量安排现场核查"
      explain="所选各件安排在同一天、由同一个核查组核查，各单位和核查组会收到通知。"
      form={form}
      initial={{ every: 60 }}
      items={bulkItemsOf(tasks)}
      toCommand={({ on: date, startsAt, every = 0, inspectors }, { applicationId }) => {
        const hour = hourOf(startsAt, every, place.get(applicationId) ?? 0);
        return { ...{ type: 'scheduleInspection', on: date, inspectors }, ...(hour && { startsAt: hour }) };
      }}
      onClose={onClose}
    >
      <Form.Item name="on" label="核查日期" rules={[{ required: true, message: '请选择核查日期。' }]}>
        <DayField team={team} latest={latest} />
      </Form.Item>
      <Form.Item name="startsAt" label="第一家的到场时间" extra="可不填；各家按列表的先后依次安排">
        <Input type="time" step={300} className="hour-field" />
      </Form.Item>
      <Form.Item name="every" label="其余各家" hidden={!first}>
        <Select options={DISTANCES} />
      </Form.Item>
      <Form.Item
        name="inspectors"
        label="核查组"
        extra="人数不足某一件的规定时，那一件不会安排，并在结果中写明"
        rules={[{ required: true, type: 'array', min: 1, message: '请选择核查组。' }]}
      >
        <TeamField people={people} sameDay={day ? on(day) : []} />
      </Form.Item>
    </BulkDialog>
  );
}

/** Returns the people who may inspect every one of the cases: one case of each type is asked. */
function usePeopleFor(tasks: readonly TaskItem[]): PersonItem[] {
  const oneOfEach = new Map(tasks.map(({ cellType, applicationId }) => [cellType, applicationId]));
  const answers = useQueries({
    queries: [...oneOfEach.values()].map((id) => reading('listPeople', { params: { id } })),
  });
  const lists = answers.map(({ data }) => data?.items ?? []);
  return (lists[0] ?? []).filter(({ id }) => lists.every((list) => list.some((person) => person.id === id)));
}
