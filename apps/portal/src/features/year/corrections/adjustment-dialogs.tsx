import type { AdjustmentItem } from '@app/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { NoteField, ReasonField } from '../../../components/fields';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { dateText } from '../../../dates/time';
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
  const { id, hash, touched, appealing } = item;
  return (
    <CommandDialog<{ reason?: string }, YearCommand, YearAnswer>
      title="确认更正"
      explain={
        <>
          <p>将改变 {touched.figures.length} 个数字。若数字在此期间有变，系统会拒绝并重新载入。</p>
          {appealing.length > 0 && (
            <Alert
              type="warning"
              showIcon
              title="申诉还没有结束，现在确认会先行摘牌"
              description={appealing.map(({ cellId, unit, until }) => (
                <div key={cellId}>
                  <Link to={`/cells/${cellId}`}>{unit}</Link>：申诉期或复核至{dateText(until)}
                </div>
              ))}
            />
          )}
        </>
      }
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
