import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { useMe } from '../../../shell/me';
import { dateText } from '../../../dates/time';
import { ReasonField } from '../../../components/fields';
import { SeatField, seatsFor } from './seat-field';

/** Extends a period (延长期限), once each and with a reason. The original date stays visible. */
export default function Extend(props: ActProps) {
  const tasks = seatsFor(props.application, useMe(), true).filter(({ extended }) => !extended);
  return (
    <ActDialog
      {...props}
      initial={tasks.length === 1 ? { seat: tasks[0]!.seat } : {}}
      explain={
        <>
          <p>每个期限只能延长一次。延长后仍显示原来的日期，申报单位会收到通知。</p>
          {tasks.map(({ seat, name, dueOn }) => (
            <p key={seat}>
              {name}现在的期限：{dateText(dueOn)}
            </p>
          ))}
        </>
      }
    >
      <SeatField tasks={tasks} label="延长哪一项" />
      <ReasonField label="延长的理由" />
    </ActDialog>
  );
}
