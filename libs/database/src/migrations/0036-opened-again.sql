-- 登记纸质补正, 按新日历恢复: a case that ended by itself goes on.

-- The codes of the event and the commands, added to whatever the checks allow so far.
DO $$
DECLARE
  added record;
  known text;
BEGIN
  FOR added IN SELECT * FROM (VALUES ('command', 'registerCorrection'), ('command', 'reopen'),
      ('application_event', 'reopened')) v(tbl, code) LOOP
    SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
     WHERE conrelid = added.tbl::regclass AND conname = added.tbl || '_type_check';
    CONTINUE WHEN position(quote_literal(added.code) IN known) > 0;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', added.tbl,
      added.tbl || '_type_check', added.tbl || '_type_check',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal(added.code) || '::text, '));
  END LOOP;
END $$;

-- What has ended by the last day of a period: another calendar may show that the day was not the last one.
CREATE INDEX application_ran_out ON application (programme_year, id)
  WHERE stage = 'lapsed' OR stage = 'refused' AND state ? 'endedTask';

-- A case goes back from an end only where the last day of a period had ended it.
DROP TRIGGER application_forward ON application;
CREATE TRIGGER application_forward BEFORE UPDATE OF seq, stage ON application
  FOR EACH ROW WHEN (NEW.seq < OLD.seq
    OR (OLD.stage IN ('withdrawn', 'revoked') AND NEW.stage <> OLD.stage)
    OR (OLD.stage = 'lapsed' AND NEW.stage NOT IN ('lapsed', 'formalCheck', 'departmentReview', 'correction'))
    OR (OLD.stage = 'refused' AND NEW.stage <> 'refused' AND NOT (NEW.stage = 'rectification' AND OLD.state ? 'endedTask'))
    OR (OLD.stage = 'settled' AND NEW.stage NOT IN ('settled', 'revoked', 'municipalReport', 'supplement')))
  EXECUTE FUNCTION refuse_change();
