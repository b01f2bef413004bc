/**
 * One step in one statement. $1 application, $2 seq before, $3 state, $4 events, $5 notices, $6 next clock (ms),
 * $7 command or null, $8 pinned rules or null, $9 decisions. Answers one row with the clock's offset, or none when
 * nothing moved. Told are: the unit; for a task that was handed to a person, that person; else everyone of the seat.
 */
export const WRITE_STEP = `
WITH moved AS (
  UPDATE application SET
    seq = ($3::jsonb ->> 'seq')::int,
    stage = $3::jsonb ->> 'stage',
    state = $3::jsonb,
    rules = coalesce($8::jsonb, rules),
    rules_version = coalesce($8::jsonb ->> 'version', rules_version),
    leads = CASE WHEN $8::jsonb IS NULL THEN leads
                 ELSE ARRAY(SELECT jsonb_array_elements_text($8::jsonb -> 'leads')) END,
    submitted_at = coalesce(submitted_at, to_timestamp((($4::jsonb -> 0) ->> 'at')::float8 / 1000)),
    next_clock_at = to_timestamp($6::float8 / 1000),
    named_on = ($3::jsonb -> 'naming' ->> 'date')::date,
    updated_at = clock_timestamp()
  WHERE id = $1::uuid AND seq = $2::int
  RETURNING id, contact_email
), event AS (
  INSERT INTO application_event (application_id, seq, type, data, command_id, by_user, at)
  SELECT moved.id, (e ->> 'seq')::int, e ->> 'type', e - 'seq' - 'type' - 'at' - 'by',
         CASE WHEN e ->> 'by' <> 'system' THEN ($7::jsonb ->> 'id')::uuid END,
         e ->> 'by', to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved, jsonb_array_elements($4::jsonb) AS e
), done AS (
  INSERT INTO command (id, application_id, type, body_hash, seq, answer)
  SELECT ($7::jsonb ->> 'id')::uuid, moved.id, $7::jsonb ->> 'type', $7::jsonb ->> 'bodyHash',
         ($3::jsonb ->> 'seq')::int, $7::jsonb -> 'answer'
  FROM moved WHERE $7::jsonb IS NOT NULL
), decided AS (
  INSERT INTO decision (application_id, event_seq, type, round, seat, user_id)
  SELECT moved.id, d.seq, d.type, d.round, d.seat, d.by
  FROM moved, jsonb_to_recordset($9::jsonb) AS d(seq int, type text, round int, seat text, by uuid)
), waiting AS (
  SELECT moved.id, t.*
  FROM moved, jsonb_to_recordset($3::jsonb -> 'tasks') AS t(
    seat text, clock text, "openedOn" date, "dueOn" date, "toldDueOn" date, provisional boolean, overdue boolean,
    pauses jsonb, assignee uuid)
), no_longer AS (
  DELETE FROM task USING moved
  WHERE task.application_id = moved.id AND task.seat NOT IN (SELECT seat FROM waiting)
), awaited AS (
  INSERT INTO task (application_id, seat, clock, opened_on, due_on, told_due_on, provisional, overdue, paused, assignee)
  SELECT id, seat, clock, "openedOn", "dueOn", "toldDueOn", provisional, overdue,
         EXISTS (SELECT FROM jsonb_array_elements(pauses) AS p WHERE NOT p ? 'to'), assignee
  FROM waiting
  ON CONFLICT (application_id, seat) DO UPDATE SET
    clock = excluded.clock, opened_on = excluded.opened_on, due_on = excluded.due_on,
    told_due_on = excluded.told_due_on, provisional = excluded.provisional, overdue = excluded.overdue,
    paused = excluded.paused, assignee = excluded.assignee
), team AS (
  INSERT INTO inspector_assignment (application_id, user_id)
  SELECT moved.id, i::uuid FROM moved, jsonb_array_elements_text($3::jsonb -> 'inspectors') AS i
  WHERE NOT EXISTS (SELECT FROM inspector_assignment a WHERE a.application_id = moved.id AND a.user_id = i::uuid)
), told AS (
  SELECT moved.id, moved.contact_email, n."eventSeq", n.kind, n.seat, holder.email AS holder_email
  FROM moved
  CROSS JOIN jsonb_to_recordset($5::jsonb) AS n("eventSeq" int, kind text, seat text)
  LEFT JOIN waiting ON waiting.seat = n.seat
  LEFT JOIN app_user holder ON holder.id = waiting.assignee AND holder.active
), mail AS (
  INSERT INTO outbox (application_id, event_seq, kind, recipient, seat)
  SELECT id, "eventSeq", kind, contact_email, seat FROM told WHERE seat = 'applicant'
  UNION
  SELECT id, "eventSeq", kind, holder_email, seat FROM told WHERE seat <> 'applicant' AND holder_email IS NOT NULL
  UNION
  SELECT told.id, "eventSeq", kind, u.email, seat
  FROM told JOIN app_user u ON u.department_id = substr(seat, 12) AND u.role = 'department' AND u.active
  WHERE seat LIKE 'department:%' AND holder_email IS NULL
  UNION
  SELECT told.id, "eventSeq", kind, u.email, seat
  FROM told JOIN app_user u ON u.role = 'office' AND u.active
  WHERE seat = 'office' AND holder_email IS NULL
  UNION
  SELECT told.id, "eventSeq", kind, u.email, seat
  FROM told JOIN app_user u ON u.active
    AND u.id IN (SELECT i::uuid FROM jsonb_array_elements_text($3::jsonb -> 'inspection' -> 'inspectors') AS i)
  WHERE seat = 'inspection' AND holder_email IS NULL
  ON CONFLICT (application_id, event_seq, recipient, kind) DO NOTHING
)
SELECT coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset" FROM moved`;
