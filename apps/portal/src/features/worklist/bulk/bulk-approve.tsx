import { OFFICE_DECISION_NAMES } from '@app/contracts';
import { BulkDialog } from '../../../components/acts/bulk-dialog';
import { NoteField } from '../../../components/fields';
import { type BulkFormProps, bulkItemsOf } from './bulk-form';

/** Approves several applications (区无废办审定). What is returned or refused is decided on its own page. */
export default function BulkApprove({ tasks, onClose }: BulkFormProps) {
  return (
    <BulkDialog<{ reason?: string }>
      title="批量审定"
      explain={`所选各件均审定为“${OFFICE_DECISION_NAMES.approve}”，进入公示。需要退回或不予通过的，请逐件办理。`}
      items={bulkItemsOf(tasks)}
      toCommand={({ reason }) => ({ type: 'officeDecide', decision: 'approve', ...(reason && { reason }) })}
      submitText={`审定：${OFFICE_DECISION_NAMES.approve}`}
      onClose={onClose}
    >
      <NoteField name="reason" />
    </BulkDialog>
  );
}
