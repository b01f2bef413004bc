-- The record. Written only by named queries; the role wufei_app may do what the GRANTs at the end say and no more.

CREATE TABLE department (
  id text PRIMARY KEY,
  name text NOT NULL,
  full_name text NOT NULL
);

CREATE TABLE app_user (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  login text NOT NULL UNIQUE,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL CHECK (role IN ('applicant', 'department', 'inspector', 'office', 'auditor', 'admin')),
  department_id text REFERENCES department,
  password_hash text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((role = 'department') = (department_id IS NOT NULL))
);

-- Only the SHA-256 of the opaque token is kept.
CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_user ON session (user_id);

-- Counted in PostgreSQL so that every replica sees the same attempts.
CREATE TABLE login_attempt (
  key text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX login_attempt_key ON login_attempt (key, at);

-- Rule sets: seeded from libs/rules, published by the office; an application pins its slice.
CREATE TABLE rule_set (
  version text PRIMARY KEY,
  programme_year int NOT NULL,
  body jsonb NOT NULL,
  effective_from date NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- The programme year; its row is the lock under which cells are counted.
CREATE TABLE programme (
  year int PRIMARY KEY,
  baseline int NOT NULL CHECK (baseline > 0),
  baseline_source text NOT NULL,
  opened_on date NOT NULL
);

CREATE TABLE application_serial (
  programme_year int NOT NULL,
  cell_type text NOT NULL,
  last int NOT NULL,
  PRIMARY KEY (programme_year, cell_type)
);

CREATE TABLE unit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  credit_code text UNIQUE,
  no_code_reason text,
  address text NOT NULL,
  street text NOT NULL,
  created_by uuid NOT NULL REFERENCES app_user,
  CHECK ((credit_code IS NULL) <> (no_code_reason IS NULL))
);
CREATE UNIQUE INDEX unit_without_code ON unit (name, created_by) WHERE credit_code IS NULL;

CREATE TABLE application (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  number text NOT NULL UNIQUE,
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL,
  unit_id uuid NOT NULL REFERENCES unit,
  applicant_id uuid NOT NULL REFERENCES app_user,
  contact_name text NOT NULL,
  contact_phone text NOT NULL,
  contact_email text NOT NULL,
  form jsonb NOT NULL DEFAULT '{}',
  stage text NOT NULL DEFAULT 'draft' CHECK (stage IN ('draft', 'formalCheck', 'correction', 'departmentReview',
    'conciliation', 'inspection', 'rectification', 'officeReview', 'publicNotice', 'naming', 'municipalReport',
    'settled', 'refused', 'withdrawn', 'lapsed', 'revoked')),
  seq int NOT NULL DEFAULT 0 CHECK (seq >= 0),
  state jsonb,                       -- the fold of its events; enough to start the workflow again
  rules jsonb,                       -- the pinned slice
  rules_version text REFERENCES rule_set,
  leads text[] NOT NULL,             -- the type's lead departments as pinned: who may see it
  submitted_at timestamptz,
  next_clock_at timestamptz,         -- programme time
  named_on date,
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  is_open boolean GENERATED ALWAYS AS (stage NOT IN ('draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked')) STORED,
  CHECK (stage = 'draft' OR (state IS NOT NULL AND rules IS NOT NULL AND submitted_at IS NOT NULL))
);
-- One unit, one open application per type and programme year; a named one stays in the way unless revoked.
CREATE UNIQUE INDEX application_one_open ON application (unit_id, cell_type, programme_year)
  WHERE stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked');
CREATE INDEX application_newest ON application (updated_at DESC, id DESC) INCLUDE (number, stage, cell_type, programme_year);
CREATE INDEX application_by_applicant ON application (applicant_id, updated_at DESC, id DESC);
CREATE INDEX application_by_stage ON application (stage, updated_at DESC, id DESC);
CREATE INDEX application_by_type ON application (cell_type, updated_at DESC, id DESC);
CREATE INDEX application_open ON application (id) WHERE is_open;
CREATE INDEX application_next_clock ON application (next_clock_at) WHERE is_open;
CREATE INDEX application_leads ON application USING gin (leads);

-- Append-only: the trigger below and the missing rights both refuse a change.
CREATE TABLE application_event (
  application_id uuid NOT NULL REFERENCES application,
  seq int NOT NULL CHECK (seq > 0),
  type text NOT NULL,
  data jsonb NOT NULL,
  command_id uuid,
  by_user text NOT NULL,             -- user id, or 'system'
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, seq)
);
CREATE INDEX application_event_command ON application_event (command_id) WHERE command_id IS NOT NULL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER application_event_append_only BEFORE UPDATE OR DELETE ON application_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_event_no_truncate BEFORE TRUNCATE ON application_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What a person wrote with an act: texts, sheets, identities. Written before the command, joined by its id.
CREATE TABLE command_input (
  command_id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  actor_id uuid NOT NULL REFERENCES app_user,
  body jsonb NOT NULL,
  body_hash text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);

-- A command that took effect, with the answer that its sender gets each time he asks.
CREATE TABLE command (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  type text NOT NULL,
  body_hash text NOT NULL,
  seq int NOT NULL,                  -- of the last event that it caused
  answer jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  acknowledged_at timestamptz        -- the workflow is known to have heard of it
);
CREATE INDEX command_unacknowledged ON command (recorded_at) WHERE acknowledged_at IS NULL;

CREATE TABLE task (
  application_id uuid NOT NULL REFERENCES application,
  seat text NOT NULL,                -- applicant | department:<ID> | inspection | office | time
  clock text NOT NULL,
  opened_on date NOT NULL,
  due_on date NOT NULL,
  told_due_on date NOT NULL,
  provisional boolean NOT NULL,
  overdue boolean NOT NULL,
  paused boolean NOT NULL,
  assignee uuid REFERENCES app_user,
  PRIMARY KEY (application_id, seat)
);
CREATE INDEX task_by_seat ON task (seat, due_on, application_id);

CREATE TABLE inspector_assignment (
  application_id uuid NOT NULL REFERENCES application,
  user_id uuid NOT NULL REFERENCES app_user,
  PRIMARY KEY (application_id, user_id)
);
CREATE INDEX inspector_assignment_user ON inspector_assignment (user_id);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  event_seq int NOT NULL,
  kind text NOT NULL,
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

-- A named cell counts in exactly one assessment year: its primary key says so.
CREATE TABLE cell (
  application_id uuid PRIMARY KEY REFERENCES application,
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL,
  assessment_year int NOT NULL,
  document_number text NOT NULL REFERENCES issued_document,
  named_on date NOT NULL,
  city_result text CHECK (city_result IN ('recognised', 'returned', 'notRecognised')),
  revoked_on date,
  CHECK (assessment_year IN (programme_year, programme_year + 1))
);
CREATE INDEX cell_by_year ON cell (assessment_year, cell_type) WHERE revoked_on IS NULL;

-- Every change of a year's figures, append-only: the sum of delta over years equals named minus revoked.
CREATE TABLE ledger_entry (
  application_id uuid NOT NULL REFERENCES cell,
  ordinal int NOT NULL,
  assessment_year int NOT NULL,
  delta int NOT NULL CHECK (delta IN (-1, 1)),
  reason text NOT NULL CHECK (reason IN ('named', 'carried', 'revoked')),
  event_seq int NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, ordinal)
);
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES application,
  uploaded_by uuid NOT NULL REFERENCES app_user,
  name text NOT NULL,
  media_type text NOT NULL,
  size int NOT NULL CHECK (size > 0),
  sha256 text NOT NULL,
  stored_as text NOT NULL UNIQUE,
  uploaded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX file_application ON file (application_id);

-- 演练时钟: programme time = real time + offset; one row, forward only.
CREATE TABLE programme_clock (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  rehearsal boolean NOT NULL,
  offset_ms bigint NOT NULL DEFAULT 0,
  moving_to timestamptz,             -- set while a move is under way
  CHECK (rehearsal OR offset_ms = 0)
);
CREATE FUNCTION refuse_backwards() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.offset_ms < OLD.offset_ms THEN
    RAISE EXCEPTION 'the programme clock only moves forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_clock_forward BEFORE UPDATE ON programme_clock
  FOR EACH ROW EXECUTE FUNCTION refuse_backwards();

GRANT USAGE ON SCHEMA public TO wufei_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO wufei_app;
GRANT INSERT ON ALL TABLES IN SCHEMA public TO wufei_app;
GRANT UPDATE ON application, app_user, session, programme, application_serial, unit, command, task, outbox, cell,
  programme_clock TO wufei_app;
GRANT DELETE ON application, session, login_attempt, task, inspector_assignment, file, command_input TO wufei_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO wufei_app;
