-- 按新日历恢复: a period of appeal (申诉期) that ended too early goes on.

-- The code of the event, added to whatever the check allows so far; the command is `reopen`, as elsewhere.
DO $$
DECLARE
  known text;
BEGIN
  SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
   WHERE conrelid = 'cell_event'::regclass AND conname = 'cell_event_type_check';
  IF position(quote_literal('reopened') IN known) = 0 THEN
    EXECUTE format('ALTER TABLE cell_event DROP CONSTRAINT cell_event_type_check, ADD CONSTRAINT cell_event_type_check %s',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal('reopened') || '::text, '));
  END IF;
END $$;

-- What has ended without an appeal: another calendar may show that the day was not the last one.
CREATE INDEX cell_life_unappealed ON cell_life ((state #>> '{revocation,on}') DESC, number)
  WHERE stage IN ('delisting', 'ended') AND state #>> '{revocation,appealedOn}' IS NULL;

-- A cell goes back from its end only to its appeal, and only where nobody had appealed.
DROP TRIGGER cell_life_forward ON cell_life;
CREATE TRIGGER cell_life_forward BEFORE UPDATE OF seq, stage ON cell_life
  FOR EACH ROW WHEN (NEW.seq < OLD.seq
    OR (OLD.stage = 'ended' AND NEW.seq <> OLD.seq
        AND NOT (NEW.stage = 'appeal' AND OLD.state #>> '{revocation,appealedOn}' IS NULL)))
  EXECUTE FUNCTION refuse_change();
