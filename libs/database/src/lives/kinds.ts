import type { KindName, Kinds } from '@app/domain';
import { APPLICATION_RECORD } from './application.record';
import { CELL_RECORD } from './cell.record';
import { OBLIGATION_RECORD } from './obligation.record';
import type { RecordRow } from './record-row';
import { YEAR_RECORD } from './year.record';

/** How each kind of life is recorded, one row per kind. */
export const RECORDS: { readonly [N in KindName]: RecordRow<Kinds[N]> } = {
  application: APPLICATION_RECORD,
  obligation: OBLIGATION_RECORD,
  programme: YEAR_RECORD,
  cell: CELL_RECORD,
};
