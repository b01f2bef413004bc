-- The year ledger: which cell counts in which year, by whose act and under which figure; what is reported to the city; what
-- is carried over, corrected, frozen.

-- The programme year as a workflow keeps it: one row, the fold of its events; and the lock under which cells are counted.
ALTER TABLE programme
  ADD id text NOT NULL GENERATED ALWAYS AS (year::text) STORED UNIQUE,
  ADD baseline_version int NOT NULL DEFAULT 1,
  ADD baseline_dated date,           -- of the source; null = the day of the notice
  ADD baseline_set_by uuid REFERENCES app_user, -- null = came with the programme
  ADD counts_from text NOT NULL DEFAULT 'named' CHECK (counts_from IN ('named', 'recognised')),
  ADD counts_from_basis text NOT NULL DEFAULT 'assumed' CHECK (counts_from_basis IN ('assumed', 'office')),
  ADD status text NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'open', 'cut', 'closed')),
  ADD seq int NOT NULL DEFAULT 0 CHECK (seq >= 0),
  ADD state jsonb,
  ADD rules jsonb,
  ADD next_clock_at timestamptz,     -- programme time
  ADD is_open boolean NOT NULL GENERATED ALWAYS AS (status IN ('open', 'cut')) STORED,
  ADD CONSTRAINT programme_row_is_state CHECK ((status = 'planned') = (seq = 0) AND (seq = 0) = (state IS NULL)
    AND state ->> 'id' = year::text AND state ->> 'status' = status AND (state -> 'seq')::int = seq);
CREATE TRIGGER programme_forward BEFORE UPDATE OF seq ON programme
  FOR EACH ROW WHEN (NEW.seq < OLD.seq) EXECUTE FUNCTION refuse_change();

CREATE TABLE programme_event (
  programme_year int NOT NULL REFERENCES programme,
  seq int NOT NULL CHECK (seq > 0),
  type text NOT NULL CHECK (type IN ('yearOpened', 'baselineSet', 'countsFromSet', 'reportAssembled', 'reportFixed',
    'reportSent', 'cityResultsRecorded', 'carryOverConfirmed', 'adjustmentOpened', 'adjustmentConfirmed',
    'adjustmentWithdrawn', 'carriedCellReturned', 'yearCut', 'yearClosed')),
  data jsonb NOT NULL,
  command_id uuid REFERENCES command,
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (programme_year, seq)
);
CREATE INDEX programme_event_command ON programme_event (command_id) WHERE command_id IS NOT NULL;

-- A command is about an application, a duty, or a programme year.
ALTER TABLE command
  ADD programme_year int REFERENCES programme,
  DROP CONSTRAINT command_about_one,
  ADD CONSTRAINT command_about_one CHECK (num_nonnulls(application_id, obligation_id, programme_year) = 1),
  ADD FOREIGN KEY (programme_year, seq) REFERENCES programme_event,
  DROP CONSTRAINT command_type_check,
  ADD CONSTRAINT command_type_check CHECK (type IN ('submit', 'accept', 'returnForCorrection', 'resubmit',
    'refuseAcceptance', 'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection', 'reportRectified',
    'officeDecide', 'openNotice', 'raiseObjection', 'settleObjection', 'name', 'reportToCity', 'recordCityResult',
    'attribute', 'withdraw', 'extend', 'suspend', 'resume', 'transfer', 'urge', 'revoke',
    'create', 'setDueDate', 'contribute', 'close', 'reopen',
    'openYear', 'setBaseline', 'setCountsFrom', 'assembleReport', 'fixReport', 'sendReport', 'recordCityResults',
    'confirmCarryOver', 'openAdjustment', 'confirmAdjustment', 'withdrawAdjustment', 'returnCarriedCell', 'closeYear'));
CREATE INDEX command_of_programme ON command (programme_year, seq) WHERE programme_year IS NOT NULL;
ALTER TABLE command_input
  ADD programme_year int REFERENCES programme,
  DROP CONSTRAINT command_input_about_one,
  ADD CONSTRAINT command_input_about_one CHECK (num_nonnulls(application_id, obligation_id, programme_year) = 1);

-- Happenings of applications that come from the year's ledger.
ALTER TABLE application_event DROP CONSTRAINT application_event_type_check, ADD CONSTRAINT application_event_type_check
  CHECK (type IN ('submitted', 'stageEntered', 'accepted', 'returnedForCorrection', 'resubmitted',
    'opinionGiven', 'conciliated', 'inspectionScheduled', 'inspectionFiled', 'rectificationReported', 'officeDecided',
    'noticeOpened', 'objectionRaised', 'objectionSettled', 'noticeEnded', 'named', 'reportedToCity', 'cityResultRecorded',
    'cityResultCorrected', 'attributed', 'reattributed', 'withdrawn', 'lapsed', 'rectificationRanOut', 'refused', 'revoked',
    'extended', 'suspended', 'resumed', 'transferred', 'urged', 'overdue', 'reminded', 'escalated', 'datesRecomputed'));

-- 结转基数: every figure that held, written by the change of the programme's own.
CREATE TABLE baseline (
  year int NOT NULL REFERENCES programme,
  version int NOT NULL CHECK (version > 0),
  value int NOT NULL CHECK (value > 0),
  source text NOT NULL CHECK (source <> ''),
  dated date NOT NULL,
  set_by uuid REFERENCES app_user,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (year, version)
);
CREATE FUNCTION next_baseline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.baseline_version := OLD.baseline_version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER programme_next_baseline BEFORE UPDATE OF baseline ON programme
  FOR EACH ROW EXECUTE FUNCTION next_baseline();
CREATE FUNCTION keep_baseline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO baseline (year, version, value, source, dated, set_by)
  VALUES (NEW.year, NEW.baseline_version, NEW.baseline, NEW.baseline_source, coalesce(NEW.baseline_dated, NEW.opened_on),
    NEW.baseline_set_by);
  RETURN NULL;
END $$;
INSERT INTO baseline (year, version, value, source, dated)
  SELECT year, baseline_version, baseline, baseline_source, opened_on FROM programme;
CREATE TRIGGER programme_keeps_baseline AFTER INSERT OR UPDATE OF baseline ON programme
  FOR EACH ROW EXECUTE FUNCTION keep_baseline();

-- 上报批次. A cell lies in one live batch; what the city returned has left it.
CREATE TABLE report_batch (
  id uuid PRIMARY KEY,
  year int NOT NULL REFERENCES programme,
  state text NOT NULL CHECK (state IN ('assembled', 'fixed', 'sent')),
  due_on date,
  document_number text UNIQUE REFERENCES issued_document,
  dated date,
  sent_on date,
  assembled_by uuid NOT NULL REFERENCES app_user,
  assembled_at timestamptz NOT NULL, -- programme time
  CONSTRAINT report_batch_numbered CHECK ((state = 'assembled') = (document_number IS NULL)
    AND (document_number IS NULL) = (dated IS NULL) AND (state = 'sent') = (sent_on IS NOT NULL)),
  CONSTRAINT report_batch_sent_after CHECK (sent_on >= dated)
);
CREATE INDEX report_batch_of_year ON report_batch (year, assembled_at);
CREATE TRIGGER report_batch_forward BEFORE UPDATE ON report_batch
  FOR EACH ROW WHEN (NEW.year <> OLD.year OR OLD.state = 'sent' OR (OLD.state = 'fixed' AND NEW.state = 'assembled'))
  EXECUTE FUNCTION refuse_change();
CREATE TABLE report_batch_cell (
  report_id uuid NOT NULL REFERENCES report_batch,
  application_id uuid NOT NULL REFERENCES cell,
  left_on date,
  left_why text CHECK (left_why IN ('changed', 'returned')),
  PRIMARY KEY (report_id, application_id),
  CHECK ((left_on IS NULL) = (left_why IS NULL))
);
CREATE UNIQUE INDEX report_batch_cell_once ON report_batch_cell (application_id) WHERE left_on IS NULL;

ALTER TABLE cell
  ADD reported_in uuid REFERENCES report_batch,
  ADD city_result_on date;
UPDATE cell SET city_result_on = named_on WHERE city_result IS NOT NULL; -- the day was not kept
CREATE INDEX cell_of_report ON cell (reported_in) WHERE reported_in IS NOT NULL;

-- Every answer of the city, in the order in which it came.
CREATE TABLE city_result (
  application_id uuid NOT NULL REFERENCES cell,
  ordinal int NOT NULL CHECK (ordinal > 0),
  report_id uuid REFERENCES report_batch,
  result text NOT NULL CHECK (result IN ('recognised', 'returned', 'notRecognised')),
  reason text,
  command_id uuid,
  by_user text NOT NULL CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (application_id, ordinal)
);

-- Entries carry what they were decided under. Positions run without gaps in the order of commit.
ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only;
ALTER TABLE ledger_entry
  ALTER event_seq DROP NOT NULL,
  ALTER at DROP DEFAULT,
  ADD position bigint,
  ADD rules_version text REFERENCES rule_set,
  ADD baseline_version int,
  ADD by_user text CHECK (by_user = 'system' OR by_user ~ '^[0-9a-f-]{36}$'),
  ADD command_id uuid,
  ADD programme_year int,
  ADD year_seq int,                  -- of the year's event, where it was the year's act
  ADD recorded_at timestamptz NOT NULL DEFAULT now(),
  DROP CONSTRAINT ledger_entry_once,
  DROP CONSTRAINT ledger_entry_reason_check,
  ADD CONSTRAINT ledger_entry_reason_check CHECK (reason IN ('counted', 'carried', 'returned', 'uncounted', 'revoked')),
  ADD CONSTRAINT ledger_entry_sign CHECK (CASE reason WHEN 'counted' THEN delta = 1 WHEN 'uncounted' THEN delta = -1
    WHEN 'revoked' THEN delta = -1 ELSE true END);
UPDATE ledger_entry l SET position = o.position, rules_version = o.rules_version, baseline_version = 1, recorded_at = l.at,
    by_user = o.by_user, command_id = o.command_id, at = o.at, programme_year = o.programme_year
  FROM (SELECT e.application_id, e.ordinal, row_number() OVER (ORDER BY e.at, e.application_id, e.ordinal) AS position,
               a.rules_version, a.programme_year, v.by_user, v.command_id, v.at
          FROM ledger_entry e JOIN application a ON a.id = e.application_id
          JOIN application_event v ON v.application_id = e.application_id AND v.seq = e.event_seq) o
  WHERE o.application_id = l.application_id AND o.ordinal = l.ordinal;
ALTER TABLE ledger_entry
  ALTER position SET NOT NULL, ALTER rules_version SET NOT NULL, ALTER baseline_version SET NOT NULL,
  ALTER by_user SET NOT NULL, ALTER programme_year SET NOT NULL,
  ADD CONSTRAINT ledger_entry_position UNIQUE (position),
  ADD FOREIGN KEY (programme_year, baseline_version) REFERENCES baseline,
  ADD FOREIGN KEY (programme_year, year_seq) REFERENCES programme_event,
  ADD CONSTRAINT ledger_entry_cause CHECK (num_nonnulls(event_seq, year_seq) = 1);
ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_append_only;
CREATE INDEX ledger_entry_of_year ON ledger_entry (assessment_year, position);
CREATE INDEX ledger_entry_of_programme ON ledger_entry (programme_year, position);

CREATE FUNCTION refuse_entry(rule text, entry ledger_entry) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%: cell %, year %, % %', rule, entry.application_id, entry.assessment_year, entry.reason, entry.delta
    USING ERRCODE = 'check_violation', CONSTRAINT = rule;
END $$;

-- One entry after another, whoever writes it: the years' rows are held, and it follows from what the ledger says so far.
CREATE FUNCTION enter_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own int;
  floor_of_year int;
  here int;
  anywhere int;
  entries int;
  last ledger_entry;
BEGIN
  SELECT programme_year INTO own FROM cell WHERE application_id = NEW.application_id;
  NEW.programme_year := own;
  PERFORM FROM programme WHERE year IN (own, own + 1) ORDER BY year FOR NO KEY UPDATE;
  PERFORM pg_advisory_xact_lock(hashtextextended('wufei ledger', 0));
  NEW.position := 1 + coalesce((SELECT max(position) FROM ledger_entry), 0);
  SELECT baseline, baseline_version INTO floor_of_year, NEW.baseline_version FROM programme WHERE year = own;

  SELECT count(*), coalesce(sum(delta), 0), coalesce(sum(delta) FILTER (WHERE assessment_year = NEW.assessment_year), 0)
    INTO entries, anywhere, here FROM ledger_entry WHERE application_id = NEW.application_id;
  SELECT * INTO last FROM ledger_entry WHERE application_id = NEW.application_id ORDER BY ordinal DESC LIMIT 1;
  IF NEW.ordinal <> entries + 1 THEN PERFORM refuse_entry('ledger_in_turn', NEW); END IF;
  IF NEW.assessment_year NOT IN (own, own + 1) THEN PERFORM refuse_entry('ledger_reach', NEW); END IF;
  IF NEW.delta = 1 AND anywhere <> 0 THEN PERFORM refuse_entry('ledger_counted_once', NEW); END IF;
  IF NEW.delta = -1 AND here <> 1 THEN PERFORM refuse_entry('ledger_counted_here', NEW); END IF;
  IF NEW.reason IN ('carried', 'returned') THEN
    IF NEW.assessment_year <> own + ((NEW.reason = 'carried') = (NEW.delta = 1))::int THEN
      PERFORM refuse_entry('ledger_reach', NEW);
    END IF;
    IF NEW.delta = 1 AND (last.delta, last.reason, last.command_id, last.event_seq, last.year_seq)
         IS DISTINCT FROM (-1, NEW.reason, NEW.command_id, NEW.event_seq, NEW.year_seq) THEN
      PERFORM refuse_entry('ledger_half_a_move', NEW);
    END IF;
  ELSIF last.reason IN ('carried', 'returned') AND last.delta = -1 THEN
    PERFORM refuse_entry('ledger_half_a_move', NEW);
  END IF;
  IF NEW.reason = 'carried' AND NEW.delta = -1
     AND (SELECT sum(delta) FROM ledger_entry WHERE assessment_year = own) <= floor_of_year THEN
    PERFORM refuse_entry('ledger_baseline', NEW);
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_entry_in_turn BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION enter_ledger();

-- 守恒, weighed when a transaction ends: a cell that is due counts in exactly one year, the one in its row; no other counts.
CREATE FUNCTION conserve(of_cell uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  c cell;
  due boolean;
  years int[];
BEGIN
  SELECT * INTO c FROM cell WHERE application_id = of_cell;
  SELECT c.revoked_on IS NULL AND (p.counts_from = 'named' OR coalesce(c.city_result = 'recognised', false))
    INTO due FROM programme p WHERE p.year = c.programme_year;
  SELECT coalesce(array_agg(assessment_year), '{}') INTO years
    FROM (SELECT assessment_year FROM ledger_entry WHERE application_id = of_cell GROUP BY 1 HAVING sum(delta) <> 0) counted;
  IF years <> (CASE WHEN due THEN ARRAY[c.assessment_year] ELSE '{}' END)
     OR (NOT due AND c.revoked_on IS NULL AND c.assessment_year IS NOT NULL) THEN
    RAISE EXCEPTION 'ledger_conservation: cell % counts in %, its row says %', of_cell, years, c.assessment_year
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_conservation';
  END IF;
END $$;
CREATE FUNCTION conserve_cell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM conserve(NEW.application_id);
  RETURN NULL;
END $$;
CREATE FUNCTION conserve_programme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM conserve(application_id) FROM cell WHERE programme_year = NEW.year;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER cell_conserved AFTER INSERT OR UPDATE ON cell DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION conserve_cell();
CREATE CONSTRAINT TRIGGER ledger_entry_conserved AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION conserve_cell();
CREATE CONSTRAINT TRIGGER programme_conserved AFTER UPDATE OF counts_from ON programme DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.counts_from <> OLD.counts_from) EXECUTE FUNCTION conserve_programme();

-- 确认结转: what was proposed, what was decided, under which figure, why.
CREATE TABLE carry_over_decision (
  command_id uuid PRIMARY KEY,
  year int NOT NULL,
  seq int NOT NULL,
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  reason text NOT NULL,
  rules_version text NOT NULL REFERENCES rule_set,
  baseline_version int NOT NULL,
  cells text[] NOT NULL CHECK (cardinality(cells) > 0),
  not_proposed text[] NOT NULL,
  left_out text[] NOT NULL,
  by_user uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (year, seq) REFERENCES programme_event,
  FOREIGN KEY (year, baseline_version) REFERENCES baseline
);
CREATE INDEX carry_over_decision_of_year ON carry_over_decision (year, at);

-- 更正: listed when it is opened, settled once.
CREATE TABLE adjustment (
  id uuid PRIMARY KEY,
  year int NOT NULL REFERENCES programme,
  cause jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'confirmed', 'withdrawn')),
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  touched jsonb NOT NULL,            -- every figure, as listed when opened; as changed when confirmed
  command_id uuid NOT NULL,
  opened_by uuid NOT NULL REFERENCES app_user,
  opened_at timestamptz NOT NULL,    -- programme time
  settled_by uuid REFERENCES app_user,
  settled_at timestamptz,            -- programme time
  CHECK ((state = 'open') = (settled_at IS NULL) AND (settled_at IS NULL) = (settled_by IS NULL))
);
CREATE INDEX adjustment_of_year ON adjustment (year, opened_at);
CREATE TRIGGER adjustment_settled_once BEFORE UPDATE ON adjustment
  FOR EACH ROW WHEN (OLD.state <> 'open' OR NEW.cause <> OLD.cause) EXECUTE FUNCTION refuse_change();

-- 年度截止: the figures as of 24:00 of 31 December.
CREATE TABLE programme_cut (
  year int PRIMARY KEY REFERENCES programme,
  cut_at timestamptz NOT NULL,
  rules_version text NOT NULL REFERENCES rule_set,
  figures jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

-- What an application has to be told of the year's acts; written with them, told by the worker, once.
CREATE TABLE telling (
  id uuid PRIMARY KEY,               -- of its cause alone, and the id of the act where it is one
  place bigint GENERATED ALWAYS AS IDENTITY,
  programme_year int NOT NULL REFERENCES programme,
  command_id uuid NOT NULL,
  application_id uuid NOT NULL REFERENCES cell,
  kind text NOT NULL CHECK (kind IN ('reportToCity', 'recordCityResult', 'revoke', 'assessmentYearChanged',
    'cityResultCorrected')),
  data jsonb NOT NULL,
  by_user uuid NOT NULL REFERENCES app_user,
  told_at timestamptz,
  refused text                       -- the application has moved on; nothing is left to tell
);
CREATE INDEX telling_untold ON telling (place) WHERE told_at IS NULL;
CREATE INDEX telling_of_command ON telling (command_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['programme_event', 'baseline', 'city_result', 'carry_over_decision', 'programme_cut'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['report_batch', 'report_batch_cell', 'adjustment', 'telling'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_kept', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT ON programme_event, baseline, report_batch, report_batch_cell, city_result, carry_over_decision,
  adjustment, programme_cut, telling TO wufei_app;
GRANT UPDATE (baseline_version, baseline_dated, baseline_set_by, counts_from, counts_from_basis, status, seq, state, rules,
  next_clock_at) ON programme TO wufei_app;
GRANT UPDATE (reported_in, city_result_on) ON cell TO wufei_app;
GRANT UPDATE (state, due_on, document_number, dated, sent_on) ON report_batch TO wufei_app;
GRANT UPDATE (left_on, left_why) ON report_batch_cell TO wufei_app;
GRANT UPDATE (state, hash, touched, settled_by, settled_at) ON adjustment TO wufei_app;
GRANT UPDATE (told_at, refused) ON telling TO wufei_app;

-- The second wall: the year's papers are seen by the office and the auditor; the figures that held, by everyone.
GRANT SELECT ON programme_event, baseline, report_batch, report_batch_cell, city_result, carry_over_decision, adjustment,
  programme_cut, telling TO wufei_reader;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['programme_event', 'report_batch', 'report_batch_cell', 'city_result', 'carry_over_decision',
    'adjustment', 'telling', 'ledger_entry'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO wufei_app USING (true) WITH CHECK (true)', name || '_recorded', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO wufei_reader USING ((SELECT viewer_role()) IN (''office'', ''auditor''))',
      name || '_seen', name);
  END LOOP;
END $$;
CREATE POLICY command_of_year_seen ON command FOR SELECT TO wufei_reader
  USING (programme_year IS NOT NULL AND (SELECT viewer_role()) IN ('office', 'auditor'));
CREATE POLICY command_input_of_year_seen ON command_input FOR SELECT TO wufei_reader
  USING (programme_year IS NOT NULL AND (SELECT viewer_role()) IN ('office', 'auditor'));
