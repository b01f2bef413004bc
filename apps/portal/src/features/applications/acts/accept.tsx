import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { NoteField } from './fields';

/** 受理: on to the lead departments, each for itself. */
export default function Accept(props: ActProps) {
  return (
    <ActDialog {...props} explain="材料齐全、符合形式要求的,予以受理,进入牵头部门初审。">
      <NoteField />
    </ActDialog>
  );
}
