-- Deadlines: calendars by edition, pauses as rows, mails that leave in the morning, the office's dated duties.

ALTER TABLE application_event DROP CONSTRAINT application_event_type_check, ADD CONSTRAINT application_event_type_check
  CHECK (type IN ('submitted', 'stageEntered', 'accepted', 'returnedForCorrection', 'resubmitted',
    'opinionGiven', 'conciliated', 'inspectionScheduled', 'inspectionFiled', 'rectificationReported', 'officeDecided',
    'noticeOpened', 'objectionRaised', 'objectionSettled', 'noticeEnded', 'named', 'reportedToCity', 'cityResultRecorded',
    'attributed', 'withdrawn', 'lapsed', 'rectificationRanOut', 'refused', 'revoked', 'extended', 'suspended', 'resumed',
    'transferred', 'urged', 'overdue', 'reminded', 'escalated', 'datesRecomputed'));

-- One year's working days as published or as estimated. Never changed: the newest edition of a year is in force, and the
-- newest of all is the version that an application has pinned.
CREATE FUNCTION are_month_days(days text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT coalesce(bool_and(day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'), true) FROM unnest(days) AS day
);
CREATE FUNCTION fall_on_weekends(year int, days text[]) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT coalesce(bool_and(extract(isodow FROM make_date(year, left(day, 2)::int, right(day, 2)::int)) > 5), true)
    FROM unnest(days) AS day
);
CREATE TABLE calendar_edition (
  edition int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  year int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  off text[] NOT NULL CHECK (are_month_days(off)),
  makeup text[] NOT NULL CHECK (are_month_days(makeup)),
  notice_number text NOT NULL CHECK (notice_number <> ''),
  notice_date date,
  status text NOT NULL CHECK (status IN ('published', 'provisional')),
  imported_by uuid REFERENCES app_user, -- null: came with the programme
  imported_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT calendar_edition_days CHECK (NOT off && makeup AND fall_on_weekends(year, makeup))
);
CREATE INDEX calendar_edition_of_year ON calendar_edition (year, edition DESC);
CREATE TRIGGER calendar_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON calendar_edition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Editions are numbered in the order in which they take effect: whoever has seen one has seen all before it.
CREATE FUNCTION publish_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('wufei calendar', 0));
  RETURN NULL;
END $$;
CREATE TRIGGER calendar_edition_in_turn BEFORE INSERT ON calendar_edition
  FOR EACH STATEMENT EXECUTE FUNCTION publish_in_turn();

ALTER TABLE application ADD calendar_version int NOT NULL
  GENERATED ALWAYS AS (coalesce((rules ->> 'calendarVersion')::int, 0)) STORED;
CREATE INDEX application_by_calendar ON application (calendar_version, id) WHERE is_open;

-- Who is told how: one mail each working morning instead of single ones; told besides the holder when a task is late.
ALTER TABLE app_user
  ADD digest boolean NOT NULL DEFAULT true,
  ADD head boolean NOT NULL DEFAULT false CHECK (NOT head OR role IN ('department', 'office'));

ALTER TABLE task ADD escalated text CHECK (escalated IN ('head', 'office'));

-- Days on which a clock stood still, both ends included, in the order in which they came. An open one lasts until today,
-- or lasted until its task was over.
CREATE TABLE clock_pause (
  application_id uuid NOT NULL REFERENCES application,
  seat text NOT NULL,
  clock text NOT NULL,
  opened_on date NOT NULL,           -- of the task: with it, the same seat's later tasks are others
  ordinal int NOT NULL CHECK (ordinal > 0),
  from_on date NOT NULL,
  to_on date CHECK (to_on >= from_on),
  why text NOT NULL CHECK (why IN ('correction', 'suspension', 'expertReview', 'spoken')),
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  PRIMARY KEY (application_id, seat, clock, opened_on, ordinal)
);
CREATE TRIGGER clock_pause_kept BEFORE DELETE OR TRUNCATE ON clock_pause
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 办公室的定期任务: one row per duty, the fold of its events.
CREATE TABLE obligation (
  id uuid PRIMARY KEY,
  key text COLLATE "C" NOT NULL CONSTRAINT obligation_once UNIQUE,
  kind text NOT NULL CHECK (kind IN ('selfAssessment', 'prepareSelfAssessment', 'quarterlyDispatch', 'wasteIndex',
    'municipalDispatchReport', 'plasticsReport')),
  programme_year int NOT NULL,       -- next year's duties are there before its programme is opened
  about text NOT NULL,
  addressee text NOT NULL,
  status text NOT NULL CHECK (status IN ('dateUnknown', 'open', 'done', 'past')),
  seq int NOT NULL CHECK (seq > 0),
  state jsonb NOT NULL,
  rules jsonb NOT NULL,
  due_on date,
  overdue boolean NOT NULL,          -- the office itself is late
  escalated text CHECK (escalated IN ('head', 'office')),
  next_clock_at timestamptz,         -- programme time
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  is_open boolean NOT NULL GENERATED ALWAYS AS (status IN ('dateUnknown', 'open')) STORED,
  calendar_version int NOT NULL GENERATED ALWAYS AS (coalesce((rules ->> 'calendarVersion')::int, 0)) STORED,
  CONSTRAINT obligation_row_is_state
    CHECK (state ->> 'id' = id::text AND state ->> 'key' = key AND state ->> 'status' = status AND (state -> 'seq')::int = seq)
);
CREATE INDEX obligation_by_year ON obligation (programme_year, due_on, key);
CREATE INDEX obligation_open ON obligation (id) WHERE is_open;
CREATE INDEX obligation_next_clock ON obligation (next_clock_at) WHERE is_open;
CREATE INDEX obligation_by_calendar ON obligation (calendar_version, id) WHERE is_open;
CREATE TRIGGER obligation_fixed BEFORE UPDATE OF key, kind, programme_year, about, addressee ON obligation
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER obligation_forward BEFORE UPDATE OF seq ON obligation
  FOR EACH ROW WHEN (NEW.seq < OLD.seq) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER obligation_kept BEFORE DELETE OR TRUNCATE ON obligation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A command is about an application or about a duty.
ALTER TABLE command
  ALTER application_id DROP NOT NULL,
  ADD obligation_id uuid REFERENCES obligation,
  ADD CONSTRAINT command_about_one CHECK (num_nonnulls(application_id, obligation_id) = 1),
  DROP CONSTRAINT command_type_check,
  ADD CONSTRAINT command_type_check CHECK (type IN ('submit', 'accept', 'returnForCorrection', 'resubmit',
    'refuseAcceptance', 'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection', 'reportRectified',
    'officeDecide', 'openNotice', 'raiseObjection', 'settleObjection', 'name', 'reportToCity', 'recordCityResult',
    'attribute', 'withdraw', 'extend', 'suspend', 'resume', 'transfer', 'urge', 'revoke',
    'create', 'setDueDate', 'contribute', 'close', 'reopen'));
CREATE INDEX command_of_obligation ON command (obligation_id, seq) WHERE obligation_id IS NOT NULL;
ALTER TABLE command_input
  ALTER application_id DROP NOT NULL,
  ADD obligation_id uuid,            -- no key: what is written with `create` comes before the duty
  ADD CONSTRAINT command_input_about_one CHECK (num_nonnulls(application_id, obligation_id) = 1);

CREATE TABLE obligation_event (
  obligation_id uuid NOT NULL REFERENCES obligation,
  seq int NOT NULL CHECK (seq > 0),
  type text NOT NULL CHECK (type IN ('created', 'dueDateSet', 'contributed', 'closed', 'reopened', 'urged', 'reminded',
    'escalated', 'overdue', 'datesRecomputed')),
  data jsonb NOT NULL,
  command_id uuid REFERENCES command,
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (obligation_id, seq)
);
CREATE INDEX obligation_event_command ON obligation_event (command_id) WHERE command_id IS NOT NULL;
CREATE TRIGGER obligation_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON obligation_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE command ADD FOREIGN KEY (obligation_id, seq) REFERENCES obligation_event;

-- 部门填报: what each department owes, as the state has it.
CREATE TABLE obligation_part (
  obligation_id uuid NOT NULL REFERENCES obligation,
  department text NOT NULL REFERENCES department,
  due_on date,                       -- null while the duty's own date is unknown
  told_due_on date,
  provisional boolean NOT NULL,
  overdue boolean NOT NULL,
  escalated text CHECK (escalated IN ('head', 'office')),
  items int NOT NULL CHECK (items > 0),
  missing int NOT NULL CHECK (missing BETWEEN 0 AND items),
  PRIMARY KEY (obligation_id, department)
);
CREATE INDEX obligation_part_missing ON obligation_part (department, due_on) WHERE missing > 0;
CREATE TRIGGER obligation_part_kept BEFORE DELETE OR TRUNCATE ON obligation_part
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Evidence lies with an application or with a duty.
ALTER TABLE file
  ALTER application_id DROP NOT NULL,
  ADD obligation_id uuid REFERENCES obligation,
  ADD CONSTRAINT file_with_one CHECK (num_nonnulls(application_id, obligation_id) = 1);
CREATE INDEX file_of_obligation ON file (obligation_id) WHERE obligation_id IS NOT NULL;
ALTER TABLE file ADD CONSTRAINT file_of_its_obligation UNIQUE (id, obligation_id);

-- What was handed in, every version of it. A figure has a source.
CREATE TABLE contribution (
  obligation_id uuid NOT NULL,
  department text NOT NULL,
  item text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  event_seq int NOT NULL,
  progress text NOT NULL CHECK (progress <> ''),
  figure numeric,
  figure_text text,                  -- the figure as it was written
  unit text,
  source text,
  file_id uuid,
  problems text,
  next_steps text,
  by_user uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,           -- programme time
  PRIMARY KEY (obligation_id, department, item, version),
  FOREIGN KEY (obligation_id, event_seq) REFERENCES obligation_event,
  FOREIGN KEY (obligation_id, department) REFERENCES obligation_part,
  FOREIGN KEY (file_id, obligation_id) REFERENCES file (id, obligation_id),
  CONSTRAINT contribution_source CHECK (figure IS NULL OR coalesce(source, '') <> '')
);
CREATE INDEX contribution_of_event ON contribution (obligation_id, event_seq);
CREATE TRIGGER contribution_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contribution
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A mail comes from an application's event, from a duty's event, or is one person's digest of a morning. It leaves at
-- `send_at`, programme time, or later.
ALTER TABLE outbox
  ALTER application_id DROP NOT NULL,
  ALTER event_seq DROP NOT NULL,
  ADD obligation_id uuid,
  ADD digest_user uuid REFERENCES app_user,
  ADD digest_on date,
  ADD send_at timestamptz NOT NULL DEFAULT '-infinity',
  ADD payload jsonb,                 -- of a digest: its lines, as they stood that morning
  ADD handed_over int NOT NULL DEFAULT 0 CHECK (handed_over BETWEEN 0 AND 2), -- whole messages whose fate is unknown
  ADD doubted_at timestamptz,        -- when the outcome of an attempt was first unknown
  ADD FOREIGN KEY (obligation_id, event_seq) REFERENCES obligation_event,
  ADD CONSTRAINT outbox_one_source CHECK (num_nonnulls(application_id, obligation_id, digest_user) = 1
    AND (event_seq IS NULL) = (digest_user IS NOT NULL) AND num_nonnulls(digest_user, digest_on, payload) IN (0, 3));
UPDATE outbox SET handed_over = 1 WHERE status = 'sending';
UPDATE outbox SET handed_over = 2 WHERE status = 'uncertain' AND next_attempt_at = 'infinity';
ALTER TABLE outbox ALTER send_at DROP DEFAULT;
CREATE UNIQUE INDEX outbox_of_duty ON outbox (obligation_id, event_seq, recipient, kind) WHERE obligation_id IS NOT NULL;
CREATE UNIQUE INDEX outbox_digest ON outbox (digest_user, digest_on) WHERE digest_user IS NOT NULL;
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (send_at, id) INCLUDE (next_attempt_at)
  WHERE status IN ('queued', 'sending', 'uncertain') AND handed_over < 2;
-- What came back, and what has arrived at the same address since.
CREATE INDEX outbox_undelivered ON outbox (application_id, obligation_id, digest_user) WHERE status IN ('bounced', 'failed');
CREATE INDEX outbox_arrived ON outbox (recipient, id) WHERE status = 'sent';

-- Working mornings whose digests have been queued.
CREATE TABLE morning (
  day date PRIMARY KEY,
  queued_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER morning_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON morning
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The programme time to which the clock was last moved. What was due by then would have left on the way.
ALTER TABLE programme_clock ADD landed_at timestamptz;
CREATE FUNCTION note_landing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.landed_at := clock_timestamp() + NEW.offset_ms * interval '1 ms';
  RETURN NEW;
END $$;
CREATE TRIGGER programme_clock_lands BEFORE UPDATE OF offset_ms ON programme_clock
  FOR EACH ROW WHEN (NEW.offset_ms <> OLD.offset_ms) EXECUTE FUNCTION note_landing();

GRANT SELECT, INSERT ON calendar_edition, clock_pause, obligation, obligation_event, obligation_part, contribution, morning
  TO wufei_app;
GRANT UPDATE ON clock_pause, obligation, obligation_part TO wufei_app;
GRANT UPDATE (digest, head) ON app_user TO wufei_app;
GRANT UPDATE (handed_over, doubted_at) ON outbox TO wufei_app;

-- The second wall: the office and the auditor see every duty, a department those in which it has a part, and of the parts
-- and what was handed in its own.
CREATE FUNCTION viewer_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT role FROM app_user WHERE id = viewer_id() AND active);
CREATE FUNCTION viewer_department() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT department_id FROM app_user WHERE id = viewer_id() AND active);
GRANT SELECT ON calendar_edition, clock_pause, obligation, obligation_event, obligation_part, contribution TO wufei_reader;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['clock_pause', 'obligation', 'obligation_event', 'obligation_part', 'contribution'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO wufei_app USING (true) WITH CHECK (true)', name || '_recorded', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['obligation_part', 'contribution'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO wufei_reader USING ((SELECT viewer_role()) IN (''office'', ''auditor'')
      OR department = (SELECT viewer_department()))', name || '_seen', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['obligation_event', 'command'] LOOP
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO wufei_reader
      USING (EXISTS (SELECT FROM obligation o WHERE o.id = %I.obligation_id))', name || '_of_duty_seen', name, name);
  END LOOP;
END $$;
CREATE POLICY command_input_of_duty_seen ON command_input FOR SELECT TO wufei_reader USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR actor_id IN
    (SELECT u.id FROM app_user u WHERE u.department_id = (SELECT viewer_department()))));
CREATE POLICY file_of_duty_seen ON file FOR SELECT TO wufei_reader USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR uploaded_by IN
    (SELECT u.id FROM app_user u WHERE u.department_id = (SELECT viewer_department()))));
CREATE POLICY clock_pause_seen ON clock_pause FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM application a WHERE a.id = clock_pause.application_id));
CREATE POLICY obligation_seen ON obligation FOR SELECT TO wufei_reader USING (
  (SELECT viewer_role()) IN ('office', 'auditor')
  OR EXISTS (SELECT FROM obligation_part p
              WHERE p.obligation_id = obligation.id AND p.department = (SELECT viewer_department())));
