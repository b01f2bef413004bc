-- 镇街沿革: a 镇街 is set up, renamed, merged or dissolved from a day on, with the document that says so, as departments are (0017). A 镇街
-- is its name: records of units and accounts keep the name that they were given, and town_on answers who has taken its place on a day.

CREATE TABLE town_change (
  number int PRIMARY KEY CHECK (number > 0),
  command_id uuid NOT NULL UNIQUE,
  body_hash text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('new', 'rename', 'merge', 'dissolve', 'takeBack')),
  effective_from date NOT NULL,
  document_title text CHECK (document_title <> ''),
  document_number text CHECK (document_number <> ''),
  takes_back int UNIQUE REFERENCES town_change,
  reason text CHECK (reason <> ''),
  passing jsonb NOT NULL, -- how much passes to the successor, as counted when the act was recorded
  changed_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT town_change_taken_back CHECK (CASE WHEN kind = 'takeBack'
    THEN takes_back < number AND reason IS NOT NULL AND document_title IS NULL
    ELSE takes_back IS NULL AND reason IS NULL AND document_title IS NOT NULL END)
);

CREATE TABLE town_begin (
  name text NOT NULL CHECK (name <> ''),
  change_number int NOT NULL REFERENCES town_change,
  begins_on date NOT NULL,
  PRIMARY KEY (name, change_number)
);

CREATE TABLE town_end (
  name text NOT NULL CHECK (name <> ''),
  change_number int NOT NULL REFERENCES town_change,
  ends_on date NOT NULL, -- the first day on which it is no more
  successor text CHECK (successor <> name),
  PRIMARY KEY (name, change_number)
);
CREATE INDEX town_end_of_successor ON town_end (successor);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['town_change', 'town_begin', 'town_end'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO wufei_app', name);
    EXECUTE format('GRANT SELECT ON %I TO wufei_reader', name);
  END LOOP;
END $$;

CREATE VIEW town_end_held WITH (security_invoker = true) AS
  SELECT e.name, e.change_number, e.ends_on, e.successor, t.effective_from AS until
    FROM town_end e LEFT JOIN town_change t ON t.takes_back = e.change_number;
GRANT SELECT ON town_end_held TO wufei_app, wufei_reader;

-- Which 镇街 has on a day the place of the one of this name: itself, or the last of its successors.
CREATE FUNCTION town_on(town text, day date) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  heir text;
BEGIN
  LOOP
    SELECT e.successor INTO heir FROM town_end_held e
     WHERE e.name = town AND e.ends_on <= day AND (e.until IS NULL OR day < e.until) AND e.successor IS NOT NULL;
    EXIT WHEN NOT FOUND;
    town := heir;
  END LOOP;
  RETURN town;
END $$;

-- What each name that a change has ended is called today. Asked as (SELECT towns_today()) it is computed once a query, not once a row.
CREATE FUNCTION towns_today() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT coalesce(jsonb_object_agg(e.name, town_on(e.name, programme_day())), '{}')
    FROM (SELECT DISTINCT name FROM town_end) e);

-- The names whose place this 镇街 has today, its own included.
CREATE FUNCTION towns_held(town text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  today date;
BEGIN
  IF NOT EXISTS (SELECT FROM town_end) THEN
    RETURN ARRAY[town];
  END IF;
  today := programme_day();
  RETURN ARRAY(
    WITH RECURSIVE held AS (
      SELECT town_on(town, today) AS name
      UNION
      SELECT e.name FROM held JOIN town_end_held e ON e.successor = held.name
         AND e.ends_on <= today AND (e.until IS NULL OR today < e.until))
    SELECT name FROM held ORDER BY name);
END $$;

-- The second wall: an account of a 镇街 sees the units of those whose place it has.
CREATE FUNCTION viewer_towns() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN towns_held((SELECT town FROM app_user WHERE id = viewer_id() AND active));
ALTER POLICY application_seen ON application USING (
  CASE (SELECT role FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'applicant' THEN applicant_id = viewer_id()
    WHEN 'department' THEN stage <> 'draft' AND (
      holds_any((SELECT viewer_departments()), leads, 'type:' || cell_type)
      OR EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id()))
    WHEN 'town' THEN stage <> 'draft' AND town_of(record_id) = ANY ((SELECT viewer_towns())::text[])
    WHEN 'inspector' THEN stage <> 'draft'
      AND EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id())
    WHEN 'office' THEN stage <> 'draft'
    WHEN 'auditor' THEN stage <> 'draft'
    ELSE false
  END);

-- What was decided keeps the name that the 镇街 of its unit had that day. Null: not decided, or decided before there were changes.
ALTER TABLE application ADD town_kept text;
CREATE FUNCTION keep_town() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM town_end) THEN
    SELECT town_on(street, coalesce(NEW.named_on, programme_day())) INTO NEW.town_kept FROM unit WHERE id = NEW.record_id;
  END IF;
  RETURN NEW;
END $$;
-- The name sorts behind application_finds_record, which fires first.
CREATE TRIGGER application_keeps_town_new BEFORE INSERT ON application
  FOR EACH ROW WHEN (NEW.named_on IS NOT NULL) EXECUTE FUNCTION keep_town();
CREATE TRIGGER application_keeps_town BEFORE UPDATE OF stage, named_on ON application
  FOR EACH ROW WHEN (NEW.stage <> 'draft'
    AND (NEW.named_on IS NOT NULL OR NEW.stage IN ('settled', 'refused', 'withdrawn', 'lapsed', 'revoked'))
    AND NOT (OLD.named_on IS NOT NULL OR OLD.stage IN ('settled', 'refused', 'withdrawn', 'lapsed', 'revoked')))
  EXECUTE FUNCTION keep_town();

-- A name whose setting up was taken back (撤回), or that is dissolved without a successor, is given to no unit and no account any more.
-- Whoever records one, and whoever changes 镇街, come one after the other: the former share the lock that the latter hold alone.
CREATE FUNCTION town_is_gone(town text) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN EXISTS (SELECT FROM town_end_held e WHERE e.name = town AND e.successor IS NULL AND e.until IS NULL)
    OR coalesce((SELECT EXISTS (SELECT FROM town_change t WHERE t.takes_back = b.change_number)
      FROM town_begin b WHERE b.name = town ORDER BY b.change_number DESC LIMIT 1), false)
      AND NOT coalesce((SELECT town = ANY (l.names) FROM town_list l ORDER BY l.version DESC LIMIT 1), true);

CREATE FUNCTION refuse_town_gone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given text;
BEGIN
  IF TG_TABLE_NAME = 'app_user' THEN
    given := NEW.town;
  ELSE
    given := NEW.street;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('town_list', 0));
  IF town_is_gone(given) THEN
    RAISE EXCEPTION 'town % is gone', given USING ERRCODE = 'check_violation', CONSTRAINT = 'town_gone';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER unit_town_stays BEFORE INSERT ON unit
  FOR EACH ROW EXECUTE FUNCTION refuse_town_gone();
CREATE TRIGGER unit_town_stays_changed BEFORE UPDATE OF street ON unit
  FOR EACH ROW WHEN (NEW.street IS DISTINCT FROM OLD.street) EXECUTE FUNCTION refuse_town_gone();
CREATE TRIGGER app_user_town_stays BEFORE INSERT ON app_user
  FOR EACH ROW WHEN (NEW.town IS NOT NULL AND NEW.active) EXECUTE FUNCTION refuse_town_gone();
CREATE TRIGGER app_user_town_stays_changed BEFORE UPDATE OF town, active ON app_user
  FOR EACH ROW WHEN (NEW.town IS NOT NULL AND NEW.active AND (NEW.town, NEW.active) IS DISTINCT FROM (OLD.town, OLD.active))
  EXECUTE FUNCTION refuse_town_gone();
