import { NOTICES, noticesFrom, PEOPLE_OF_SEATS } from '../worklists/seats.sql';

/** SQL: queues the mails of each step in `moved`. */
export const OBLIGATION_MAILS = `${noticesFrom(`
  SELECT moved.id, n.*, NULL::uuid AS holder, CASE WHEN n.seat LIKE 'department:%' THEN substr(n.seat, 12) END AS department,
         ARRAY(SELECT 'item:' || item FROM jsonb_array_elements(moved.state -> 'parts') p, jsonb_array_elements_text(p -> 'items') item
                WHERE 'department:' || (p ->> 'department') = n.seat AND NOT p -> 'handedIn' ? item) AS subjects,
         NULL::jsonb AS team
  FROM moved CROSS JOIN ${NOTICES}
`)}, person AS (${PEOPLE_OF_SEATS}
), mail AS (
  INSERT INTO outbox (obligation_id, event_seq, kind, recipient, seat, send_at)
  SELECT notice.id, notice."eventSeq", notice.kind, person.email, notice.seat, to_timestamp(notice."sendAt" / 1000)
  FROM notice JOIN person USING (audience)
  ON CONFLICT (obligation_id, event_seq, recipient, kind) WHERE obligation_id IS NOT NULL DO NOTHING
)`;

/**
 * Writes one step of an obligation in one statement. $1 obligation, $2 seq before, $3 state, $4 events, $5
 * notifications, $6 next timer (ms), $7 command or null, $8 pinned rules or null, $9 next reminder (ms). Returns one row with programme time
 * minus real time (ms), or none when the row was not at $2. A contribution takes its content from the input of its
 * command; without that input PostgreSQL refuses the step.
 */
export const WRITE_OBLIGATION = `
WITH born AS (
  INSERT INTO obligation (id, key, kind, programme_year, about, addressee, status, seq, state, rules, due_on, overdue,
    escalated, next_clock_at, next_reminder_at)
  SELECT $1::uuid, d ->> 'key', d ->> 'kind', (d ->> 'year')::int, d ->> 'about', d ->> 'to', d ->> 'status',
         (d ->> 'seq')::int, d, $8::jsonb, (d ->> 'dueOn')::date, (d ->> 'overdue')::boolean, d ->> 'escalated',
         to_timestamp($6::float8 / 1000), to_timestamp($9::float8 / 1000)
  FROM (SELECT $3::jsonb AS d) AS given WHERE $2::int = 0
  ON CONFLICT (id) DO NOTHING
  RETURNING id, state
), changed AS (
  UPDATE obligation SET
    seq = ($3::jsonb ->> 'seq')::int,
    status = $3::jsonb ->> 'status',
    state = $3::jsonb,
    rules = coalesce($8::jsonb, rules),
    due_on = ($3::jsonb ->> 'dueOn')::date,
    overdue = ($3::jsonb ->> 'overdue')::boolean,
    escalated = $3::jsonb ->> 'escalated',
    next_clock_at = to_timestamp($6::float8 / 1000),
    next_reminder_at = to_timestamp($9::float8 / 1000),
    updated_at = clock_timestamp()
  WHERE id = $1::uuid AND seq = $2::int AND $2::int > 0
  RETURNING id, state
), moved AS (
  SELECT *, $5::jsonb AS notices FROM (SELECT * FROM born UNION ALL SELECT * FROM changed) AS one
), event AS (
  INSERT INTO obligation_event (obligation_id, seq, type, data, command_id, by_user, at)
  SELECT moved.id, (e ->> 'seq')::int, e ->> 'type', e - 'seq' - 'type' - 'at' - 'by',
         CASE WHEN e -> 'seq' = $3::jsonb -> 'seq' THEN ($7::jsonb ->> 'id')::uuid END, -- the event of the act is the last of a step
         e ->> 'by', to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved, jsonb_array_elements($4::jsonb) AS e
), done AS (
  INSERT INTO command (id, obligation_id, type, body_hash, seq, answer)
  SELECT ($7::jsonb ->> 'id')::uuid, moved.id, $7::jsonb ->> 'type', $7::jsonb ->> 'bodyHash',
         ($3::jsonb ->> 'seq')::int, $7::jsonb -> 'answer'
  FROM moved WHERE $7::jsonb IS NOT NULL
), part AS (
  INSERT INTO obligation_part (obligation_id, department, due_on, told_due_on, provisional, overdue, escalated, items,
    missing)
  SELECT moved.id, p.department, p."dueOn", p."toldDueOn", p.provisional, p.overdue, p.escalated,
         jsonb_array_length(p.items),
         (SELECT count(*) FROM jsonb_array_elements_text(p.items) AS item WHERE NOT p."handedIn" ? item)
  FROM moved, jsonb_to_recordset($3::jsonb -> 'parts') AS p(department text, "dueOn" date, "toldDueOn" date,
    provisional boolean, overdue boolean, escalated text, items jsonb, "handedIn" jsonb)
  ON CONFLICT (obligation_id, department) DO UPDATE SET
    due_on = excluded.due_on, told_due_on = excluded.told_due_on, provisional = excluded.provisional,
    overdue = excluded.overdue, escalated = excluded.escalated, items = excluded.items, missing = excluded.missing
), handed_in AS (
  INSERT INTO contribution (obligation_id, department, item, version, event_seq, progress, figure, figure_text, unit,
    source, file_id, problems, next_steps, by_user, at)
  SELECT moved.id, e ->> 'department', e ->> 'item',
         1 + (SELECT count(*) FROM contribution c WHERE c.obligation_id = moved.id
                AND c.department = e ->> 'department' AND c.item = e ->> 'item'),
         (e ->> 'seq')::int, i.body ->> 'progress', (i.body ->> 'figure')::numeric, i.body ->> 'figureText',
         i.body ->> 'unit', i.body ->> 'source', (i.body ->> 'fileId')::uuid, i.body ->> 'problems',
         i.body ->> 'nextSteps', (e ->> 'by')::uuid, to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved CROSS JOIN jsonb_array_elements($4::jsonb) AS e
  LEFT JOIN command_input i ON i.command_id = ($7::jsonb ->> 'id')::uuid AND i.obligation_id = moved.id
  WHERE e ->> 'type' = 'contributed'
), ${OBLIGATION_MAILS}
SELECT coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset" FROM moved`;
