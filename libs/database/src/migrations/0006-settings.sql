-- Drafts as they are typed, evidence tied to its place, notices that were read, accounts and their history, and the
-- office's own versions of the rules.

-- A draft is what was typed, whatever it lacks. Settled for its submission, it has a unit and a contact instead.
ALTER TABLE application
  ALTER unit_id DROP NOT NULL,
  ALTER contact_name DROP NOT NULL,
  ALTER contact_phone DROP NOT NULL,
  ALTER contact_email DROP NOT NULL,
  ADD draft jsonb,                   -- unit and contact as typed; null when settled
  ADD draft_version int NOT NULL DEFAULT 1 CHECK (draft_version > 0),
  ADD self_score jsonb NOT NULL DEFAULT '{}', -- marks by rubric item
  -- A draft that was written over while it was being submitted is no longer settled, and not what the workflow decided on.
  ADD CONSTRAINT application_typed_or_settled CHECK ((draft IS NULL OR stage = 'draft')
    AND num_nonnulls(unit_id, contact_name, contact_phone, contact_email) = CASE WHEN draft IS NULL THEN 4 ELSE 0 END);
DROP TRIGGER application_frozen ON application;
CREATE TRIGGER application_frozen
  BEFORE UPDATE OF number, programme_year, cell_type, unit_id, applicant_id, form, self_score ON application
  FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_change();

-- The agenda of inspections.
CREATE INDEX application_inspection ON application ((state -> 'inspection' ->> 'scheduledOn'))
  WHERE state -> 'inspection' ->> 'scheduledOn' IS NOT NULL;

-- Evidence for one line of the rubric, or for one field of the form.
ALTER TABLE file
  ADD item_id text,
  ADD field text,
  ADD CONSTRAINT file_one_place CHECK (num_nonnulls(item_id, field, obligation_id) <= 1);

-- What was written to somebody, newest first; and what he has read.
CREATE INDEX outbox_to ON outbox (recipient, id);
CREATE TABLE notice_read (
  user_id uuid NOT NULL REFERENCES app_user,
  notice_id bigint NOT NULL REFERENCES outbox,
  read_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, notice_id)
);

-- A password that was handed out is good once, and not for long. An applicant may be tied to the unit that was invited.
ALTER TABLE app_user
  ADD one_time_until timestamptz,
  ADD password_set_at timestamptz NOT NULL DEFAULT now(),
  ADD unit_name text CHECK (unit_name <> ''),
  ADD unit_code text CHECK (unit_code ~ '^[0-9A-Z]{18}$'),
  ADD CONSTRAINT app_user_unit CHECK (num_nonnulls(unit_name, unit_code) = 0
    OR (role = 'applicant' AND unit_name IS NOT NULL));

-- Who changed what of an account, and when; never a password.
CREATE TABLE account_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user,
  type text NOT NULL CHECK (type IN ('created', 'changed', 'disabled', 'enabled', 'passwordReset', 'passwordChanged',
    'sessionsEnded')),
  data jsonb NOT NULL DEFAULT '{}',
  by_user uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_event_of_user ON account_event (user_id, id);
CREATE TRIGGER account_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A version that the office published: by whom, why, on which, and what it changed. Without: it came with the programme.
ALTER TABLE rule_set
  ADD published_by uuid REFERENCES app_user,
  ADD reason text,
  ADD based_on text REFERENCES rule_set,
  ADD change jsonb,
  ADD CONSTRAINT rule_set_published CHECK (num_nonnulls(published_by, reason, based_on, change) IN (0, 4));

-- 适用新规则: an open application is to count with another version; done once its workflow has recorded it.
CREATE TABLE rule_order (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES application,
  version text NOT NULL REFERENCES rule_set,
  ordered_by uuid NOT NULL REFERENCES app_user,
  reason text NOT NULL,
  ordered_at timestamptz NOT NULL DEFAULT now(),
  done_at timestamptz
);
CREATE INDEX rule_order_of_application ON rule_order (application_id, id);
CREATE INDEX rule_order_open ON rule_order (id) WHERE done_at IS NULL;
CREATE INDEX rule_order_of_version ON rule_order (version, id);
CREATE TRIGGER rule_order_kept BEFORE DELETE OR TRUNCATE ON rule_order
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON notice_read, account_event, rule_order TO wufei_app;
GRANT UPDATE (one_time_until, password_set_at, unit_name, unit_code) ON app_user TO wufei_app;
GRANT UPDATE (done_at) ON rule_order TO wufei_app;
