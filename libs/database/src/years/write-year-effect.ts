import { civilDateAt, type Stamp, type Relay, type YearEffect, type YearEvent } from '@app/domain';
import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { RefusedByLedger } from './ledger.query';
import { writeYearNotifications } from './write-year-notifications';
import type { ActInput } from './year-record.query';

/** An event of a year with its effect. */
interface Brought {
  year: number;
  event: YearEvent;
  stamp: Stamp;
  input: ActInput;
  effect: YearEffect;
}

/**
 * Writes the effect of an event of a year. The event itself is already written, and the caller holds the lock of the
 * years.
 */
export async function writeEffect(client: PoolClient, brought: Brought): Promise<void> {
  const { effect } = brought;
  await setFigures(client, brought);
  await writeResults(client, brought);
  if (effect.report) await writeReport(client, brought);
  await writeCells(client, effect);
  await writeEntries(client, brought);
  if (effect.decision) await writeDecision(client, brought);
  if (effect.adjustment) await writeAdjustment(client, brought);
  await writeRelays(client, brought);
  if (effect.cut) await writeCut(client, brought);
  const { year, event } = brought;
  await writeYearNotifications(client, { year, event, notifications: effect.notifications });
}

async function setFigures(client: PoolClient, { year, event, input }: Brought): Promise<void> {
  if (event.type === 'baselineSet') {
    await client.query(
      `UPDATE programme SET baseline = $2, baseline_source = $3, baseline_dated = $4, baseline_set_by = $5,
              baseline_set_at = to_timestamp($6::float8 / 1000) WHERE year = $1`,
      [year, event.value, input.source, event.dated, event.by, event.at],
    );
  }
  if (event.type === 'countsFromSet') {
    await client.query(
      `UPDATE programme SET counts_from = $2, counts_from_basis = 'office' WHERE year = $1`,
      [year, event.countsFrom],
    );
  }
}

async function writeReport(client: PoolClient, { year, event, stamp, effect }: Brought): Promise<void> {
  const { id, state, dueOn, documentNumber, date, sentOn, cells } = effect.report!;
  if (event.type === 'reportFixed') await issue(client, documentNumber!, date!);
  const row = [id, state, dueOn, documentNumber, date, sentOn];
  if (event.type === 'reportAssembled') {
    await client.query(
      `INSERT INTO report_batch (id, state, due_on, document_number, dated, sent_on, year, assembled_by, assembled_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, to_timestamp($9::float8 / 1000))
       ON CONFLICT (id) DO UPDATE SET due_on = excluded.due_on`,
      [...row, year, stamp.by, stamp.at],
    );
  } else if (event.type !== 'cityResultsRecorded') {
    await client.query(
      `UPDATE report_batch SET state = $2, due_on = $3, document_number = $4, dated = $5, sent_on = $6 WHERE id = $1`,
      row,
    );
  }
  const why = event.type === 'reportDiscarded' ? 'discarded' : 'changed'; // returned cells have already left the report
  await client.query(
    `UPDATE report_batch_cell m SET left_on = $3, left_why = $4
       FROM application a WHERE a.id = m.application_id AND m.report_id = $1 AND m.left_on IS NULL AND a.number <> ALL($2)`,
    [id, cells, civilDateAt(stamp.at), why],
  );
  if (event.type !== 'reportAssembled') return;
  await client.query(
    `INSERT INTO report_batch_cell (report_id, application_id) SELECT $1, id FROM application WHERE number = ANY($2)
     ON CONFLICT (report_id, application_id) DO UPDATE SET left_on = NULL, left_why = NULL`,
    [id, cells],
  );
}

/**
 * Records the number and date of the document of a report. A number has one date, and a number under which cells are
 * named is refused.
 */
async function issue(client: PoolClient, number: string, date: string): Promise<void> {
  await client.query('INSERT INTO issued_document (number, dated) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    number,
    date,
  ]);
  const { rowCount } = await client.query(
    `SELECT FROM issued_document d WHERE number = $1 AND document_dated(number) = $2::date
        AND NOT EXISTS (SELECT FROM cell WHERE document_number = d.number)`,
    [number, date],
  );
  if (!rowCount) throw new RefusedByLedger('documentNumberTaken');
}

async function writeResults(client: PoolClient, { event, stamp, effect }: Brought): Promise<void> {
  if (effect.results.length === 0) return;
  await client.query(
    `INSERT INTO city_result (application_id, ordinal, report_id, result, reason, command_id, by_user, at, received_on)
     SELECT a.id, 1 + (SELECT count(*) FROM city_result o WHERE o.application_id = a.id), coalesce($2::uuid, c.reported_in),
            r.result, r.reason, $3, $4, to_timestamp($5::float8 / 1000), $6
       FROM jsonb_to_recordset($1) AS r(cell text, result text, reason text)
       JOIN application a ON a.number = r.cell JOIN cell c ON c.application_id = a.id`,
    [
      JSON.stringify(effect.results),
      'reportId' in event ? event.reportId : null,
      stamp.commandId,
      stamp.by,
      stamp.at,
      'receivedOn' in event ? event.receivedOn : null,
    ],
  );
  // A returned cell leaves its report, whenever the city returned it.
  await client.query(
    `UPDATE report_batch_cell m SET left_on = $2, left_why = 'returned'
       FROM application a WHERE a.id = m.application_id AND m.left_on IS NULL AND a.number = ANY($1)`,
    [
      effect.results.filter(({ result }) => result === 'returned').map(({ cell }) => cell),
      civilDateAt(stamp.at),
    ],
  );
}

async function writeCells(client: PoolClient, { cells }: YearEffect): Promise<void> {
  if (cells.length === 0) return;
  await client.query(
    `UPDATE cell SET reported_in = n."reportedIn", city_result = n."cityResult", city_result_on = n."cityResultOn",
            revoked_on = n."revokedOn", showcase_on = n."showcaseOn"
       FROM jsonb_to_recordset($1) AS n(number text, "reportedIn" uuid, "cityResult" text, "cityResultOn" date,
              "revokedOn" date, "showcaseOn" date)
       JOIN application a ON a.number = n.number WHERE cell.application_id = a.id`,
    [JSON.stringify(cells)],
  );
}

async function writeEntries(client: PoolClient, { event, effect: { entries } }: Brought): Promise<void> {
  if (entries.length === 0) return;
  await client.query(
    `INSERT INTO ledger_entry (application_id, ordinal, assessment_year, delta, reason, year_seq, at, by_user, command_id,
       rules_version)
     SELECT a.id, e.ordinal, e.year, e.delta, e.reason, $2, to_timestamp(e.at / 1000), e.by,
            nullif(e."commandId", '')::uuid, e."rulesVersion"
       FROM ROWS FROM (jsonb_to_recordset($1) AS (cell text, ordinal int, year int, delta int, reason text, at float8, by text, "commandId" text, "rulesVersion" text))
       WITH ORDINALITY AS e(cell, ordinal, year, delta, reason, at, by, "commandId", "rulesVersion", turn)
       JOIN application a ON a.number = e.cell ORDER BY e.turn`,
    [JSON.stringify(entries), event.seq],
  );
  // A revoked cell keeps the year in which it counted; a cell that is named but no longer counts has no year.
  await client.query(
    `UPDATE cell SET assessment_year = CASE last.delta WHEN 1 THEN last.year END
       FROM (SELECT DISTINCT ON (e.cell) a.id, e.year, e.delta, e.reason
               FROM jsonb_to_recordset($1) AS e(cell text, ordinal int, year int, delta int, reason text)
               JOIN application a ON a.number = e.cell ORDER BY e.cell, e.ordinal DESC) last
      WHERE cell.application_id = last.id AND last.reason <> 'revoked'`,
    [JSON.stringify(entries)],
  );
}

async function writeDecision(
  client: PoolClient,
  { year, event, stamp, input, effect }: Brought,
): Promise<void> {
  const [{ rulesVersion, baselineVersion } = { rulesVersion: '', baselineVersion: 0 }] = effect.entries;
  const { hash, notProposed, leftOut } = effect.decision!;
  const cells = event.type === 'carryOverConfirmed' ? event.cells : [];
  await client.query(
    `INSERT INTO carry_over_decision (command_id, year, seq, hash, reason, rules_version, baseline_version, cells,
       not_proposed, left_out, by_user, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, to_timestamp($12::float8 / 1000))`,
    [
      stamp.commandId,
      year,
      event.seq,
      hash,
      input.reason ?? '',
      rulesVersion,
      baselineVersion,
      cells,
      notProposed,
      leftOut,
      stamp.by,
      stamp.at,
    ],
  );
}

async function writeAdjustment(client: PoolClient, { year, stamp, effect }: Brought): Promise<void> {
  const { id, state, cause, hash, touched } = effect.adjustment!;
  const { figures, proposal, shortfalls, mayReturn } = touched;
  const listed = JSON.stringify({ figures, proposal, shortfalls, mayReturn });
  if (state === 'open') {
    await client.query(
      `INSERT INTO adjustment (id, year, cause, state, hash, touched, command_id, opened_by, opened_at)
       VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, to_timestamp($8::float8 / 1000))`,
      [id, year, JSON.stringify(cause), hash, listed, stamp.commandId, stamp.by, stamp.at],
    );
    return;
  }
  await client.query(
    `UPDATE adjustment SET state = $2, hash = $3, touched = $4, settled_by = $5,
            settled_at = to_timestamp($6::float8 / 1000) WHERE id = $1`,
    [id, state, hash, listed, stamp.by, stamp.at],
  );
}

/**
 * Writes the relays to applications, each with the input of the act, so that the history of the application shows the
 * reason.
 */
async function writeRelays(client: PoolClient, { year, stamp, input, effect }: Brought): Promise<void> {
  if (effect.relays.length === 0) return;
  const reason = input.reason ?? (await reasonOf(client, effect.adjustment?.id));
  const rows = effect.relays.map(({ cell, message: { kind, ...data } }) => {
    const text = effect.results.find((result) => result.cell === cell)?.reason ?? reason;
    return { id: relayId(stamp.commandId, cell, kind), cell, kind, data, text };
  });
  await client.query(
    `INSERT INTO telling (id, programme_year, command_id, application_id, kind, data, by_user)
     SELECT t.id, $2, $3, a.id, t.kind, t.data, $4 FROM jsonb_to_recordset($1) AS t(id uuid, cell text, kind text, data jsonb)
       JOIN application a ON a.number = t.cell`,
    [JSON.stringify(rows), year, stamp.commandId, stamp.by],
  );
  await client.query(
    `INSERT INTO command_input (command_id, application_id, actor_id, body, body_hash)
     SELECT t.id, a.id, $2, jsonb_build_object(CASE t.kind WHEN 'revoke' THEN 'reason' ELSE 'text' END, t.text), 'told'
       FROM jsonb_to_recordset($1) AS t(id uuid, cell text, kind text, text text)
       JOIN application a ON a.number = t.cell WHERE t.text <> ''`,
    [JSON.stringify(rows), stamp.by],
  );
}

async function reasonOf(client: PoolClient, adjustmentId?: string): Promise<string | undefined> {
  if (!adjustmentId) return undefined;
  const { rows } = await client.query<{ reason: string | null }>(
    `SELECT i.body ->> 'reason' AS reason FROM adjustment j JOIN command_input i ON i.command_id = j.command_id
      WHERE j.id = $1`,
    [adjustmentId],
  );
  return rows[0]?.reason ?? undefined;
}

/** Derives the id of a relay from its cause alone, so that a repeated relay is the same command. */
function relayId(commandId: string, cell: string, kind: Relay['message']['kind']): string {
  const hash = createHash('sha256').update(`${commandId} ${cell} ${kind}`, 'utf8').digest().subarray(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function writeCut(client: PoolClient, { year, event, effect }: Brought): Promise<void> {
  const rulesVersion = effect.after.programmes.find((programme) => programme.year === year)?.rulesVersion;
  await client.query(
    `INSERT INTO programme_cut (year, cut_at, rules_version, figures)
     VALUES ($1, to_timestamp($2::float8 / 1000), $3, $4)`,
    [year, event.at, rulesVersion, JSON.stringify(effect.cut)],
  );
}
