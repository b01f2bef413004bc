import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { NoteField } from './fields';

/** 恢复办理. */
export default function Resume(props: ActProps) {
  return (
    <ActDialog {...props} explain="恢复后,各期限按剩余天数继续计算,新的日期会通知有关各方。">
      <NoteField name="reason" />
    </ActDialog>
  );
}
