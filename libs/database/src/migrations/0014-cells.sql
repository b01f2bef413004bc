-- After naming: one long-lived thing per named cell, its events, its present task, its mails and its chain of evidence.

ALTER TABLE cell ADD life_begun boolean NOT NULL DEFAULT false;
CREATE INDEX cell_not_begun ON cell (application_id) WHERE NOT life_begun AND revoked_on IS NULL;
CREATE INDEX cell_revoked ON cell (application_id) WHERE revoked_on IS NOT NULL;

-- One row per cell, the fold of its events; the columns from `seat` on are its present task.
CREATE TABLE cell_life (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES cell CONSTRAINT cell_life_once UNIQUE,
  number text COLLATE "C" NOT NULL CONSTRAINT cell_life_number UNIQUE,
  programme_year int NOT NULL,
  cell_type text NOT NULL,
  named_on date NOT NULL,
  stage text NOT NULL CHECK (stage IN ('standing', 'check', 'rectification', 'reinspection', 'decision', 'appeal', 'review',
    'delisting', 'restoration', 'ended')),
  seq int NOT NULL CHECK (seq > 0),
  state jsonb NOT NULL,
  rules jsonb NOT NULL,
  recheck_on date,
  plaque_number text CONSTRAINT cell_life_plaque UNIQUE,
  seat text CHECK (seat ~ '^(applicant|office|time|department:[A-Z][A-Z0-9]*)$'),
  clock text CHECK (clock IN ('recheck', 'spotCheck', 'cellRectification', 'cellReinspection', 'revocationDecision',
    'appeal', 'appealReview', 'delisting', 'restoration')),
  opened_on date,
  due_on date,
  told_due_on date,
  provisional boolean,
  overdue boolean,
  escalated text CHECK (escalated IN ('head', 'office')),
  next_clock_at timestamptz,         -- programme time
  updated_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  department_id text GENERATED ALWAYS AS (CASE WHEN seat LIKE 'department:%' THEN substr(seat, 12) END) STORED
    REFERENCES department,
  is_open boolean NOT NULL GENERATED ALWAYS AS (stage <> 'ended') STORED,
  calendar_version int NOT NULL GENERATED ALWAYS AS (coalesce((rules ->> 'calendarVersion')::int, 0)) STORED,
  CONSTRAINT cell_life_task CHECK (num_nonnulls(seat, clock, opened_on, due_on, told_due_on, provisional, overdue) IN (0, 7)),
  CONSTRAINT cell_life_row_is_state CHECK (state ->> 'id' = id::text AND state ->> 'number' = number
    AND state ->> 'applicationId' = application_id::text AND state ->> 'stage' = stage AND (state -> 'seq')::int = seq)
);
CREATE INDEX cell_life_open ON cell_life (id) WHERE is_open;
CREATE INDEX cell_life_next_clock ON cell_life (next_clock_at) WHERE is_open;
CREATE INDEX cell_life_by_calendar ON cell_life (calendar_version, id) WHERE is_open;
CREATE INDEX cell_life_by_seat ON cell_life (seat, due_on, number) WHERE seat IS NOT NULL;
CREATE TRIGGER cell_life_fixed BEFORE UPDATE OF application_id, number, programme_year, cell_type, named_on ON cell_life
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cell_life_forward BEFORE UPDATE OF seq, stage ON cell_life
  FOR EACH ROW WHEN (NEW.seq < OLD.seq OR (OLD.stage = 'ended' AND NEW.seq <> OLD.seq)) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER cell_life_kept BEFORE DELETE OR TRUNCATE ON cell_life
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE command
  ADD cell_id uuid REFERENCES cell_life,
  DROP CONSTRAINT command_about_one,
  ADD CONSTRAINT command_about_one CHECK (num_nonnulls(application_id, obligation_id, programme_year, cell_id) = 1);
CREATE INDEX command_of_cell ON command (cell_id, seq) WHERE cell_id IS NOT NULL;
ALTER TABLE command_input
  ADD cell_id uuid,
  DROP CONSTRAINT command_input_about_one,
  ADD CONSTRAINT command_input_about_one CHECK (num_nonnulls(application_id, obligation_id, programme_year, cell_id) = 1);
-- The types of other things stay as they are.
DO $$
DECLARE
  known text[] := ARRAY(SELECT m[1] FROM regexp_matches((SELECT pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conname = 'command_type_check'), '''(\w+)''', 'g') AS m);
  new_ones text[] := ARRAY['begin', 'orderSpotCheck', 'fileCheck', 'reportRectified', 'decideRevocation', 'appeal',
    'reviewAppeal', 'concludeRestoration', 'recordPlaque', 'setRecheckDay', 'urge'];
BEGIN
  EXECUTE 'ALTER TABLE command DROP CONSTRAINT command_type_check, ADD CONSTRAINT command_type_check CHECK (type IN ('
    || (SELECT string_agg(DISTINCT quote_literal(type), ', ') FROM unnest(known || new_ones) AS type) || '))';
END $$;

CREATE TABLE cell_event (
  cell_id uuid NOT NULL REFERENCES cell_life,
  seq int NOT NULL CHECK (seq > 0),
  type text NOT NULL CHECK (type IN ('begun', 'checkOpened', 'checkFiled', 'rectificationReported', 'rectificationRanOut',
    'revocationDecided', 'appealed', 'appealPeriodEnded', 'appealReviewed', 'revoked', 'restorationConcluded',
    'plaqueRecorded', 'recheckDaySet', 'urged', 'reminded', 'escalated', 'overdue', 'datesRecomputed')),
  data jsonb NOT NULL,
  command_id uuid REFERENCES command,
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (cell_id, seq)
);
CREATE INDEX cell_event_command ON cell_event (command_id) WHERE command_id IS NOT NULL;
CREATE TRIGGER cell_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cell_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE command ADD FOREIGN KEY (cell_id, seq) REFERENCES cell_event;

ALTER TABLE outbox
  ADD cell_id uuid,
  ADD FOREIGN KEY (cell_id, event_seq) REFERENCES cell_event,
  DROP CONSTRAINT outbox_one_source,
  ADD CONSTRAINT outbox_one_source
    CHECK (num_nonnulls(application_id, obligation_id, programme_year, cell_id, digest_user) = 1
      AND (event_seq IS NULL) = (digest_user IS NOT NULL) AND (digest_user IS NULL) = (digest_on IS NULL)
      AND (payload IS NULL) = (num_nonnulls(programme_year, digest_user) = 0));
CREATE UNIQUE INDEX outbox_of_cell ON outbox (cell_id, event_seq, recipient, kind) WHERE cell_id IS NOT NULL;

-- Evidence: the chain of a cell begins with what it is.
DO $$
DECLARE
  known text := pg_get_functiondef('evidence_of'::regproc);
  complete text := regexp_replace(known, 'END CASE;\s*END', $part$
    WHEN 'namedCell' THEN
      SELECT e.at, e.recorded_at, jsonb_build_object('number', c.number, 'cellType', c.cell_type,
               'programmeYear', c.programme_year, 'namedOn', c.named_on)
        INTO at, recorded_at, body
        FROM cell_life c JOIN cell_event e ON e.cell_id = c.id AND e.seq = 1 WHERE c.id = of_subject;
    WHEN 'cellEvent' THEN
      SELECT e.at, e.recorded_at, e.data || jsonb_strip_nulls(jsonb_build_object('seq', e.seq, 'type', e.type,
               'by', e.by_user, 'commandId', e.command_id, 'input', digest_of(alg, i.body::text)))
        INTO at, recorded_at, body
        FROM cell_event e LEFT JOIN command_input i ON i.command_id = e.command_id
       WHERE e.cell_id = of_subject AND e.seq = of_source::int;
  END CASE;
END$part$);
BEGIN
  IF complete = known THEN RAISE EXCEPTION 'evidence_of does not end as it did'; END IF;
  EXECUTE complete;
END $$;
CREATE FUNCTION link_cell_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c record;
BEGIN
  SELECT 'cell-' || number AS chain, programme_year INTO c FROM cell_life WHERE id = NEW.cell_id;
  IF NEW.seq = 1 THEN PERFORM append_link(c.chain, c.programme_year, NEW.cell_id, 'namedCell', ''); END IF;
  PERFORM append_link(c.chain, c.programme_year, NEW.cell_id, 'cellEvent', NEW.seq::text);
  RETURN NULL;
END $$;
CREATE TRIGGER cell_event_linked AFTER INSERT ON cell_event FOR EACH ROW EXECUTE FUNCTION link_cell_event();

GRANT SELECT, INSERT ON cell_life, cell_event TO wufei_app;
GRANT UPDATE ON cell_life TO wufei_app;
GRANT UPDATE (life_begun) ON cell TO wufei_app;

-- The second wall: a cell is seen by those who see its application.
GRANT SELECT ON cell_life, cell_event TO wufei_reader;
ALTER TABLE cell_life ENABLE ROW LEVEL SECURITY;
CREATE POLICY cell_life_recorded ON cell_life TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY cell_life_seen ON cell_life FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM application a WHERE a.id = cell_life.application_id));
ALTER TABLE cell_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY cell_event_recorded ON cell_event TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY cell_event_seen ON cell_event FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM cell_life c WHERE c.id = cell_event.cell_id));
CREATE POLICY command_of_cell_seen ON command FOR SELECT TO wufei_reader
  USING (cell_id IS NOT NULL AND EXISTS (SELECT FROM cell_life c WHERE c.id = command.cell_id));
CREATE POLICY command_input_of_cell_seen ON command_input FOR SELECT TO wufei_reader
  USING (cell_id IS NOT NULL AND EXISTS (SELECT FROM cell_life c WHERE c.id = command_input.cell_id));
