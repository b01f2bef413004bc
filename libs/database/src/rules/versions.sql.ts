/** SQL: takes the lock under which rules are published, taken or left; held until the end of the transaction. */
export const LOCK_RULES = `SELECT pg_advisory_xact_lock(hashtextextended('wufei rules', 0))`;

/** SQL: the order of the versions of a year, newest first, for a row `alias` of `rule_set`. */
export function newestFirst(alias: string): string {
  return `split_part(${alias}.version, '.', 2)::int DESC`;
}

/** SQL: the columns of the rules that are in force for a year at the present programme time; at most one row. */
export function rulesInForceNow(columns: string, year: string): string {
  return `SELECT ${columns} FROM rule_set WHERE programme_year = ${year}
     AND effective_from <= (clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms')
           AT TIME ZONE 'Asia/Shanghai'
   ORDER BY effective_from DESC, created_at DESC LIMIT 1`;
}

/**
 * SQL: the columns of the rules in force on a day for a year or, while it has none, for the latest year before it; at
 * most one row.
 */
export function nearestRules(columns: string, year: string, day: string): string {
  return `SELECT ${columns} FROM rule_set WHERE programme_year <= ${year} AND effective_from <= ${day}
   ORDER BY programme_year DESC, effective_from DESC, created_at DESC LIMIT 1`;
}
