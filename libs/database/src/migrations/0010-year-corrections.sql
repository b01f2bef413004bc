-- A report is given up before it is fixed; the office is written to about a year; a baseline keeps both of its moments.

-- 作废: its cells are free again, the batch stays to be read.
ALTER TABLE report_batch
  DROP CONSTRAINT report_batch_state_check,
  ADD CONSTRAINT report_batch_state_check CHECK (state IN ('assembled', 'fixed', 'sent', 'discarded')),
  DROP CONSTRAINT report_batch_numbered,
  ADD CONSTRAINT report_batch_numbered CHECK ((state IN ('assembled', 'discarded')) = (document_number IS NULL)
    AND (document_number IS NULL) = (dated IS NULL) AND (state = 'sent') = (sent_on IS NOT NULL));
DROP TRIGGER report_batch_forward ON report_batch;
CREATE TRIGGER report_batch_forward BEFORE UPDATE ON report_batch
  FOR EACH ROW WHEN (NEW.year <> OLD.year OR OLD.state IN ('sent', 'discarded')
    OR (OLD.state = 'fixed' AND NEW.state IN ('assembled', 'discarded')))
  EXECUTE FUNCTION refuse_change();
ALTER TABLE report_batch_cell DROP CONSTRAINT report_batch_cell_left_why_check,
  ADD CONSTRAINT report_batch_cell_left_why_check CHECK (left_why IN ('changed', 'returned', 'discarded'));

ALTER TABLE programme_event DROP CONSTRAINT programme_event_type_check, ADD CONSTRAINT programme_event_type_check
  CHECK (type IN ('yearOpened', 'baselineSet', 'countsFromSet', 'reportAssembled', 'reportDiscarded', 'reportFixed',
    'reportSent', 'cityResultsRecorded', 'carryOverConfirmed', 'adjustmentOpened', 'adjustmentConfirmed',
    'adjustmentWithdrawn', 'carriedCellReturned', 'showcaseSet', 'yearCut', 'yearClosed'));
ALTER TABLE command DROP CONSTRAINT command_type_check, ADD CONSTRAINT command_type_check
  CHECK (type IN ('submit', 'accept', 'returnForCorrection', 'resubmit',
    'refuseAcceptance', 'giveOpinion', 'conciliate', 'scheduleInspection', 'fileInspection', 'reportRectified',
    'officeDecide', 'openNotice', 'raiseObjection', 'settleObjection', 'name', 'reportToCity', 'recordCityResult',
    'attribute', 'withdraw', 'extend', 'suspend', 'resume', 'transfer', 'urge', 'revoke',
    'create', 'setDueDate', 'contribute', 'close', 'reopen',
    'openYear', 'setBaseline', 'setCountsFrom', 'assembleReport', 'discardReport', 'fixReport', 'sendReport',
    'recordCityResults', 'confirmCarryOver', 'openAdjustment', 'confirmAdjustment', 'withdrawAdjustment',
    'returnCarriedCell', 'setShowcase', 'closeYear'));

-- 迟到的退回: a settled application may be returned by the city after all, and is reported again.
DROP TRIGGER application_forward ON application;
CREATE TRIGGER application_forward BEFORE UPDATE OF seq, stage ON application
  FOR EACH ROW WHEN (NEW.seq < OLD.seq
    OR (OLD.stage IN ('refused', 'withdrawn', 'lapsed', 'revoked') AND NEW.stage <> OLD.stage)
    OR (OLD.stage = 'settled' AND NEW.stage NOT IN ('settled', 'revoked', 'municipalReport')))
  EXECUTE FUNCTION refuse_change();

-- A mail may come from a year's event too; it keeps the figures that it tells of.
ALTER TABLE outbox
  ADD programme_year int,
  ADD FOREIGN KEY (programme_year, event_seq) REFERENCES programme_event,
  DROP CONSTRAINT outbox_one_source,
  ADD CONSTRAINT outbox_one_source CHECK (num_nonnulls(application_id, obligation_id, programme_year, digest_user) = 1
    AND (event_seq IS NULL) = (digest_user IS NOT NULL) AND (digest_user IS NULL) = (digest_on IS NULL)
    AND (payload IS NULL) = (num_nonnulls(programme_year, digest_user) = 0));
CREATE UNIQUE INDEX outbox_of_year ON outbox (programme_year, event_seq, recipient, kind) WHERE programme_year IS NOT NULL;

-- 结转基数: set at a programme time, recorded at a real one. The record's hash covers both.
ALTER TABLE programme ADD baseline_set_at timestamptz; -- programme time; null = the clock's, when it was written
ALTER TABLE baseline ADD recorded_at timestamptz;
ALTER TABLE baseline DISABLE TRIGGER baseline_append_only;
UPDATE baseline SET recorded_at = set_at; -- programme time was not kept
ALTER TABLE baseline ENABLE TRIGGER baseline_append_only;
ALTER TABLE baseline ALTER recorded_at SET NOT NULL, ALTER recorded_at SET DEFAULT now(), ALTER set_at DROP DEFAULT;
CREATE OR REPLACE FUNCTION next_baseline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.baseline_version := OLD.baseline_version + 1;
  IF NEW.baseline_set_at IS NOT DISTINCT FROM OLD.baseline_set_at THEN NEW.baseline_set_at := NULL; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION keep_baseline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO baseline (year, version, value, source, dated, set_by, set_at)
  VALUES (NEW.year, NEW.baseline_version, NEW.baseline, NEW.baseline_source, coalesce(NEW.baseline_dated, NEW.opened_on),
    NEW.baseline_set_by, coalesce(NEW.baseline_set_at,
      now() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms'));
  RETURN NULL;
END $$;
DO $$
DECLARE
  known text := pg_get_functiondef('evidence_of'::regproc);
  complete text := replace(known, 'SELECT b.set_at, b.set_at,', 'SELECT b.set_at, b.recorded_at,');
BEGIN
  IF complete = known THEN RAISE EXCEPTION 'evidence_of does not say what it said'; END IF;
  EXECUTE complete;
END $$;

GRANT UPDATE (baseline_set_at) ON programme TO wufei_app;
