import { BulkDialog } from '../../../components/acts/bulk-dialog';
import { NoteField } from '../../../components/fields';
import { type BulkFormProps, bulkItemsOf } from './bulk-form';

/** Accepts several applications (受理). What is to be corrected or refused is done on its own page. */
export default function BulkAccept({ tasks, onClose }: BulkFormProps) {
  return (
    <BulkDialog<{ text?: string }>
      title="批量受理"
      explain="材料齐全、符合形式要求的，予以受理，进入牵头部门初审。需要补正或不予受理的，请逐件办理。"
      items={bulkItemsOf(tasks)}
      toCommand={({ text }) => ({ type: 'accept', ...(text && { text }) })}
      onClose={onClose}
    >
      <NoteField />
    </BulkDialog>
  );
}
