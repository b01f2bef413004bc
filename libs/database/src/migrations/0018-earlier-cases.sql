-- 补录: cells that were named, and cases that were begun on paper, before the system knew of them.

-- One sheet that was imported as a whole; its id is the command, and the answer is given again to whoever repeats it.
CREATE TABLE earlier_import (
  id uuid PRIMARY KEY,
  file_name text NOT NULL,
  file_hash text NOT NULL,           -- SHA-256 of the sheet as it was uploaded
  answer jsonb NOT NULL,
  by_user uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX earlier_import_newest ON earlier_import (at DESC, id);
CREATE TRIGGER earlier_import_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON earlier_import
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE application ADD imported_in uuid CONSTRAINT application_of_earlier REFERENCES earlier_import DEFERRABLE INITIALLY DEFERRED; -- null: applied for in the system
CREATE INDEX application_of_import ON application (imported_in) WHERE imported_in IS NOT NULL;
CREATE TRIGGER application_import_fixed BEFORE UPDATE OF imported_in ON application
  FOR EACH ROW WHEN (OLD.imported_in IS DISTINCT FROM NEW.imported_in) EXECUTE FUNCTION refuse_change();

-- Stands for the account of a unit that has none; nobody logs in with it.
ALTER TABLE app_user ADD CONSTRAINT app_user_stand_in CHECK (login <> 'no-account' OR NOT active);

-- The codes of the event and of its command, added to whatever the checks allow so far.
DO $$
DECLARE
  added record;
  known text;
BEGIN
  FOR added IN SELECT * FROM (VALUES ('command', 'recordEarlier'), ('application_event', 'recorded')) v(tbl, code) LOOP
    SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
     WHERE conrelid = added.tbl::regclass AND conname = added.tbl || '_type_check';
    CONTINUE WHEN position(quote_literal(added.code) IN known) > 0;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', added.tbl,
      added.tbl || '_type_check', added.tbl || '_type_check',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal(added.code) || '::text, '));
  END LOOP;
END $$;

GRANT SELECT, INSERT ON earlier_import TO wufei_app;
