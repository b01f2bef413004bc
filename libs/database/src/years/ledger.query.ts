import type { Application, ApplicationEvent, ApplicationTypes, Step } from '@app/domain';
import type { PoolClient } from 'pg';
import { RefusedByRecord } from '../lives/refused';

/** Events that change a year's figures; they are written under the programme year's lock. */
const LEDGER_EVENTS: ReadonlySet<ApplicationEvent['type']> = new Set<ApplicationEvent['type']>([
  'named',
  'cityResultRecorded',
  'attributed',
  'revoked',
]);

/** The year's figures do not allow it; nothing was written. */
export class RefusedByLedger extends RefusedByRecord {
  constructor(code: 'documentNumberTaken' | 'countsElsewhere' | 'carryByProposal' | 'revokeByAdjustment') {
    super(code);
  }
}

/** Whether a step changes the figures of a year. */
export function touchesLedger({ events }: Step<ApplicationTypes>): boolean {
  return events.some((event) => LEDGER_EVENTS.has(event.type));
}

/** Begins a transaction that holds the rows under which a cell is counted: its programme year's, and the next one's. */
export function beginCounting(programmeYear: number): string {
  const years = `${Number(programmeYear)}, ${Number(programmeYear) + 1}`;
  return `BEGIN; SELECT FROM programme WHERE year IN (${years}) ORDER BY year FOR NO KEY UPDATE`;
}

/**
 * Brings cell and ledger up to date with a step's events. The caller holds the years' rows. Throws RefusedByLedger.
 * An act that the year's own ledger has asked for is in it already; what takes a cell out of a year is done by no other.
 * Refused here and not by `decide`: whose act it is lies in the record, and an older history may hold a person's.
 */
export async function writeLedger(client: PoolClient, step: Step<ApplicationTypes>): Promise<void> {
  const { state: app, events, command } = step;
  if (command && (await isRelayed(client, command.id))) return;
  for (const event of events) {
    const entry = { app, event, commandId: command?.id };
    if (event.type === 'named') await name(client, { ...entry, event });
    if (event.type === 'cityResultRecorded') await takeCityResult(client, { ...entry, event });
    if (event.type === 'attributed') await attribute(client, { ...entry, event });
    if (event.type === 'revoked') throw new RefusedByLedger('revokeByAdjustment');
  }
}

type Event<T extends ApplicationEvent['type']> = Extract<ApplicationEvent, { type: T }>;

/** What changes a figure: an application's event, under its command. */
interface Cause<E = ApplicationEvent> {
  app: Application;
  event: E;
  commandId?: string;
}

/** A civil day in Asia/Shanghai, as SQL, of a moment in ms. */
const dayOf = (place: string) => `(to_timestamp(${place}::float8 / 1000) AT TIME ZONE 'Asia/Shanghai')::date`;

/** 完成年度 as SQL: the programme year while the day lies in it, else the next; never beyond. */
const yearOf = (year: string, day: string) => `${year} + (extract(year FROM ${day}) > ${year})::int`;

async function isRelayed(client: PoolClient, commandId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'is-telling',
    text: 'SELECT FROM telling WHERE id = $1::uuid',
    values: [commandId],
  });
  return Boolean(rowCount);
}

/** A cell under its document; it counts from here if the year's setting says so. */
async function name(client: PoolClient, cause: Cause<Event<'named'>>): Promise<void> {
  const { app, event } = cause;
  const document = [event.documentNumber, event.date];
  await client.query(
    'INSERT INTO issued_document (number, dated) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    document,
  );
  const { rows } = await client.query<{ year: number | null }>(
    `INSERT INTO cell (application_id, programme_year, cell_type, document_number, named_on, assessment_year)
     SELECT a.id, a.programme_year, a.cell_type, d.number, d.dated,
            CASE p.counts_from WHEN 'named' THEN ${yearOf('a.programme_year', 'd.dated')} END
       FROM application a JOIN programme p ON p.year = a.programme_year, issued_document d
      WHERE a.id = $1 AND d.number = $2 AND d.dated = $3
        AND NOT EXISTS (SELECT FROM report_batch b WHERE b.document_number = d.number)
     RETURNING assessment_year AS year`,
    [app.id, ...document],
  );
  if (!rows[0]) throw new RefusedByLedger('documentNumberTaken');
  if (rows[0].year !== null) await count(client, cause, rows[0].year);
}

/** The city's answer, kept beside earlier ones. What it returned lies in no report any more. */
async function takeCityResult(client: PoolClient, cause: Cause<Event<'cityResultRecorded'>>): Promise<void> {
  const { app, event, commandId } = cause;
  const returned = event.result === 'returned';
  await client.query(
    `INSERT INTO city_result (application_id, ordinal, report_id, result, reason, command_id, by_user, at)
     SELECT c.application_id, 1 + (SELECT count(*) FROM city_result o WHERE o.application_id = c.application_id),
            c.reported_in, $2, (SELECT body ->> 'text' FROM command_input WHERE command_id = $3), $3, $4,
            to_timestamp($5::float8 / 1000)
       FROM cell c WHERE c.application_id = $1`,
    [app.id, event.result, commandId, event.by, event.at],
  );
  const { rows } = await client.query<{ year: number }>(
    `UPDATE cell SET city_result = $2, city_result_on = ${dayOf('$3')},
            reported_in = CASE WHEN NOT $4 THEN reported_in END,
            assessment_year = CASE WHEN assessment_year IS NULL AND $2 = 'recognised'
              THEN ${yearOf('programme_year', dayOf('$3'))} ELSE assessment_year END
       FROM (SELECT application_id AS id, assessment_year AS before FROM cell WHERE application_id = $1) was
      WHERE application_id = was.id RETURNING CASE WHEN was.before IS NULL THEN assessment_year END AS year`,
    [app.id, event.result, event.at, returned],
  );
  if (rows[0]?.year) await count(client, cause, rows[0].year);
  if (!returned) return;
  await client.query(
    `UPDATE report_batch_cell SET left_on = ${dayOf('$2')}, left_why = 'returned'
      WHERE application_id = $1 AND left_on IS NULL`,
    [app.id, event.at],
  );
}

/** The year in which the cell counts. A person moves no figure with it: to the next year it is carried by the proposal. */
async function attribute(client: PoolClient, { app, event }: Cause<Event<'attributed'>>): Promise<void> {
  const { rows } = await client.query<{ counted: number | null }>(
    'SELECT assessment_year AS counted FROM cell WHERE application_id = $1',
    [app.id],
  );
  const counts = rows[0]!.counted ?? app.programmeYear;
  if (event.assessmentYear < counts) throw new RefusedByLedger('countsElsewhere');
  if (event.assessmentYear > counts) throw new RefusedByLedger('carryByProposal');
}

/** The cell begins to count. */
async function count(client: PoolClient, { app, event, commandId }: Cause, year: number): Promise<void> {
  await client.query(
    `INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, event_seq, at, by_user, command_id,
       rules_version)
     SELECT a.id, 1 + (SELECT count(*) FROM ledger_entry l WHERE l.application_id = a.id), $2, 1, 'counted', $3,
            to_timestamp($4::float8 / 1000), $5, $6, coalesce(
              (SELECT version FROM rule_set WHERE programme_year = a.programme_year AND effective_from <= ${dayOf('$4')}
                ORDER BY effective_from DESC, created_at DESC LIMIT 1), a.rules_version)
       FROM application a WHERE a.id = $1`,
    [app.id, year, event.seq, event.at, event.by, commandId],
  );
}
