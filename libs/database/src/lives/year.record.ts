import { effectOf, type Stamp, type Step, type YearEvent, type YearTypes } from '@app/domain';
import type { PoolClient } from 'pg';
import { inTransaction } from '../connection/transaction';
import { beginCounting } from '../years/ledger.query';
import { writeEffect } from '../years/write-year-effect';
import { type ActInput, findActInput, loadYearRecord } from '../years/year-record.query';
import type { RecordRow } from './record-row';

/**
 * A step of a programme year is checked against the figures while the rows of the year and the next are locked. It
 * writes the state row (compare-and-set on seq), events, command, ledger, cells, reports, decisions and the relays to
 * applications.
 */
export const YEAR_RECORD: RecordRow<YearTypes> = {
  table: 'programme',
  name: 'id',
  idType: 'text',
  commandOf: 'programme_year',
  commandOfType: 'int',
  hasCalendar: false,
  alias: 'y',
  visibleTo: () => 'true',
  write: (pool, step) => inTransaction(pool, (client) => write(client, step), beginCounting(step.state.year)),
  missing: () => 'yearUnknown',
  refusals: {
    report_batch_document_number_key: 'documentNumberTaken',
    report_batch_cell_once: 'reportRefused',
    adjustment_pkey: 'commandIdReused',
  },
  alreadyThere: ['programme_event_pkey'],
};

async function write(client: PoolClient, step: Step<YearTypes>): Promise<number | undefined> {
  const { state: year, events, nextClockAt, command, rules } = step;
  const { rows } = await client.query<{ offset: number }>({
    name: 'write-year',
    text: WRITE_YEAR,
    values: [
      year.year,
      year.seq - events.length,
      JSON.stringify(year),
      JSON.stringify(events),
      nextClockAt,
      command ? JSON.stringify(command) : null,
      rules ? JSON.stringify(rules) : null,
    ],
  });
  if (!rows[0]) return undefined;
  const input = command ? await findActInput(client, command.id) : {};
  for (const event of events) await bringAbout(client, year.year, event, input, command?.id ?? '');
  return rows[0].offset;
}

async function bringAbout(
  client: PoolClient,
  year: number,
  event: YearEvent,
  input: ActInput,
  commandId: string,
): Promise<void> {
  if (event.type === 'yearOpened') return; // it changes nothing but the row
  const stamp: Stamp = { by: event.by, at: event.at, commandId };
  const effect = effectOf(await loadYearRecord(client, year, event, input), event, stamp);
  await writeEffect(client, { year, event, stamp, input, effect });
}

/** $1 year, $2 seq before, $3 state, $4 events, $5 next timer (ms), $6 command or null, $7 rules or null. */
const WRITE_YEAR = `
WITH moved AS (
  UPDATE programme SET
    seq = ($3::jsonb ->> 'seq')::int,
    status = $3::jsonb ->> 'status',
    state = $3::jsonb,
    rules = coalesce($7::jsonb, rules),
    next_clock_at = to_timestamp($5::float8 / 1000)
  WHERE year = $1::int AND seq = $2::int
  RETURNING year
), event AS (
  INSERT INTO programme_event (programme_year, seq, type, data, command_id, by_user, at)
  SELECT moved.year, (e ->> 'seq')::int, e ->> 'type', e - 'seq' - 'type' - 'at' - 'by',
         CASE WHEN e -> 'seq' = $3::jsonb -> 'seq' THEN ($6::jsonb ->> 'id')::uuid END, -- the event of the act is the last of a step
         e ->> 'by', to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved, jsonb_array_elements($4::jsonb) AS e
), done AS (
  INSERT INTO command (id, programme_year, type, body_hash, seq, answer)
  SELECT ($6::jsonb ->> 'id')::uuid, moved.year, $6::jsonb ->> 'type', $6::jsonb ->> 'bodyHash',
         ($3::jsonb ->> 'seq')::int, $6::jsonb -> 'answer'
  FROM moved WHERE $6::jsonb IS NOT NULL
)
SELECT coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset" FROM moved`;
