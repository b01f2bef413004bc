import {
  type Application,
  type ApplicationTypes,
  civilDateAt,
  type CountedCell,
  countingEffectOf,
  type CountingEvent,
  type CountingPolicy,
  type CountingRefusal,
  isCounting,
  type Step,
} from '@app/domain';
import type { PoolClient } from 'pg';
import { RefusedByRecord } from '../lives/refused';
import type { Reader } from '../worklists/scope';
import { present } from './year-ledger.query';

/** The figures of the year do not allow the step; nothing was written. */
export class RefusedByLedger extends RefusedByRecord {
  constructor(code: 'documentNumberTaken' | CountingRefusal) {
    super(code);
  }
}

/** Whether a step changes the ledger and must be recorded under the lock of its years. */
export function touchesLedger({ events }: Step<ApplicationTypes>): boolean {
  return events.some(isCounting);
}

/**
 * Returns the SQL that begins a transaction and locks the rows of the programme years and of the year after each, under
 * which a cell is counted.
 */
export function beginCounting(...programmeYears: number[]): string {
  const years = programmeYears.flatMap((year) => [Number(year), Number(year) + 1]).join(', ');
  return `BEGIN; SELECT FROM programme WHERE year IN (${years}) ORDER BY year FOR NO KEY UPDATE`;
}

/**
 * Writes the cell and the ledger entries of the events of a step, as the domain counts them. The caller holds the lock
 * of the years. Throws RefusedByLedger. A command that a relay of the year sent is skipped, because its entries are
 * already written. The check stands here and not in `decide`: only the record knows who sent the command, and older
 * histories may contain such an act by a person.
 */
export async function writeLedger(client: PoolClient, step: Step<ApplicationTypes>): Promise<void> {
  const { state: app, events, command } = step;
  if (command && (await isRelayed(client, command.id))) return;
  for (const event of events.filter(isCounting)) {
    const { before, policy } = await findCounted(client, app);
    const effect = countingEffectOf(app, event, before, policy);
    if ('refused' in effect) throw new RefusedByLedger(effect.refused);
    const change = { app, event, cell: effect.cell, commandId: command?.id };
    if (event.type === 'named') await insertCell(client, change);
    if (event.type === 'namingCorrected') await correctNaming(client, change);
    if (event.type === 'cityResultRecorded') await writeCityResult(client, change);
    if (effect.cell.countsIn !== before?.countsIn) await insertEntry(client, change);
  }
}

/** An event of an application with its command, and the cell after it. */
interface Change {
  app: Application;
  event: CountingEvent;
  cell: CountedCell;
  commandId?: string;
}

async function isRelayed(client: PoolClient, commandId: string): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'is-telling',
    text: 'SELECT FROM telling WHERE id = $1::uuid',
    values: [commandId],
  });
  return Boolean(rowCount);
}

/**
 * Returns the present cell of an application (absent until it is named) and when a cell of its programme year counts.
 */
export async function findCounted(
  client: Reader,
  app: Application,
): Promise<{ before?: CountedCell; policy: Pick<CountingPolicy, 'countsFrom'> }> {
  const { rows } = await client.query<CountedCell & Pick<CountingPolicy, 'countsFrom'>>({
    name: 'counted-cell',
    text: `SELECT p.counts_from AS "countsFrom", c.cell_type AS "cellType", c.programme_year AS "programmeYear",
                  c.named_on AS "namedOn", c.reported_in AS "reportedIn", c.city_result AS "cityResult",
                  c.city_result_on AS "cityResultOn", c.revoked_on AS "revokedOn", c.showcase_on AS "showcaseOn",
                  c.assessment_year AS "countsIn"
             FROM application a JOIN programme p ON p.year = a.programme_year LEFT JOIN cell c ON c.application_id = a.id
            WHERE a.id = $1`,
    values: [app.id],
  });
  const { countsFrom, ...cell } = rows[0]!;
  const facts = { ...present(cell), number: app.number, submittedOn: app.submittedOn! };
  return { policy: { countsFrom }, ...(cell.namedOn && { before: facts }) };
}

/** Inserts a cell under its document: a document number has one date, and the number of a report is refused. */
async function insertCell(client: PoolClient, { app, event, cell }: Change): Promise<void> {
  if (event.type !== 'named') return;
  const document = [event.documentNumber, event.date];
  await client.query(
    'INSERT INTO issued_document (number, dated) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    document,
  );
  const { rowCount } = await client.query(
    `INSERT INTO cell (application_id, programme_year, cell_type, document_number, named_on, assessment_year)
     SELECT a.id, a.programme_year, a.cell_type, d.number, $3::date, $4
       FROM application a, issued_document d
      WHERE a.id = $1 AND d.number = $2 AND document_dated(d.number) = $3::date
        AND NOT EXISTS (SELECT FROM report_batch b WHERE b.document_number = d.number)`,
    [app.id, ...document, cell.countsIn ?? null],
  );
  if (!rowCount) throw new RefusedByLedger('documentNumberTaken');
}

/**
 * Corrects the document of a cell. The document that was recorded first keeps its number and date; another date of the
 * same number is written beside it, and holds for the number from then on.
 */
async function correctNaming(client: PoolClient, { app, event, commandId }: Change): Promise<void> {
  if (event.type !== 'namingCorrected') return;
  const { documentNumber: number, date, before, by, at } = event;
  await client.query('INSERT INTO issued_document (number, dated) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    number,
    date,
  ]);
  if (number === before.documentNumber)
    await client.query(
      `INSERT INTO issued_document_correction (number, dated, command_id, by_user, at)
       SELECT $1, $2, $3, $4, to_timestamp($5::float8 / 1000) WHERE document_dated($1) <> $2::date`,
      [number, date, commandId, by, at],
    );
  const { rowCount } = await client.query(
    `UPDATE cell SET document_number = $2, named_on = $3
      WHERE application_id = $1 AND document_dated($2) = $3::date
        AND NOT EXISTS (SELECT FROM report_batch b WHERE b.document_number = $2)`,
    [app.id, number, date],
  );
  if (!rowCount) throw new RefusedByLedger('documentNumberTaken');
}

/** Writes the answer of the city beside earlier ones, and updates the cell. */
async function writeCityResult(client: PoolClient, { app, event, cell, commandId }: Change): Promise<void> {
  await client.query(
    `INSERT INTO city_result (application_id, ordinal, report_id, result, reason, command_id, by_user, at, received_on)
     SELECT c.application_id, 1 + (SELECT count(*) FROM city_result o WHERE o.application_id = c.application_id),
            c.reported_in, $2, (SELECT body ->> 'text' FROM command_input WHERE command_id = $3), $3, $4,
            to_timestamp($5::float8 / 1000), $6
       FROM cell c WHERE c.application_id = $1`,
    [app.id, cell.cityResult, commandId, event.by, event.at, ('on' in event && event.on) || null],
  );
  await client.query(
    `UPDATE cell SET city_result = $2, city_result_on = $3, reported_in = $4, assessment_year = $5
      WHERE application_id = $1`,
    [app.id, cell.cityResult, cell.cityResultOn, cell.reportedIn ?? null, cell.countsIn ?? null],
  );
  if (cell.cityResult !== 'returned') return;
  await client.query(
    `UPDATE report_batch_cell SET left_on = $2, left_why = 'returned'
      WHERE application_id = $1 AND left_on IS NULL`,
    [app.id, cell.cityResultOn],
  );
}

/** Writes the entry with which the cell begins to count, with the next ordinal and the rules in force on the day. */
async function insertEntry(client: PoolClient, { app, event, cell, commandId }: Change): Promise<void> {
  await client.query(
    `INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, event_seq, at, by_user, command_id,
       rules_version)
     SELECT a.id, 1 + (SELECT count(*) FROM ledger_entry l WHERE l.application_id = a.id), $2, 1, 'counted', $3,
            to_timestamp($4::float8 / 1000), $5, $6, coalesce(
              (SELECT version FROM rule_set WHERE programme_year = a.programme_year AND effective_from <= $7
                ORDER BY effective_from DESC, created_at DESC LIMIT 1), a.rules_version)
       FROM application a WHERE a.id = $1`,
    [app.id, cell.countsIn, event.seq, event.at, event.by, commandId, civilDateAt(event.at)],
  );
}
