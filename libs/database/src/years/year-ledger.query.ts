import type { YearLedger, CountingPolicy, LedgerEntry, NamedCell, YearPlan } from '@app/domain';
import { rulesInForceNow } from '../rules/versions.sql';
import type { Reader } from '../worklists/scope';

/** The plan of a year as its row stores it, before its rule set is read. */
type YearPlanRow = Omit<YearPlan, 'totals' | 'types' | 'policy'> & {
  countsFrom: CountingPolicy['countsFrom'];
  body: RuleBody | null;
};

/** The parts of a rule set that the figures need. */
interface RuleBody {
  totals?: YearPlan['totals'];
  cellTypes?: {
    code: string;
    name: string;
    target: { value: number; comparison: '≥' | '=' };
    leads: string[];
  }[];
  settings?: { carryOverOrder?: { value: CountingPolicy['carryOverOrder'] } };
}

/**
 * Returns everything from which the figures of a year and the next are counted: programmes, cells and entries of the
 * years from `year - 1` to `year + 1`, or to the last one in which a cell of the year counts, and cells of any year that
 * count in these. The ledger is consistent only within one snapshot or under the lock of the
 * years.
 */
export async function loadLedger(db: Reader, year: number): Promise<YearLedger> {
  const { rows } = await db.query<{ last: number }>(
    'SELECT greatest($1::int + 1, max(assessment_year)) AS last FROM ledger_entry WHERE programme_year = $1',
    [year],
  );
  const around = [year - 1, rows[0]!.last];
  const { rows: programmes } = await db.query<YearPlanRow>(PROGRAMMES, around);
  const { rows: cells } = await db.query<NamedCell>(CELLS, around);
  const { rows: entries } = await db.query<LedgerEntry>(ENTRIES, around);
  return { programmes: programmes.map(yearPlanOf), cells: cells.map(present), entries };
}

const PROGRAMMES = `
  SELECT p.year, coalesce(r.version, '') AS "rulesVersion", r.body, p.counts_from AS "countsFrom",
         (SELECT jsonb_agg(jsonb_build_object('version', version, 'value', value) ORDER BY version)
            FROM baseline b WHERE b.year = p.year) AS baselines,
         coalesce((SELECT jsonb_object_agg(cell_type, n) FROM (
           SELECT cell_type, count(*) AS n FROM application
            WHERE is_open AND named_on IS NULL AND programme_year = p.year GROUP BY cell_type) o), '{}') AS open
    FROM programme p
    LEFT JOIN LATERAL (${rulesInForceNow('version, body', 'p.year')}) r ON true
   WHERE p.year BETWEEN $1 AND $2
      OR p.year IN (SELECT programme_year FROM ledger_entry WHERE assessment_year BETWEEN $1 AND $2)
   ORDER BY p.year`;

const CELLS = `
  SELECT a.number, c.cell_type AS "cellType", c.programme_year AS "programmeYear",
         (a.submitted_at AT TIME ZONE 'Asia/Shanghai')::date AS "submittedOn", c.named_on AS "namedOn",
         c.reported_in AS "reportedIn", c.city_result AS "cityResult", c.city_result_on AS "cityResultOn",
         c.revoked_on AS "revokedOn", c.showcase_on AS "showcaseOn",
         CASE WHEN a.stage = 'supplement' THEN true END AS supplementing
    FROM cell c JOIN application a ON a.id = c.application_id
   WHERE c.programme_year BETWEEN $1 AND $2
      OR c.application_id IN (SELECT application_id FROM ledger_entry WHERE assessment_year BETWEEN $1 AND $2)
   ORDER BY a.number`;

const ENTRIES = `
  SELECT a.number AS cell, l.ordinal, l.assessment_year AS year, l.delta, l.reason, l.rules_version AS "rulesVersion",
         l.baseline_version AS "baselineVersion", l.by_user AS by, (extract(epoch FROM l.at) * 1000)::float8 AS at,
         coalesce(l.command_id::text, '') AS "commandId"
    FROM ledger_entry l JOIN application a ON a.id = l.application_id
   WHERE l.programme_year BETWEEN $1 AND $2
      OR l.application_id IN (SELECT application_id FROM ledger_entry WHERE assessment_year BETWEEN $1 AND $2)
   ORDER BY l.position`;

function yearPlanOf({ body, countsFrom, ...row }: YearPlanRow): YearPlan {
  return {
    ...row,
    totals: (body?.totals ?? []).map(({ id, name, value }) => ({ id, name, value })),
    types: (body?.cellTypes ?? []).map(({ code, name, target, leads }) => {
      return { code, name, target: target.value, comparison: target.comparison, leads };
    }),
    policy: { countsFrom, carryOverOrder: body?.settings?.carryOverOrder?.value ?? 'aboveRowLatestNamed' },
  };
}

/** Returns the object without its null fields, because figures that are compared and hashed contain no null. */
export function present<T extends object>(cell: T): T {
  return Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== null)) as T;
}
