import type { CellView } from '@app/contracts';
import { useIntent, type WithoutId } from '../../components/acts/use-intent';
import { type Answer, type Ask, call } from '../../server/api';

export type CellCommand = WithoutId<Ask<'actOnCell'>['body']>;
export type CellAnswer = Answer<'actOnCell'>;

/** What every dialog of an act on a cell gets. */
export interface CellDialogProps {
  cell: CellView;
  onClose: () => void;
}

/** Returns the mutation that sends an act on the cell. */
export function useCellCommand({ id }: Pick<CellView, 'id'>) {
  return useIntent<CellCommand, CellAnswer>((body) =>
    call('actOnCell', { params: { id }, body: body as Ask<'actOnCell'>['body'] }),
  );
}
