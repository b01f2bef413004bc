import type { ApplicationView } from '@app/contracts';
import type { Me } from '@app/contracts';
import { DueDate } from '../../../components/due-date';
import { isOwnSeat } from '../../../shell/own-departments';
import { ChoiceField } from './choice-field';

/**
 * Returns the tasks whose seat the user may act for: a department for its own, the office for every seat
 * except `time`, and that of the applicant only `withUnit`.
 */
export function seatsFor(application: ApplicationView, me: Me, withUnit = false): ApplicationView['tasks'] {
  const held = application.tasks.filter(({ seat }) => seat !== 'time' && (withUnit || seat !== 'applicant'));
  return me.role === 'office' ? held : held.filter(({ seat }) => isOwnSeat(me, seat));
}

/** A choice between tasks, each with its seat, its period and its last day. */
export function SeatField({ tasks, label }: { tasks: ApplicationView['tasks']; label: string }) {
  const choices = tasks.map((task) => ({
    value: task.seat,
    label: (
      <>
        {task.name}（{task.clockName}） <DueDate due={task} />
      </>
    ),
  }));
  return <ChoiceField name="seat" label={label} choices={choices} />;
}
