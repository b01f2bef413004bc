import type { EntryReason } from '@app/domain';
import type { Reader } from './scope';

/** One entry of the ledger with the words that people read it by. */
export interface LedgerLine {
  number: string;
  cellType: string;
  unitName: string;
  assessmentYear: number;
  delta: number;
  reason: EntryReason;
  rulesVersion: string;
  baseline: number;
  byName: string | null;
  at: Date;
  commandId: string | null;
}

/** Every entry that changes a year's figure, or belongs to a cell of its programme, in the order of recording. */
export async function findLedgerLines(db: Reader, year: number): Promise<LedgerLine[]> {
  const { rows } = await db.query<LedgerLine>(
    `SELECT a.number, a.cell_type AS "cellType", u.name AS "unitName", l.assessment_year AS "assessmentYear", l.delta,
            l.reason, l.rules_version AS "rulesVersion", b.value AS baseline, p.name AS "byName", l.at,
            l.command_id AS "commandId"
       FROM ledger_entry l
       JOIN application a ON a.id = l.application_id
       JOIN unit u ON u.id = a.unit_id
       JOIN baseline b ON (b.year, b.version) = (l.programme_year, l.baseline_version)
       LEFT JOIN app_user p ON p.id = CASE WHEN l.by_user <> 'system' THEN l.by_user::uuid END
      WHERE l.programme_year = $1 OR l.assessment_year = $1 ORDER BY l.position`,
    [year],
  );
  return rows;
}
