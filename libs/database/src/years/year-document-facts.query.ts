import type { CountingPolicy, Year, Standing, YearStatus } from '@app/domain';
import type { Reader } from '../worklists/scope';

/** The facts of a programme year besides the figures that its ledger gives. */
export interface YearDocumentFacts {
  year: number;
  status: YearStatus;
  state: Year | null;
  openedOn: string;
  countsFrom: CountingPolicy['countsFrom'];
  countsFromBasis: 'assumed' | 'office';
  /** The reason of the office, when it set `countsFrom`. */
  countsFromReason: string | null;
  /** Newest first. */
  baselines: BaselineRow[];
  cut: { cutAt: number; rulesVersion: string; figures: Standing } | null;
}

/** One version of 结转基数 (the baseline). `setAt` is programme time, `recordedAt` real time, both in ms. */
export interface BaselineRow {
  version: number;
  value: number;
  source: string;
  dated: string;
  setBy: { id: string; name: string } | null;
  setAt: number;
  recordedAt: number;
}

/** Returns the facts of a programme year; undefined when there is no such year. */
export async function findYearDocumentFacts(
  db: Reader,
  year: number,
): Promise<YearDocumentFacts | undefined> {
  const { rows } = await db.query<YearDocumentFacts>(
    `SELECT p.year, p.status, p.state, p.opened_on AS "openedOn", p.counts_from AS "countsFrom",
            p.counts_from_basis AS "countsFromBasis",
            (SELECT i.body ->> 'reason' FROM programme_event e JOIN command_input i ON i.command_id = e.command_id
              WHERE e.programme_year = p.year AND e.type = 'countsFromSet' ORDER BY e.seq DESC LIMIT 1) AS "countsFromReason",
            (SELECT jsonb_agg(jsonb_build_object('version', b.version, 'value', b.value, 'source', b.source, 'dated', b.dated,
               'setBy', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END,
               'setAt', extract(epoch FROM b.set_at) * 1000, 'recordedAt', extract(epoch FROM b.recorded_at) * 1000) ORDER BY b.version DESC)
               FROM baseline b LEFT JOIN app_user u ON u.id = b.set_by WHERE b.year = p.year) AS baselines,
            (SELECT jsonb_build_object('cutAt', extract(epoch FROM c.cut_at) * 1000, 'rulesVersion', c.rules_version,
               'figures', c.figures) FROM programme_cut c WHERE c.year = p.year) AS cut
       FROM programme p WHERE p.year = $1`,
    [year],
  );
  return rows[0];
}

/** Counts of what is pending between district and city, and of what is not settled or relayed. */
export interface ReportingFacts {
  notReported: number;
  awaitingResult: number;
  openAdjustments: number;
  untold: number;
  /** Reports whose last day has passed. */
  late: { id: string; dueOn: string }[];
}

/** Returns the pending items of a year; `today` is a day in programme time. */
export async function findReportingFacts(db: Reader, year: number, today: string): Promise<ReportingFacts> {
  const { rows } = await db.query<ReportingFacts>(
    `SELECT (SELECT count(*)::int FROM cell WHERE coalesce(assessment_year, programme_year) = $1 AND revoked_on IS NULL
              AND reported_in IS NULL) AS "notReported",
            (SELECT count(*)::int FROM cell c JOIN report_batch b ON b.id = c.reported_in
              WHERE b.year = $1 AND b.state = 'sent' AND c.revoked_on IS NULL
                AND coalesce(c.city_result, 'returned') = 'returned') AS "awaitingResult",
            (SELECT count(*)::int FROM adjustment WHERE year = $1 AND state = 'open') AS "openAdjustments",
            (SELECT count(*)::int FROM telling WHERE programme_year = $1 AND told_at IS NULL) AS untold,
            coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'dueOn', due_on) ORDER BY due_on) FROM report_batch
              WHERE year = $1 AND state <> 'discarded' AND coalesce(sent_on, $2::date) > due_on), '[]') AS late`,
    [year, today],
  );
  return rows[0]!;
}
