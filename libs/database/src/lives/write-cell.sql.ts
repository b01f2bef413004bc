import { NOTICES, noticesFrom, PEOPLE_OF_SEATS } from '../worklists/seats.sql';

/**
 * SQL: queues the mails of each step in `moved`. The unit is notified at its contact address; who was named for a check (`assigned`) is
 * notified with the department.
 */
export const CELL_MAILS = `${noticesFrom(`
  SELECT moved.id, n.*, NULL::uuid AS holder, CASE WHEN n.seat LIKE 'department:%' THEN substr(n.seat, 12) END AS department,
         ARRAY['type:' || (moved.state ->> 'cellType')] AS subjects, NULL::jsonb AS team
  FROM moved CROSS JOIN ${NOTICES}
`)}, person AS (${PEOPLE_OF_SEATS}
  UNION
  SELECT notified.*, p.email FROM notified, assigned JOIN app_user p ON p.id = assigned.user_id AND p.active
   WHERE notified.kind = 'cellTask' AND NOT (notified.digested AND p.digest)
), mail AS (
  INSERT INTO outbox (cell_id, event_seq, kind, recipient, seat, send_at)
  SELECT moved.id, "eventSeq", kind, a.contact_email, seat, to_timestamp("sendAt" / 1000)
  FROM moved JOIN application a ON a.id = moved.application_id JOIN notice ON notice.id = moved.id WHERE notice.seat = 'applicant'
  UNION ALL
  SELECT notice.id, notice."eventSeq", notice.kind, person.email, notice.seat, to_timestamp(notice."sendAt" / 1000)
  FROM notice JOIN person USING (audience)
  ON CONFLICT (cell_id, event_seq, recipient, kind) WHERE cell_id IS NOT NULL DO NOTHING
)`;

/**
 * Writes one step of a named cell in one statement. $1 cell, $2 seq before, $3 state, $4 events, $5 notifications, $6
 * next timer (ms), $7 command or null, $8 pinned rules or null, $9 next reminder (ms). Returns one row with programme time minus real time (ms),
 * or none when the row was not at $2. The first step inserts the row and marks the cell as begun. Who was named for a
 * check may read the application.
 */
export const WRITE_CELL = `
WITH given AS (
  SELECT s, s -> 'task' AS task FROM (SELECT $3::jsonb AS s) AS one
), born AS (
  INSERT INTO cell_life (id, application_id, number, programme_year, cell_type, named_on, stage, seq, state, rules,
    recheck_on, next_clock_at, next_reminder_at)
  SELECT $1::uuid, (s ->> 'applicationId')::uuid, s ->> 'number', (s ->> 'year')::int, s ->> 'cellType',
         (s ->> 'namedOn')::date, s ->> 'stage', (s ->> 'seq')::int, s, $8::jsonb, (s ->> 'recheckOn')::date,
         to_timestamp($6::float8 / 1000), to_timestamp($9::float8 / 1000)
  FROM given WHERE $2::int = 0
  ON CONFLICT (id) DO NOTHING
  RETURNING id, application_id, state
), begun AS (
  UPDATE cell SET life_begun = true FROM born WHERE cell.application_id = born.application_id
), changed AS (
  UPDATE cell_life SET
    stage = s ->> 'stage',
    seq = (s ->> 'seq')::int,
    state = s,
    rules = coalesce($8::jsonb, rules),
    recheck_on = (s ->> 'recheckOn')::date,
    plaque_number = s -> 'plaque' ->> 'number',
    seat = task ->> 'seat',
    clock = task ->> 'clock',
    opened_on = (task ->> 'openedOn')::date,
    due_on = (task ->> 'dueOn')::date,
    told_due_on = (task ->> 'toldDueOn')::date,
    provisional = (task ->> 'provisional')::boolean,
    overdue = (task ->> 'overdue')::boolean,
    escalated = task ->> 'escalated',
    next_clock_at = to_timestamp($6::float8 / 1000),
    next_reminder_at = to_timestamp($9::float8 / 1000),
    updated_at = clock_timestamp()
  FROM given
  WHERE id = $1::uuid AND seq = $2::int AND $2::int > 0
  RETURNING id, application_id, state
), moved AS (
  SELECT *, $5::jsonb AS notices FROM (SELECT * FROM born UNION ALL SELECT * FROM changed) AS one
), event AS (
  INSERT INTO cell_event (cell_id, seq, type, data, command_id, by_user, at)
  SELECT moved.id, (e ->> 'seq')::int, e ->> 'type', e - 'seq' - 'type' - 'at' - 'by',
         CASE WHEN e -> 'seq' = $3::jsonb -> 'seq' THEN ($7::jsonb ->> 'id')::uuid END, -- the event of the act is the last of a step
         e ->> 'by', to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved, jsonb_array_elements($4::jsonb) AS e
), done AS (
  INSERT INTO command (id, cell_id, type, body_hash, seq, answer)
  SELECT ($7::jsonb ->> 'id')::uuid, moved.id, $7::jsonb ->> 'type', $7::jsonb ->> 'bodyHash',
         ($3::jsonb ->> 'seq')::int, $7::jsonb -> 'answer'
  FROM moved WHERE $7::jsonb IS NOT NULL
), assigned AS (
  SELECT DISTINCT moved.application_id, i::uuid AS user_id
  FROM moved, jsonb_array_elements($4::jsonb) AS e, jsonb_array_elements_text(e -> 'assigned') AS i
), team AS (
  INSERT INTO inspector_assignment (application_id, user_id)
  SELECT application_id, user_id FROM assigned
  WHERE NOT EXISTS (SELECT FROM inspector_assignment a
                     WHERE a.application_id = assigned.application_id AND a.user_id = assigned.user_id)
), ${CELL_MAILS}
SELECT coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset" FROM moved`;
