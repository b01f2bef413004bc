import type { YearView } from '@app/contracts';
import { NoteField } from '../../components/fields';
import { CommandDialog } from '../../components/acts/command-dialog';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../components/acts/use-year-command';

/** Closes the year (年度办结). */
export function CloseYearDialog({ programme, onClose }: { programme: YearView; onClose: () => void }) {
  const year = String(programme.year);
  return (
    <CommandDialog<{ reason?: string }, YearCommand, YearAnswer>
      title="年度办结"
      explain="办结之后,这一年度只能通过更正改变。仍有未报送的批次、未登记的结果或待确认的更正时,不能办结。"
      command={useYearCommand(year)}
      toCommand={({ reason }) => ({ type: 'closeYear', reason })}
      onClose={onClose}
    >
      <NoteField name="reason" />
    </CommandDialog>
  );
}
