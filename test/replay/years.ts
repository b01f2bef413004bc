import { actOnYear, allRelayed } from '../support/play-year';
import type { Crew } from '../support/drive';

/**
 * Plays the acts of a year: a lower baseline, a report, two cells carried over and one returned, a correction
 * opened and withdrawn, the cut. Returns the number of the cell that stays carried over.
 */
export async function aYear(crew: Crew): Promise<string> {
  const office = await crew.as('office');
  const act = (command: Record<string, unknown>) => actOnYear(crew, command);
  await act({ type: 'setBaseline', value: 1, source: '市无废办通知', dated: '2024-09-01' });
  const { reportable } = await office.mustGet('/programmes/2024/reports');
  if (reportable.length > 0) {
    const cells = reportable.map(({ number }: { number: string }) => number);
    await act({ type: 'assembleReport', cells });
  }
  const { hash, moves } = await office.mustGet('/programmes/2024/carry-over');
  const [first, second] = moves.map(({ number }: { number: string }) => number);
  await act({ type: 'confirmCarryOver', hash, cells: [first, second], reason: '延至2025年考核' });
  await allRelayed(crew);
  await act({ type: 'returnCarriedCell', cell: second, reason: '补足缺口' });
  const cause = { type: 'revocation', cell: first };
  const { adjustmentId } = await act({ type: 'openAdjustment', cause, reason: '举报待核实' });
  await act({ type: 'withdrawAdjustment', adjustmentId, reason: '举报不实' });
  await allRelayed(crew);
  await crew.moveTo('2025-01-02T09:00:00+08:00');
  return first;
}
