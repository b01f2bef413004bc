import { type AdjustmentItem, CITY_RESULT_NAMES } from '@app/contracts';

type ChangedCell = Pick<AdjustmentItem['cause']['cells'][number], 'result'>;

/** Returns what a correction changes at a cell, to follow its name; empty when the correction itself says it. */
export function changeText({ result }: ChangedCell): string {
  return result ? `：市级结果改为“${CITY_RESULT_NAMES[result]}”` : '';
}
