-- The record. Written only by named queries; the role wufei_app may do what the GRANTs at the end say and no more.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% does not allow this %', TG_TABLE_NAME, lower(TG_OP) USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TABLE department (
  id text PRIMARY KEY CHECK (id ~ '^[A-Z][A-Z0-9]*$'),
  name text NOT NULL,
  full_name text NOT NULL
);

CREATE TABLE app_user (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  login text NOT NULL UNIQUE CHECK (login = lower(login) AND login <> ''),
  name text NOT NULL,
  email text NOT NULL CHECK (email ~ '^[^\s@,;<>"]+@[^\s@,;<>"]+$'),
  role text NOT NULL CHECK (role IN ('applicant', 'department', 'inspector', 'office', 'auditor', 'admin')),
  department_id text REFERENCES department,
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((role = 'department') = (department_id IS NOT NULL))
);
-- Who is told of a task.
CREATE INDEX app_user_of_department ON app_user (department_id) WHERE active AND role = 'department';
CREATE INDEX app_user_of_office ON app_user (id) WHERE active AND role = 'office';

-- Only the SHA-256 of the opaque token is kept.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_of_user ON session (user_id);

-- Counted in PostgreSQL so that every replica sees the same attempts.
CREATE TABLE login_attempt (
  key text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX login_attempt_key ON login_attempt (key, at);

-- Rule sets: seeded from libs/rules, published by the office; an application pins its slice, so a version never changes.
CREATE TABLE rule_set (
  version text PRIMARY KEY,
  programme_year int NOT NULL,
  body jsonb NOT NULL,
  effective_from date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER rule_set_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_set
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The programme year; its row is the lock under which cells are counted.
CREATE TABLE programme (
  year int PRIMARY KEY,
  baseline int NOT NULL CHECK (baseline > 0),
  baseline_source text NOT NULL,
  opened_on date NOT NULL
);

CREATE TABLE application_serial (
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL,
  last int NOT NULL CHECK (last > 0),
  PRIMARY KEY (programme_year, cell_type)
);

-- What a search looks for: every single character and pair of neighbours, as Chinese words are short.
CREATE FUNCTION name_grams(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
  SELECT coalesce(array_agg(DISTINCT substr(folded, at, size)), '{}')
    FROM (SELECT lower(normalize(name, NFKC)) AS folded) n,
         generate_series(1, length(folded)) AS at, generate_series(1, 2) AS size
   WHERE at + size - 1 <= length(folded)
);

CREATE TABLE unit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  credit_code text UNIQUE CHECK (credit_code ~ '^[0-9A-Z]{18}$'),
  no_code_reason text,
  address text NOT NULL,
  street text NOT NULL,
  created_by uuid NOT NULL REFERENCES app_user,
  name_grams text[] NOT NULL GENERATED ALWAYS AS (name_grams(name)) STORED,
  CHECK ((credit_code IS NULL) <> (no_code_reason IS NULL))
);
CREATE UNIQUE INDEX unit_without_code ON unit (name, created_by) WHERE credit_code IS NULL;
CREATE INDEX unit_name_grams ON unit USING gin (name_grams);

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text COLLATE "C" NOT NULL UNIQUE,
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  applicant_id uuid NOT NULL REFERENCES app_user,
  contact_name text NOT NULL,
  contact_phone text NOT NULL,
  contact_email text NOT NULL CHECK (contact_email ~ '^[^\s@,;<>"]+@[^\s@,;<>"]+$'),
  form jsonb NOT NULL DEFAULT '{}',
  stage text NOT NULL DEFAULT 'draft' CHECK (stage IN ('draft', 'formalCheck', 'correction', 'departmentReview',
    'conciliation', 'inspection', 'rectification', 'officeReview', 'publicNotice', 'naming', 'municipalReport',
    'settled', 'refused', 'withdrawn', 'lapsed', 'revoked')),
  seq int NOT NULL DEFAULT 0 CHECK (seq >= 0),
  state jsonb,                       -- the fold of its events; enough to start the workflow again
  rules jsonb,                       -- the pinned slice
  rules_version text REFERENCES rule_set,
  leads text[] NOT NULL CHECK (cardinality(leads) > 0), -- the type's lead departments as pinned: who may see it
  submitted_at timestamptz,          -- programme time
  next_clock_at timestamptz,         -- programme time
  named_on date,
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  is_open boolean NOT NULL GENERATED ALWAYS AS (stage NOT IN ('draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked')) STORED,
  CHECK ((stage = 'draft') = (seq = 0)),
  CHECK (stage = 'draft' OR (state IS NOT NULL AND rules IS NOT NULL AND rules_version IS NOT NULL AND submitted_at IS NOT NULL)),
  -- A draft that changed while it was being submitted is not what the workflow decided on.
  CONSTRAINT application_row_is_state
    CHECK (state ->> 'id' = id::text AND state ->> 'number' = number AND (state -> 'programmeYear')::int = programme_year
      AND state ->> 'cellType' = cell_type AND state ->> 'unitId' = unit_id::text AND state ->> 'applicantId' = applicant_id::text
      AND state ->> 'stage' = stage AND (state -> 'seq')::int = seq)
);
-- One unit, one open application per type and programme year; a named one stays in the way unless revoked.
CREATE UNIQUE INDEX application_one_open ON application (unit_id, cell_type, programme_year)
  WHERE stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked');
CREATE INDEX application_of_unit ON application (unit_id);
-- The lists, newest first, by keyset: all, an applicant's, and lane by lane. A lane is a type with its leads in a year; there
-- are as many as rows in the annexes, and a list of a department, a type, a year or a stage is the merge of its lanes.
CREATE INDEX application_newest ON application (updated_at DESC, id DESC);
CREATE INDEX application_by_applicant ON application (applicant_id, updated_at DESC, id DESC);
CREATE INDEX application_by_lane ON application (cell_type, leads, programme_year, updated_at DESC, id DESC) INCLUDE (stage);
CREATE INDEX application_by_stage ON application (stage, cell_type, leads, programme_year, updated_at DESC, id DESC);
CREATE INDEX application_open ON application (id) WHERE is_open;
CREATE INDEX application_next_clock ON application (next_clock_at) WHERE is_open;

-- What was submitted stays as it was; what is over stays over; only a draft goes.
CREATE TRIGGER application_frozen BEFORE UPDATE OF number, programme_year, cell_type, unit_id, applicant_id, form ON application
  FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_forward BEFORE UPDATE OF seq, stage ON application
  FOR EACH ROW WHEN (NEW.seq < OLD.seq
    OR (OLD.stage IN ('refused', 'withdrawn', 'lapsed', 'revoked') AND NEW.stage <> OLD.stage)
    OR (OLD.stage = 'settled' AND NEW.stage NOT IN ('settled', 'revoked')))
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_kept BEFORE DELETE ON application
  FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_change();

-- A command that took effect, with the answer that its sender gets each time he asks.
CREATE TABLE command (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  type text NOT NULL CHECK (type IN ('submit', 'accept', 'returnForCorrection', 'resubmit', 'refuseAcceptance',
    'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection', 'reportRectified', 'officeDecide', 'openNotice',
    'raiseObjection', 'settleObjection', 'name', 'reportToCity', 'recordCityResult', 'attribute', 'withdraw', 'extend',
    'suspend', 'resume', 'transfer', 'urge', 'revoke')),
  body_hash text NOT NULL,
  seq int NOT NULL,                  -- of the last event that it caused
  answer jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  acknowledged_at timestamptz        -- the workflow is known to have heard of it
);
CREATE INDEX command_of_application ON command (application_id, seq);
CREATE INDEX command_unacknowledged ON command (recorded_at) WHERE acknowledged_at IS NULL;

-- Append-only: the trigger and the missing rights both refuse a change.
CREATE TABLE application_event (
  application_id uuid NOT NULL REFERENCES application,
  seq int NOT NULL CHECK (seq > 0),
  type text NOT NULL CHECK (type IN ('submitted', 'stageEntered', 'accepted', 'returnedForCorrection', 'resubmitted',
    'opinionGiven', 'conciliated', 'inspectionScheduled', 'inspectionFiled', 'rectificationReported', 'officeDecided',
    'noticeOpened', 'objectionRaised', 'objectionSettled', 'noticeEnded', 'named', 'reportedToCity', 'cityResultRecorded',
    'attributed', 'withdrawn', 'lapsed', 'rectificationRanOut', 'refused', 'revoked', 'extended', 'suspended', 'resumed',
    'transferred', 'urged', 'overdue', 'datesRecomputed')),
  data jsonb NOT NULL,
  command_id uuid REFERENCES command,
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'), -- user id, or 'system'
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, seq)
);
CREATE INDEX application_event_command ON application_event (command_id) WHERE command_id IS NOT NULL;
CREATE TRIGGER application_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON application_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE command ADD FOREIGN KEY (application_id, seq) REFERENCES application_event;

-- What a person wrote with an act: texts, sheets, identities. Written before the command, joined by its id; what was
-- written with a command that took no effect may be removed.
CREATE TABLE command_input (
  command_id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  actor_id uuid NOT NULL REFERENCES app_user,
  body jsonb NOT NULL,
  body_hash text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX command_input_of_application ON command_input (application_id);
CREATE INDEX command_input_received ON command_input (received_at);
CREATE FUNCTION keep_effective_input() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM command WHERE id = OLD.command_id) THEN
    RAISE EXCEPTION 'what was written with command % stays', OLD.command_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER command_input_kept BEFORE DELETE ON command_input
  FOR EACH ROW EXECUTE FUNCTION keep_effective_input();
CREATE TRIGGER command_input_append_only BEFORE UPDATE OR TRUNCATE ON command_input
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE inspector_assignment (
  application_id uuid NOT NULL REFERENCES application,
  user_id uuid NOT NULL REFERENCES app_user,
  PRIMARY KEY (application_id, user_id)
);
CREATE INDEX inspector_assignment_user ON inspector_assignment (user_id);

-- One effective decision per seat and round, and no person in two seats.
CREATE TABLE decision (
  application_id uuid NOT NULL,
  event_seq int NOT NULL,
  type text NOT NULL CHECK (type IN ('opinionGiven', 'conciliated', 'officeDecided')),
  round int NOT NULL CHECK (round > 0),
  seat text NOT NULL,
  user_id uuid NOT NULL REFERENCES app_user,
  PRIMARY KEY (application_id, event_seq),
  FOREIGN KEY (application_id, event_seq) REFERENCES application_event,
  CONSTRAINT decision_once UNIQUE (application_id, type, round, seat)
);
CREATE UNIQUE INDEX decision_one_seat_each ON decision (application_id, round, user_id) WHERE type = 'opinionGiven';
CREATE TRIGGER decision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who applied neither inspects nor decides; who inspected does not decide for the office.
CREATE FUNCTION separate_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mixed boolean := EXISTS (SELECT FROM application WHERE id = NEW.application_id AND applicant_id = NEW.user_id);
BEGIN
  IF TG_TABLE_NAME = 'decision' THEN
    mixed := mixed OR (NEW.type = 'officeDecided' AND EXISTS
      (SELECT FROM inspector_assignment WHERE application_id = NEW.application_id AND user_id = NEW.user_id));
  END IF;
  IF mixed THEN
    RAISE EXCEPTION 'duties must be separate' USING ERRCODE = 'check_violation', CONSTRAINT = 'separate_duties';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_separate BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION separate_duties();
CREATE TRIGGER inspector_assignment_separate BEFORE INSERT ON inspector_assignment
  FOR EACH ROW EXECUTE FUNCTION separate_duties();

CREATE TABLE task (
  application_id uuid NOT NULL REFERENCES application,
  seat text NOT NULL CHECK (seat ~ '^(applicant|inspection|office|time|department:[A-Z][A-Z0-9]*)$'),
  clock text NOT NULL CHECK (clock IN ('formalCheck', 'correction', 'departmentReview', 'conciliation',
    'inspectionScheduling', 'inspectionFiling', 'rectification', 'reinspection', 'officeReview', 'noticePosting',
    'publicNotice', 'objection', 'naming', 'municipalReport')),
  opened_on date NOT NULL,
  due_on date NOT NULL,
  told_due_on date NOT NULL,
  provisional boolean NOT NULL,
  overdue boolean NOT NULL,
  paused boolean NOT NULL,
  assignee uuid REFERENCES app_user,
  department_id text GENERATED ALWAYS AS (CASE WHEN seat LIKE 'department:%' THEN substr(seat, 12) END) STORED
    REFERENCES department,
  PRIMARY KEY (application_id, seat)
);
CREATE INDEX task_by_seat ON task (seat, due_on, application_id);
CREATE INDEX task_by_assignee ON task (assignee, due_on, application_id) WHERE assignee IS NOT NULL;
CREATE INDEX task_by_due ON task (due_on, application_id, seat);
CREATE INDEX task_overdue ON task (due_on, application_id, seat) WHERE overdue;

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id uuid NOT NULL,
  event_seq int NOT NULL,
  kind text NOT NULL,                -- unchecked: a newer worker may know more kinds than an older one has words for
  recipient text NOT NULL,           -- mail address, validated before it is rendered
  seat text NOT NULL,                -- why this person: the seat he was told for
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sending', 'sent', 'failed', 'bounced', 'uncertain')),
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  leased_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  sent_at timestamptz,
  UNIQUE (application_id, event_seq, recipient, kind),
  FOREIGN KEY (application_id, event_seq) REFERENCES application_event
);
CREATE INDEX outbox_due ON outbox (next_attempt_at, id) WHERE status IN ('queued', 'sending', 'uncertain');

-- 发文字号: one number, one date; many cells may be named by one document.
CREATE TABLE issued_document (
  number text PRIMARY KEY,
  dated date NOT NULL
);
CREATE TRIGGER issued_document_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON issued_document
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A named cell counts in at most one assessment year: there is one column for it. Empty = it does not count (yet).
CREATE TABLE cell (
  application_id uuid PRIMARY KEY REFERENCES application,
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL,
  assessment_year int,
  document_number text NOT NULL REFERENCES issued_document,
  named_on date NOT NULL,
  city_result text CHECK (city_result IN ('recognised', 'returned', 'notRecognised')),
  revoked_on date,
  CHECK (assessment_year IN (programme_year, programme_year + 1))
);
CREATE INDEX cell_by_year ON cell (assessment_year, cell_type) WHERE revoked_on IS NULL;
CREATE INDEX cell_of_programme ON cell (programme_year, cell_type);
CREATE INDEX cell_of_document ON cell (document_number);

-- Every change of a year's figures, append-only: the sum of delta over years equals counted minus revoked.
CREATE TABLE ledger_entry (
  application_id uuid NOT NULL REFERENCES cell,
  ordinal int NOT NULL,
  assessment_year int NOT NULL,
  delta int NOT NULL CHECK (delta IN (-1, 1)),
  reason text NOT NULL CHECK (reason IN ('counted', 'carried', 'revoked')),
  event_seq int NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, ordinal),
  CONSTRAINT ledger_entry_once UNIQUE (application_id, reason, delta),
  FOREIGN KEY (application_id, event_seq) REFERENCES application_event
);
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES application,
  uploaded_by uuid NOT NULL REFERENCES app_user,
  name text NOT NULL,
  media_type text NOT NULL,
  size int NOT NULL CHECK (size > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  stored_as text NOT NULL UNIQUE,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_of_application ON file (application_id);
CREATE FUNCTION keep_submitted_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM application WHERE id = OLD.application_id AND stage <> 'draft') THEN
    RAISE EXCEPTION 'file % was submitted and stays', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER file_kept BEFORE DELETE ON file FOR EACH ROW EXECUTE FUNCTION keep_submitted_file();
CREATE TRIGGER file_append_only BEFORE UPDATE OR TRUNCATE ON file
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 演练时钟: programme time = real time + offset; one row, forward only, and what was born real stays real.
CREATE TABLE programme_clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  rehearsal boolean NOT NULL,
  offset_ms bigint NOT NULL DEFAULT 0,
  moving_to timestamptz,             -- set while a move is under way
  CHECK (rehearsal OR offset_ms = 0)
);
CREATE TRIGGER programme_clock_forward BEFORE UPDATE ON programme_clock
  FOR EACH ROW WHEN (NEW.offset_ms < OLD.offset_ms OR NEW.rehearsal <> OLD.rehearsal) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER programme_clock_kept BEFORE DELETE OR TRUNCATE ON programme_clock
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT USAGE ON SCHEMA public TO wufei_app;
GRANT SELECT ON department, app_user, session, login_attempt, rule_set, programme, application_serial, unit, application,
  command, application_event, command_input, inspector_assignment, decision, task, outbox, issued_document, cell,
  ledger_entry, file, programme_clock TO wufei_app;
GRANT INSERT ON app_user, session, login_attempt, rule_set, application_serial, unit, application, command,
  application_event, command_input, inspector_assignment, decision, task, outbox, issued_document, cell, ledger_entry,
  file TO wufei_app;
GRANT UPDATE ON session, unit, application, task TO wufei_app;
GRANT UPDATE (name, email, role, department_id, password_hash, active) ON app_user TO wufei_app;
GRANT UPDATE (baseline, baseline_source) ON programme TO wufei_app;
GRANT UPDATE (last) ON application_serial TO wufei_app;
GRANT UPDATE (acknowledged_at) ON command TO wufei_app;
GRANT UPDATE (status, attempts, next_attempt_at, leased_until, last_error, sent_at) ON outbox TO wufei_app;
GRANT UPDATE (assessment_year, city_result, revoked_on) ON cell TO wufei_app;
GRANT UPDATE (offset_ms, moving_to) ON programme_clock TO wufei_app;
GRANT DELETE ON session, login_attempt, application, command_input, task, file TO wufei_app;
