import { NOTICES, noticesFrom, PEOPLE_OF_SEATS } from '../worklists/seats.sql';

/** SQL: the tasks of each step in `moved`. */
export const APPLICATION_TASKS = `waiting AS (
  SELECT moved.id, t.*
  FROM moved, jsonb_to_recordset(moved.state -> 'tasks') AS t(
    seat text, clock text, "openedOn" date, "dueOn" date, "toldDueOn" date, provisional boolean, overdue boolean,
    pauses jsonb, assignee uuid, escalated text)
)`;

/**
 * SQL: queues the mails of each step in `moved`. The unit is notified at its contact address, of a case that is given to
 * another account at the address of that account. Of a transferred task, only its person is notified; of any other,
 * everyone of the seat; heads as `PEOPLE_OF_SEATS` says. Nobody gets a single mail about what the digest says.
 */
export const APPLICATION_MAILS = `${noticesFrom(`
  SELECT moved.id, n.*, CASE WHEN NOT n."toHeads" THEN holder.id END AS holder,
         CASE WHEN n.seat LIKE 'department:%' THEN substr(n.seat, 12)
              WHEN n.seat = 'inspection' AND n."toHeads" THEN moved.leads[1] END AS department, -- the first lead files the sheet
         ARRAY['type:' || moved.cell_type] AS subjects,
         CASE WHEN n.seat = 'inspection' THEN moved.state -> 'inspection' -> 'inspectors' END AS team
  FROM moved
  CROSS JOIN ${NOTICES}
  LEFT JOIN waiting ON waiting.id = moved.id AND waiting.seat = n.seat
  LEFT JOIN app_user holder ON holder.id = waiting.assignee AND holder.active
`)}, person AS (${PEOPLE_OF_SEATS}
  UNION ALL
  SELECT notified.*, p.email FROM notified JOIN app_user p ON p.id = notified.holder
   WHERE NOT (notified.digested AND p.digest)
  UNION ALL
  SELECT notified.*, p.email
    FROM notified JOIN app_user p ON p.active AND p.id IN (SELECT i::uuid FROM jsonb_array_elements_text(notified.team) AS i)
   WHERE notified.holder IS NULL AND NOT notified."toHeads" AND NOT (notified.digested AND p.digest)
), mail AS (
  INSERT INTO outbox (application_id, event_seq, kind, recipient, seat, send_at)
  SELECT moved.id, "eventSeq", kind,
         CASE WHEN kind = 'handedOver' THEN (SELECT email FROM app_user WHERE id = (moved.state ->> 'applicantId')::uuid) ELSE contact_email END,
         seat, to_timestamp("sendAt" / 1000)
  FROM moved JOIN notice ON notice.id = moved.id WHERE seat = 'applicant'
  UNION ALL
  SELECT notice.id, notice."eventSeq", notice.kind, person.email, notice.seat, to_timestamp(notice."sendAt" / 1000)
  FROM notice JOIN person USING (audience)
  ON CONFLICT (application_id, event_seq, recipient, kind) DO NOTHING
)`;

/**
 * Writes one step of an application in one statement. $1 application, $2 seq before, $3 state, $4 events, $5
 * notifications, $6 next timer (ms), $7 command or null, $8 pinned rules or null, $9 decisions, $10 next reminder (ms). Returns one row with
 * programme time minus real time (ms), or none when the row was not at $2.
 */
export const WRITE_STEP = `
WITH moved AS (
  UPDATE application SET
    seq = ($3::jsonb ->> 'seq')::int,
    stage = $3::jsonb ->> 'stage',
    state = $3::jsonb,
    applicant_id = ($3::jsonb ->> 'applicantId')::uuid,
    rules = coalesce($8::jsonb, rules),
    rules_version = coalesce($8::jsonb ->> 'version', rules_version),
    leads = CASE WHEN $8::jsonb IS NULL THEN leads
                 ELSE ARRAY(SELECT jsonb_array_elements_text($8::jsonb -> 'leads')) END,
    submitted_at = coalesce(submitted_at, to_timestamp((($4::jsonb -> 0) ->> 'at')::float8 / 1000)),
    next_clock_at = to_timestamp($6::float8 / 1000),
    next_reminder_at = to_timestamp($10::float8 / 1000),
    named_on = ($3::jsonb -> 'naming' ->> 'date')::date,
    updated_at = clock_timestamp()
  WHERE id = $1::uuid AND seq = $2::int
  RETURNING id, contact_email, leads, cell_type, state, $5::jsonb AS notices
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
), ${APPLICATION_TASKS}, no_longer AS (
  DELETE FROM task USING moved
  WHERE task.application_id = moved.id AND task.seat NOT IN (SELECT seat FROM waiting)
), awaited AS (
  INSERT INTO task (application_id, seat, clock, opened_on, due_on, told_due_on, provisional, overdue, paused, assignee,
    escalated)
  SELECT id, seat, clock, "openedOn", "dueOn", "toldDueOn", provisional, overdue,
         EXISTS (SELECT FROM jsonb_array_elements(pauses) AS p WHERE NOT p ? 'to'), assignee,
         escalated
  FROM waiting
  ON CONFLICT (application_id, seat) DO UPDATE SET
    clock = excluded.clock, opened_on = excluded.opened_on, due_on = excluded.due_on,
    told_due_on = excluded.told_due_on, provisional = excluded.provisional, overdue = excluded.overdue,
    paused = excluded.paused, assignee = excluded.assignee, escalated = excluded.escalated
), team AS (
  INSERT INTO inspector_assignment (application_id, user_id)
  SELECT moved.id, i::uuid FROM moved, jsonb_array_elements_text($3::jsonb -> 'inspectors') AS i
  WHERE NOT EXISTS (SELECT FROM inspector_assignment a WHERE a.application_id = moved.id AND a.user_id = i::uuid)
), stood AS (
  INSERT INTO clock_pause (application_id, seat, clock, opened_on, ordinal, from_on, to_on, why, by_user)
  SELECT DISTINCT ON (2, 3, 4, 5) moved.id, t ->> 'seat', t ->> 'clock', (t ->> 'openedOn')::date, ordinal,
         (pause ->> 'from')::date, (pause ->> 'to')::date, coalesce(pause ->> 'why', 'suspension'),
         coalesce(pause ->> 'by', 'system')
  FROM moved,
       jsonb_array_elements(($3::jsonb -> 'tasks') || coalesce($3::jsonb -> 'done', '[]')
         || coalesce($3::jsonb -> 'parked' -> 'tasks', '[]')) AS t,
       jsonb_array_elements(t -> 'pauses') WITH ORDINALITY AS p(pause, ordinal)
  ON CONFLICT (application_id, seat, clock, opened_on, ordinal) DO UPDATE SET
    from_on = excluded.from_on, to_on = excluded.to_on, why = excluded.why, by_user = excluded.by_user
  WHERE (clock_pause.from_on, clock_pause.to_on) IS DISTINCT FROM (excluded.from_on, excluded.to_on)
), ${APPLICATION_MAILS}
SELECT coalesce((SELECT offset_ms FROM programme_clock), 0) AS "offset" FROM moved`;
