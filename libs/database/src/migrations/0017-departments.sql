-- 部门沿革: departments are set up, renamed, merged, split and dissolved, each from a day on, with the document that says so.
-- Rows of the record keep the id of the department of their day; body_on answers who holds that id on another day.

ALTER TABLE department ADD begins_on date; -- null: it is older than the record

-- One act of the office. The next one has the next number: two people who act at once cannot both win.
CREATE TABLE department_change (
  number int PRIMARY KEY CHECK (number > 0),
  command_id uuid NOT NULL UNIQUE,
  body_hash text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('new', 'rename', 'merge', 'split', 'dissolve')),
  effective_from date NOT NULL,
  document_title text NOT NULL CHECK (document_title <> ''),
  document_number text CHECK (document_number <> ''),
  passing jsonb NOT NULL, -- how much passes to the successor, as counted when the act was recorded
  changed_by uuid NOT NULL REFERENCES app_user,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE department_name (
  department_id text NOT NULL REFERENCES department,
  change_number int NOT NULL REFERENCES department_change,
  valid_from date NOT NULL,
  name text NOT NULL CHECK (name <> ''),
  full_name text NOT NULL CHECK (full_name <> ''),
  PRIMARY KEY (department_id, change_number)
);

-- A department ends once: the key decides between two acts.
CREATE TABLE department_end (
  department_id text PRIMARY KEY REFERENCES department,
  change_number int NOT NULL REFERENCES department_change,
  ends_on date NOT NULL, -- the first day on which it is no more
  successor_id text REFERENCES department CHECK (successor_id <> department_id)
);
CREATE INDEX department_end_of_successor ON department_end (successor_id);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['department_change', 'department_name', 'department_end'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO wufei_app', name);
    EXECUTE format('GRANT SELECT ON %I TO wufei_reader', name);
  END LOOP;
END $$;

-- Today in programme time.
CREATE FUNCTION programme_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN ((clock_timestamp() + coalesce((SELECT offset_ms FROM programme_clock), 0) * interval '1 ms')
    AT TIME ZONE 'Asia/Shanghai')::date;

-- Which department does on a day what is the affair of this one: itself, or the last of its successors.
CREATE FUNCTION body_on(department text, day date) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  heir text;
BEGIN
  LOOP
    SELECT e.successor_id INTO heir FROM department_end e
     WHERE e.department_id = department AND e.ends_on <= day AND e.successor_id IS NOT NULL;
    EXIT WHEN NOT FOUND;
    department := heir;
  END LOOP;
  RETURN department;
END $$;

-- The departments whose affairs are today in the same hands as those of this one, itself included.
CREATE FUNCTION seats_of(department text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  today date;
BEGIN
  IF NOT EXISTS (SELECT FROM department_end) THEN
    RETURN ARRAY[department];
  END IF;
  today := programme_day();
  RETURN ARRAY(
    WITH RECURSIVE held AS (
      SELECT body_on(department, today) AS id
      UNION
      SELECT e.department_id FROM held JOIN department_end e ON e.successor_id = held.id AND e.ends_on <= today)
    SELECT id FROM held ORDER BY id);
END $$;

-- The second wall: whoever belongs to a department sees what is in its hands today.
CREATE FUNCTION viewer_departments() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN seats_of((SELECT department_id FROM app_user WHERE id = viewer_id() AND active));

ALTER POLICY application_seen ON application USING (
  CASE (SELECT role FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'applicant' THEN applicant_id = viewer_id()
    WHEN 'department' THEN stage <> 'draft' AND (
      leads && (SELECT viewer_departments())
      OR EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id()))
    WHEN 'inspector' THEN stage <> 'draft'
      AND EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id())
    WHEN 'office' THEN stage <> 'draft'
    WHEN 'auditor' THEN stage <> 'draft'
    ELSE false
  END);
ALTER POLICY obligation_part_seen ON obligation_part USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR department = ANY ((SELECT viewer_departments())::text[]));
ALTER POLICY contribution_seen ON contribution USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR department = ANY ((SELECT viewer_departments())::text[]));
ALTER POLICY obligation_seen ON obligation USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR EXISTS (SELECT FROM obligation_part p
              WHERE p.obligation_id = obligation.id AND p.department = ANY ((SELECT viewer_departments())::text[])));
ALTER POLICY command_input_of_duty_seen ON command_input USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR actor_id IN
    (SELECT u.id FROM app_user u WHERE u.department_id = ANY ((SELECT viewer_departments())::text[]))));
ALTER POLICY file_of_duty_seen ON file USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR uploaded_by IN
    (SELECT u.id FROM app_user u WHERE u.department_id = ANY ((SELECT viewer_departments())::text[]))));
DROP FUNCTION viewer_department();

-- A person speaks in a round for one department, and with the same voice for those whose work it has taken over.
DROP INDEX decision_one_seat_each;
CREATE FUNCTION one_voice_each() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := programme_day();
BEGIN
  IF EXISTS (SELECT FROM decision d
              WHERE d.application_id = NEW.application_id AND d.round = NEW.round AND d.user_id = NEW.user_id
                AND d.type = 'opinionGiven'
                AND body_on(substr(d.seat, 12), today) <> body_on(substr(NEW.seat, 12), today)) THEN
    RAISE EXCEPTION 'one voice each' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_one_seat_each';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER decision_one_voice BEFORE INSERT ON decision
  FOR EACH ROW WHEN (NEW.type = 'opinionGiven') EXECUTE FUNCTION one_voice_each();
