-- An application that is unfinished at the end of its year counts in the year in which it is completed, however late. Only
-- what is carried over goes to the next year and no further; what is brought back comes from wherever it counts.
ALTER TABLE cell DROP CONSTRAINT cell_check, ADD CONSTRAINT cell_counts_from_its_year CHECK (assessment_year >= programme_year);

DO $$
DECLARE
  known text := pg_get_functiondef('enter_ledger'::regproc);
  changed text := replace(replace(replace(known,
    'WHERE year IN (own, own + 1) ORDER BY year FOR NO KEY UPDATE',
    'WHERE year IN (own, own + 1, NEW.assessment_year) ORDER BY year FOR NO KEY UPDATE'),
    'IF NEW.assessment_year NOT IN (own, own + 1) THEN',
    'IF NEW.assessment_year < own THEN'),
    'IF NEW.assessment_year <> own + ((NEW.reason = ''carried'') = (NEW.delta = 1))::int THEN',
    'IF NEW.reason = ''returned'' AND NEW.delta = -1 AND NEW.assessment_year <= own
       OR NOT (NEW.reason = ''returned'' AND NEW.delta = -1)
          AND NEW.assessment_year <> own + (NEW.reason = ''carried'' AND NEW.delta = 1)::int THEN');
BEGIN
  IF length(changed) - length(known) < 20 OR position('assessment_year NOT IN' IN changed) > 0
     OR position('(NEW.reason = ''carried'') =' IN changed) > 0 THEN
    RAISE EXCEPTION 'enter_ledger does not read as it did';
  END IF;
  EXECUTE changed;
END $$;
