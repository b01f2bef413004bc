import type { ReportItem } from '@app/contracts';

type Batch = Pick<ReportItem, 'cells' | 'results'>;

/** Returns how many cells went to the city in a batch: those still in it, and those that the city returned since. */
export function batchSize({ cells, results: { returned } }: Batch): number {
  return cells + returned;
}

/** Returns the number of cells of a batch in words, with how many of them the city returned. */
export function batchText(batch: Batch): string {
  const { returned } = batch.results;
  return `${batchSize(batch)} 个${returned > 0 ? `，其中 ${returned} 个已退回` : ''}`;
}
