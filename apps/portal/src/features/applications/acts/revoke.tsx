import { useNavigate } from 'react-router';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { type YearAnswer, type YearCommand, useYearCommand } from '../../../components/acts/use-year-command';
import type { ActProps } from '../../../components/acts/act-dialog';
import { ReasonField } from '../../../components/fields';

/**
 * Proposes to revoke a naming (撤销命名,摘牌): opens an adjustment (更正) of the year and navigates to it. The
 * revocation takes effect when the adjustment's figures are confirmed.
 */
export default function Revoke({ application, action, onClose }: ActProps) {
  const { programmeYear, number } = application;
  const go = useNavigate();
  return (
    <CommandDialog<{ reason: string }, YearCommand, YearAnswer>
      title={`提出${action.name}`}
      explain={`撤销命名会改变 ${programmeYear} 年度的数字，先在“年度 · 更正”中提出。下一步列出两个年度会改变的数字，确认之后才撤销，且不能恢复。`}
      command={useYearCommand(String(programmeYear))}
      toCommand={({ reason }) => ({
        type: 'openAdjustment',
        cause: { type: 'revocation', cell: number },
        reason,
      })}
      submitText="提出更正"
      danger
      onDone={({ adjustmentId }) =>
        void go(`/years/${programmeYear}/adjustments#adjustment-${adjustmentId ?? ''}`)
      }
      onClose={onClose}
    >
      <ReasonField />
    </CommandDialog>
  );
}
