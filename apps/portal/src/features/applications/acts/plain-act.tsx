import type { ApplicationView } from '@app/contracts';
import type { PersonCommandType } from '@app/domain';
import { Navigate } from 'react-router';
import { ActDialog, type ActProps, type Fields } from '../../../components/acts/act-dialog';
import { NoteField, ReasonField } from '../../../components/fields';
import { ChoiceField } from './choice-field';
import { PAGES_OF_ACTS, PLAIN_ACTS, type PlainAct } from './plain-acts';

/** The form of an act in `PLAIN_ACTS`, or a redirect to the page of an act in `PAGES_OF_ACTS`. */
export function PlainActForm(props: ActProps) {
  const { application, action } = props;
  const type = action.type as PersonCommandType;
  const page = PAGES_OF_ACTS[type];
  if (page) return <Navigate to={page(application)} />;
  const act: PlainAct = PLAIN_ACTS[type] ?? (action.needs.includes('reason') ? { reason: {} } : { note: {} });
  const { choice, reason, note, given, danger } = act;
  return (
    <ActDialog<Fields>
      {...props}
      explain={textFor(application, act.explain)}
      toFields={(values) => ({ ...given?.(application), ...values })}
      danger={danger}
      submitText={textFor(application, act.submitText)}
    >
      {choice && <ChoiceField {...choice} />}
      {reason && <ReasonField {...reason} />}
      {note && <NoteField {...note} />}
    </ActDialog>
  );
}

function textFor(application: ApplicationView, text: PlainAct['explain']): string | undefined {
  return typeof text === 'function' ? text(application) : text;
}
