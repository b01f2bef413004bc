import type { ApplicationEvent } from '@app/domain';
import type { PoolClient } from 'pg';
import type { RecordRequest } from '../record';

/** Events that change a year's figures; they are written under the programme year's lock. */
const LEDGER_EVENTS: ReadonlySet<ApplicationEvent['type']> = new Set<ApplicationEvent['type']>([
  'named',
  'cityResultRecorded',
  'attributed',
  'revoked',
]);

/** The year's figures do not allow it; nothing was written. */
export class RefusedByLedger extends Error {
  constructor(readonly code: 'noSurplus' | 'documentNumberTaken') {
    super(code);
  }
}

/** Whether a step changes the figures of a year. */
export function touchesLedger({ events }: RecordRequest): boolean {
  return events.some((event) => LEDGER_EVENTS.has(event.type));
}

/** Begins a transaction that holds the rows under which a cell is counted: its programme year's, and the next one's. */
export function beginCounting(programmeYear: number): string {
  const years = `${Number(programmeYear)}, ${Number(programmeYear) + 1}`;
  return `BEGIN; SELECT FROM programme WHERE year IN (${years}) ORDER BY year FOR NO KEY UPDATE`;
}

/** Brings cell and ledger up to date with a step's events. The caller holds the years' rows. Throws RefusedByLedger. */
export async function writeLedger(client: PoolClient, { app, events }: RecordRequest): Promise<void> {
  for (const event of events) {
    if (event.type === 'named') await name(client, app, event);
    if (event.type === 'cityResultRecorded') await takeCityResult(client, app, event);
    if (event.type === 'attributed') await attribute(client, app, event);
    if (event.type === 'revoked') await revoke(client, app, event);
  }
}

type App = RecordRequest['app'];
type Event<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>;

/** A cell under its document; it counts from here if the pinned rules say so. */
async function name(client: PoolClient, app: App, event: Event<'named'>): Promise<void> {
  const document = [event.documentNumber, event.date];
  await client.query(
    'INSERT INTO issued_document (number, dated) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    document,
  );
  const { rows } = await client.query<{ cells: number }>(
    `WITH named AS (
       INSERT INTO cell (application_id, programme_year, cell_type, document_number, named_on, assessment_year)
       SELECT a.id, a.programme_year, a.cell_type, d.number, d.dated,
              CASE a.rules ->> 'countsFrom' WHEN 'named' THEN a.programme_year END
         FROM application a, issued_document d WHERE a.id = $1 AND d.number = $2 AND d.dated = $3
       RETURNING assessment_year
     ), counted AS (
       INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, event_seq)
       SELECT $1, 1, assessment_year, 1, 'counted', $4 FROM named WHERE assessment_year IS NOT NULL
     )
     SELECT count(*)::int AS cells FROM named`,
    [app.id, ...document, event.seq],
  );
  if (rows[0]!.cells === 0) throw new RefusedByLedger('documentNumberTaken');
}

async function takeCityResult(
  client: PoolClient,
  app: App,
  event: Event<'cityResultRecorded'>,
): Promise<void> {
  await client.query('UPDATE cell SET city_result = $2 WHERE application_id = $1', [app.id, event.result]);
  if (event.result === 'recognised') await count(client, app, event.seq);
}

/** The cell counts in its programme year, if it does not yet count in any. */
async function count(client: PoolClient, app: App, seq: number): Promise<void> {
  const { rowCount } = await client.query(
    `UPDATE cell SET assessment_year = programme_year WHERE application_id = $1 AND assessment_year IS NULL`,
    [app.id],
  );
  if (rowCount) await enter(client, app, app.programmeYear, 1, 'counted', seq);
}

/** Y, or Y+1 only while more cells count in Y than its baseline asks for. */
async function attribute(client: PoolClient, app: App, event: Event<'attributed'>): Promise<void> {
  if (event.assessmentYear === app.programmeYear) return;
  const { rows } = await client.query<{ counted: number | null; surplus: number }>(
    `SELECT cell.assessment_year AS counted,
            (SELECT count(*) FROM cell o WHERE o.assessment_year = p.year AND o.revoked_on IS NULL) - p.baseline AS surplus
       FROM cell JOIN programme p ON p.year = cell.programme_year WHERE application_id = $1`,
    [app.id],
  );
  const { counted, surplus } = rows[0]!;
  if (counted === null || surplus <= 0) throw new RefusedByLedger('noSurplus');
  await enter(client, app, counted, -1, 'carried', event.seq);
  await enter(client, app, event.assessmentYear, 1, 'carried', event.seq);
  await client.query('UPDATE cell SET assessment_year = $2 WHERE application_id = $1', [
    app.id,
    event.assessmentYear,
  ]);
}

async function revoke(client: PoolClient, app: App, event: Event<'revoked'>): Promise<void> {
  const { rows } = await client.query<{ year: number | null }>(
    `UPDATE cell SET revoked_on = (to_timestamp($2::float8 / 1000) AT TIME ZONE 'Asia/Shanghai')::date
      WHERE application_id = $1 AND revoked_on IS NULL RETURNING assessment_year AS year`,
    [app.id, event.at],
  );
  const year = rows[0]?.year;
  if (year) await enter(client, app, year, -1, 'revoked', event.seq);
}

async function enter(
  client: PoolClient,
  app: App,
  year: number,
  delta: 1 | -1,
  reason: 'counted' | 'carried' | 'revoked',
  seq: number,
): Promise<void> {
  await client.query(
    `INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, event_seq)
     SELECT $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5 FROM ledger_entry WHERE application_id = $1`,
    [app.id, year, delta, reason, seq],
  );
}
