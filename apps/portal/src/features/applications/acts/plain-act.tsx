import type { ApplicationView } from '@app/contracts';
import type { PersonCommandType } from '@app/domain';
import { Form } from 'antd';
import { Navigate } from 'react-router';
import { ActDialog, type ActProps, type Fields } from '../../../components/acts/act-dialog';
import { DateField } from '../../../components/date-field';
import { NoteField, ReasonField } from '../../../components/fields';
import { useToday } from '../../../shell/me';
import { ChoiceField } from './choice-field';
import { PAGES_OF_ACTS, PLAIN_ACTS, type PlainAct } from './plain-acts';

/** The form of an act in `PLAIN_ACTS`, or a redirect to the page of an act in `PAGES_OF_ACTS`. */
export function PlainActForm(props: ActProps) {
  const today = useToday();
  const { application, action } = props;
  const type = action.type as PersonCommandType;
  const page = PAGES_OF_ACTS[type];
  if (page) return <Navigate to={page(application)} />;
  const act: PlainAct = PLAIN_ACTS[type] ?? (action.needs.includes('reason') ? { reason: {} } : { note: {} });
  const { choice, day, reason, note, given, danger } = act;
  return (
    <ActDialog<Fields>
      {...props}
      explain={textFor(application, act.explain)}
      initial={day && { [day.name]: today }}
      toFields={(values) => ({ ...given?.(application), ...values })}
      danger={danger}
      submitText={textFor(application, act.submitText)}
    >
      {choice && <ChoiceField {...choice} />}
      {day && (
        <Form.Item
          name={day.name}
          label={day.label}
          extra={day.extra}
          rules={[{ required: true, message: `请填写${day.label}。` }]}
        >
          <DateField max={today} />
        </Form.Item>
      )}
      {reason && <ReasonField {...reason} />}
      {note && <NoteField {...note} />}
    </ActDialog>
  );
}

function textFor(application: ApplicationView, text: PlainAct['explain']): string | undefined {
  return typeof text === 'function' ? text(application) : text;
}
