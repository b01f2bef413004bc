import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { NoteField } from './fields';

/** 催办: reminds whoever is waited for; once a working day. */
export default function Urge(props: ActProps) {
  const names = props.application.tasks
    .filter(({ seat, paused }) => seat !== 'time' && !paused)
    .map(({ name }) => name);
  return (
    <ActDialog
      {...props}
      explain={`将提醒正在办理的单位:${names.join('、')}。每个工作日可以催办一次,催办会记入办理过程。`}
    >
      <NoteField />
    </ActDialog>
  );
}
