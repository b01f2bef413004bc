-- Corrections by the office: whose account a case is, under which document a cell was named; files of a check after naming.

-- 更换单位账号: the account moves with a step of the case, and with nothing else.
DROP TRIGGER application_frozen ON application;
CREATE TRIGGER application_frozen
  BEFORE UPDATE OF number, programme_year, cell_type, unit_id, form, self_score ON application
  FOR EACH ROW WHEN (OLD.stage <> 'draft') EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_account_fixed BEFORE UPDATE OF applicant_id ON application
  FOR EACH ROW WHEN (OLD.applicant_id <> NEW.applicant_id AND NEW.seq <= OLD.seq) EXECUTE FUNCTION refuse_change();

-- 更正命名文件: what was issued stays. Another date of a number stands beside it, and the last one holds.
CREATE TABLE issued_document_correction (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text NOT NULL REFERENCES issued_document,
  dated date NOT NULL,
  command_id uuid NOT NULL,
  by_user text NOT NULL CHECK (by_user ~ '^[0-9a-f-]{36}$'),
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX issued_document_correction_of ON issued_document_correction (number, id);
CREATE TRIGGER issued_document_correction_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON issued_document_correction
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION document_dated(of_number text) RETURNS date LANGUAGE sql STABLE RETURN coalesce(
  (SELECT dated FROM issued_document_correction WHERE number = of_number ORDER BY id DESC LIMIT 1),
  (SELECT dated FROM issued_document WHERE number = of_number));
GRANT SELECT, INSERT ON issued_document_correction TO wufei_app;
GRANT SELECT ON issued_document_correction TO wufei_reader;
GRANT UPDATE (document_number, named_on) ON cell TO wufei_app;

-- Files of a check sheet: kept with the application of the cell, under the number of the check.
ALTER TABLE file
  ADD cell_check int CHECK (cell_check > 0),
  ADD CONSTRAINT file_of_check CHECK (cell_check IS NULL OR application_id IS NOT NULL AND num_nonnulls(item_id, field) = 0);

-- The codes of the events and commands, added to whatever the checks allow so far.
DO $$
DECLARE
  added record;
  known text;
BEGIN
  FOR added IN SELECT * FROM (VALUES ('command', 'handOver'), ('command', 'correctNaming'),
      ('application_event', 'handedOver'), ('application_event', 'namingCorrected'),
      ('cell_event', 'recheckPeriodChanged'), ('cell_event', 'namingCorrected')) v(tbl, code) LOOP
    SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
     WHERE conrelid = added.tbl::regclass AND conname = added.tbl || '_type_check';
    CONTINUE WHEN position(quote_literal(added.code) IN known) > 0;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', added.tbl,
      added.tbl || '_type_check', added.tbl || '_type_check',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal(added.code) || '::text, '));
  END LOOP;
END $$;

-- What a named cell does not know of yet: another 动态复核周期, another day of its naming.
ALTER TABLE cell_life ADD recheck_years int GENERATED ALWAYS AS ((rules ->> 'recheckYears')::int) STORED;
CREATE INDEX cell_life_by_period ON cell_life (programme_year, recheck_years) WHERE is_open;
CREATE INDEX application_naming_corrected ON application (id) WHERE state -> 'naming' -> 'issued' IS NOT NULL;

-- What the city has returned, for the digests of the departments.
CREATE INDEX city_result_returned ON city_result (at) WHERE result = 'returned';
