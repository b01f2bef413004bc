import { Form, Select } from 'antd';
import type { PersonItem } from '@app/contracts';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { useCall } from '../../../server/query';
import { useMe } from '../../../shell/me';
import { NoteField } from '../../../components/fields';
import { SeatField, seatsFor } from './seat-field';

/** Transfers a task (转办) to a named person of the same seat. */
export default function Transfer(props: ActProps) {
  const me = useMe();
  const { data } = useCall('listPeople', { params: { id: props.application.id } });
  const tasks = seatsFor(props.application, me);
  const people = (data?.items ?? []).filter(({ id }) => id !== me.id);
  return (
    <ActDialog
      {...props}
      initial={tasks.length === 1 ? { seat: tasks[0]!.seat } : {}}
      explain="转给同一单位的另一位同事办理；期限不变。"
    >
      <SeatField tasks={tasks} label="转办哪一项" />
      <Form.Item noStyle dependencies={['seat']}>
        {({ getFieldValue }) => (
          <Form.Item name="to" label="转给谁" rules={[{ required: true, message: '请选择接办人。' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              loading={!data}
              options={people
                .filter((person) => mayHold(person, getFieldValue('seat') as string | undefined))
                .map(({ id, name }) => ({ value: id, label: name }))}
              notFoundContent="这个单位没有其他可以接办的账号"
            />
          </Form.Item>
        )}
      </Form.Item>
      <NoteField name="reason" />
    </ActDialog>
  );
}

/** Whether to offer a person for a seat. The server validates the choice. */
function mayHold({ role, actsFor }: PersonItem, seat?: string): boolean {
  if (seat?.startsWith('department:')) return actsFor?.includes(seat.slice('department:'.length)) ?? false;
  return seat === 'office' ? role === 'office' : seat === 'inspection';
}
