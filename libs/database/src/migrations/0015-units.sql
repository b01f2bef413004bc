-- 单位库: one record per unit, however its name is typed. Its values can be corrected; what was decided keeps its own.

-- Signs without meaning go; signs that are typed for one another become one. `foldName` (libs/domain) is the same.
CREATE FUNCTION fold_signs(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN translate(
  regexp_replace(name, '[\u0001-\u0020\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]', '', 'g'),
  U&'ABCDEFGHIJKLMNOPQRSTUVWXYZ[{\3010\3014\3016\3018\27e8\3008]}\3011\3015\3017\3019\27e9\3009\00b7\2022\2219\22c5\30fb\2027\2024\2010\2011\2012\2013\2014\2015\2212\0027"\2018\2019\201a\201b\201c\201d\201e\201f\300c\300d\300e\300f\301d\301e\301f',
  'abcdefghijklmnopqrstuvwxyz(((((((()))))))).......-------');
CREATE FUNCTION fold_name(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN normalize(fold_signs(normalize(fold_signs(name), NFKC)), NFKC);

DROP INDEX unit_without_code, unit_name_grams;
ALTER TABLE unit
  DROP COLUMN name_grams,
  ADD name_key text NOT NULL GENERATED ALWAYS AS (fold_name(name)) STORED,
  ADD former_keys text NOT NULL DEFAULT '',  -- folded names that it had before, each after a line break
  ADD code_confirmed boolean NOT NULL DEFAULT false, -- its check character is wrong, and the unit says it is right
  ADD merged_into uuid REFERENCES unit CHECK (merged_into <> id); -- always a record that was not merged itself
ALTER TABLE unit
  ADD name_grams text[] NOT NULL GENERATED ALWAYS AS (name_grams(fold_name(name) || former_keys)) STORED;
CREATE INDEX unit_name_grams ON unit USING gin (name_grams);
CREATE INDEX unit_by_name ON unit (name_key, id);
CREATE INDEX unit_merged ON unit (merged_into);

ALTER TABLE application
  ADD record_id uuid REFERENCES unit,  -- the unit's record; unit_id, or the record into which that was merged
  ADD site text,                       -- 校区、厂区: where the type allows several sites of one unit
  ADD site_key text NOT NULL GENERATED ALWAYS AS (coalesce(fold_name(site), '')) STORED,
  ADD unit_kept jsonb,                 -- what the unit was called when it was decided; null while the record is right
  ADD distinct_confirmed boolean NOT NULL DEFAULT false; -- the unit of the same name is another one, says the applicant

-- A merge and a submission wait for each other at the unit's row.
CREATE FUNCTION find_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(merged_into, id) INTO NEW.record_id FROM unit WHERE id = NEW.unit_id FOR SHARE;
  IF NOT FOUND THEN NEW.record_id := NULL; END IF;
  RETURN NEW;
END $$;
UPDATE application SET record_id = unit_id WHERE unit_id IS NOT NULL;
CREATE TRIGGER application_finds_record BEFORE INSERT OR UPDATE OF unit_id ON application
  FOR EACH ROW EXECUTE FUNCTION find_record();
ALTER TABLE application ADD CONSTRAINT application_has_record CHECK ((unit_id IS NULL) = (record_id IS NULL));

-- What the office, or a unit in 补正, corrected: both values. A contact belongs to one application.
CREATE TABLE unit_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id uuid NOT NULL REFERENCES unit,
  application_id uuid REFERENCES application,
  type text NOT NULL CHECK (type IN ('corrected', 'contactCorrected', 'merged', 'mergeUndone')),
  data jsonb NOT NULL,
  reason text NOT NULL,
  command_id uuid NOT NULL,
  body_hash text NOT NULL,
  by_user uuid REFERENCES app_user,  -- null: the migration
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((type = 'contactCorrected') <= (application_id IS NOT NULL)),
  CONSTRAINT unit_event_once UNIQUE (command_id, unit_id, type)
);
CREATE INDEX unit_event_of_unit ON unit_event (unit_id, id);
CREATE INDEX unit_event_of_application ON unit_event (application_id, id);
CREATE TRIGGER unit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON unit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- 合并: the record by which it can be undone.
CREATE TABLE unit_merge (
  id uuid PRIMARY KEY,               -- the command
  kept uuid NOT NULL REFERENCES unit,
  gone uuid NOT NULL REFERENCES unit,
  units uuid[] NOT NULL,             -- gone, and what had been merged into it
  applications uuid[] NOT NULL,
  undone_at timestamptz,             -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CHECK (kept <> gone)
);
CREATE UNIQUE INDEX unit_merge_in_force ON unit_merge (gone) WHERE undone_at IS NULL;
CREATE INDEX unit_merge_of_kept ON unit_merge (kept);
CREATE INDEX unit_merge_of_gone ON unit_merge (gone);
CREATE TRIGGER unit_merge_kept BEFORE DELETE OR TRUNCATE ON unit_merge FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER unit_merge_undone BEFORE UPDATE ON unit_merge
  FOR EACH ROW WHEN (OLD.undone_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- 镇街: each row is the whole list, the last one is in force.
CREATE TABLE town_list (
  version int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  names text[] NOT NULL,
  changed_by uuid REFERENCES app_user, -- null: as it came with the release
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE TRIGGER town_list_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON town_list
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Units of one name and without a code are one, whoever applied; with a code, when only one of that name has one. Records
-- that both have an application of one type in a year, or a cell of one type, stay apart: the office looks at them.
DO $$
DECLARE
  one record;
  command uuid;
BEGIN
  FOR one IN
    SELECT u.*, first_value(u.id) OVER (PARTITION BY u.name_key ORDER BY u.credit_code IS NULL, u.since, u.id) AS keeper,
           count(u.credit_code) OVER (PARTITION BY u.name_key) AS codes
      FROM (SELECT u.*, min(a.created_at) AS since FROM unit u JOIN application a ON a.record_id = u.id GROUP BY u.id) u
     ORDER BY u.since, u.id
  LOOP
    CONTINUE WHEN one.keeper = one.id OR one.credit_code IS NOT NULL OR one.codes > 1;
    CONTINUE WHEN EXISTS (
      SELECT FROM application a JOIN application b USING (cell_type)
        LEFT JOIN cell ac ON ac.application_id = a.id AND ac.revoked_on IS NULL
        LEFT JOIN cell bc ON bc.application_id = b.id AND bc.revoked_on IS NULL
       WHERE a.record_id = one.keeper AND b.record_id = one.id
         AND (ac.application_id IS NOT NULL AND bc.application_id IS NOT NULL
           OR a.programme_year = b.programme_year
             AND a.stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked')
             AND b.stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked')));
    command := gen_random_uuid();
    INSERT INTO unit_merge (id, kept, gone, units, applications)
    VALUES (command, one.keeper, one.id, ARRAY[one.id],
      ARRAY(SELECT id FROM application WHERE record_id = one.id ORDER BY number));
    INSERT INTO unit_event (unit_id, type, data, reason, command_id, body_hash, at)
    VALUES (one.keeper, 'merged', jsonb_build_object('gone', one.id, 'name', one.name), '升级时按名称归并', command, '-',
      now() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms');
    UPDATE unit SET merged_into = one.keeper WHERE id = one.id;
    UPDATE application SET record_id = one.keeper,
           unit_kept = CASE WHEN stage <> 'draft' AND (named_on IS NOT NULL OR NOT is_open) THEN
             jsonb_build_object('name', one.name, 'creditCode', NULL, 'noCodeReason', one.no_code_reason,
               'address', one.address, 'street', one.street, 'codeConfirmed', false) END
     WHERE record_id = one.id;
  END LOOP;
END $$;

-- One unit (and site), one open application per type and year.
DROP INDEX application_one_open;
CREATE UNIQUE INDEX application_one_open ON application (record_id, site_key, cell_type, programme_year)
  WHERE stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked');
CREATE INDEX application_of_record ON application (record_id);

-- At its submission: a named unit is not named once more; one of the same name is either another one, or waits for the
-- office. Submissions of one name and type wait for each other.
CREATE FUNCTION check_double() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own unit%ROWTYPE;
  of_site text := coalesce(fold_name(NEW.site), ''); -- a generated column is not there yet
BEGIN
  SELECT * INTO own FROM unit WHERE id = NEW.record_id;
  PERFORM pg_advisory_xact_lock(hashtextextended(concat_ws(E'\n', 'unit', own.name_key, NEW.cell_type, of_site), 0));
  IF EXISTS (SELECT FROM application a JOIN cell c ON c.application_id = a.id AND c.revoked_on IS NULL
              WHERE a.record_id = NEW.record_id AND a.site_key = of_site AND a.cell_type = NEW.cell_type
                AND a.programme_year <> NEW.programme_year) THEN
    RAISE EXCEPTION 'this unit is named already' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_named_before';
  END IF;
  IF NOT NEW.distinct_confirmed AND EXISTS (
    SELECT FROM unit u JOIN application a ON a.record_id = u.id
     WHERE u.name_key = own.name_key AND u.id <> own.id AND u.merged_into IS NULL
       AND (u.credit_code IS NULL OR own.credit_code IS NULL)
       AND a.site_key = of_site AND a.cell_type = NEW.cell_type
       AND (a.programme_year = NEW.programme_year
         AND a.stage NOT IN ('draft', 'refused', 'withdrawn', 'lapsed', 'revoked')
         OR EXISTS (SELECT FROM cell c WHERE c.application_id = a.id AND c.revoked_on IS NULL))) THEN
    RAISE EXCEPTION 'a unit of this name has applied' USING ERRCODE = 'check_violation', CONSTRAINT = 'application_likely_double';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_checks_double BEFORE UPDATE OF stage ON application
  FOR EACH ROW WHEN (OLD.stage = 'draft' AND NEW.stage <> 'draft') EXECUTE FUNCTION check_double();

DROP POLICY unit_seen ON unit;
CREATE POLICY unit_seen ON unit FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM application a WHERE a.record_id = unit.id));

GRANT SELECT, INSERT ON unit_event, unit_merge, town_list TO wufei_app;
GRANT UPDATE (undone_at) ON unit_merge TO wufei_app;
