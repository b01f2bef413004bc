import type { AdjustmentItem } from '@app/contracts';
import { NoteField, ReasonField } from '../../../components/fields';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';

interface AdjustmentDialogProps {
  year: string;
  item: AdjustmentItem;
  onClose: () => void;
}

/**
 * Confirms a correction (确认更正). It sends the hash of the displayed figures; the server refuses it if they
 * changed.
 */
export function ConfirmAdjustment({ year, item, onClose }: AdjustmentDialogProps) {
  const { id, hash, touched } = item;
  return (
    <CommandDialog<{ reason?: string }, YearCommand, YearAnswer>
      title="确认更正"
      explain={`将改变 ${touched.figures.length} 个数字。若数字在此期间有变,系统会拒绝并重新载入。`}
      command={useYearCommand(year)}
      toCommand={({ reason }) => ({ type: 'confirmAdjustment', adjustmentId: id, hash, reason })}
      onClose={onClose}
    >
      <NoteField name="reason" />
    </CommandDialog>
  );
}

/** Withdraws a correction (撤回更正) with a reason. */
export function WithdrawAdjustment({ year, item, onClose }: AdjustmentDialogProps) {
  return (
    <CommandDialog<{ reason: string }, YearCommand, YearAnswer>
      title="撤回更正"
      command={useYearCommand(year)}
      toCommand={({ reason }) => ({ type: 'withdrawAdjustment', adjustmentId: item.id, reason })}
      onClose={onClose}
    >
      <ReasonField rows={3} />
    </CommandDialog>
  );
}
