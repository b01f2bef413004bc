-- 分设: what of a department that was split passes to which successor. Whatever is not named passes to the successor of its end.
-- A subject is a type (type:A), an item of the obligations (item:T05), or a person (account:<id>).
CREATE TABLE department_share (
  department_id text NOT NULL,
  change_number int NOT NULL,
  subject text NOT NULL CHECK (subject ~ '^(type|item|account):[^/]+$'),
  successor_id text NOT NULL REFERENCES department CHECK (successor_id <> department_id),
  PRIMARY KEY (department_id, change_number, subject),
  FOREIGN KEY (department_id, change_number) REFERENCES department_end
);
CREATE TRIGGER department_share_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON department_share
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON department_share TO wufei_app;
GRANT SELECT ON department_share TO wufei_reader;

-- Which department does on a day what is the affair of this one in a subject.
CREATE FUNCTION body_on(department text, day date, subject text) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  heir text;
BEGIN
  LOOP
    SELECT coalesce(s.successor_id, e.successor_id) INTO heir
      FROM department_end_held e
      LEFT JOIN department_share s ON s.department_id = e.department_id AND s.change_number = e.change_number AND s.subject = body_on.subject
     WHERE e.department_id = department AND e.ends_on <= day AND (e.until IS NULL OR day < e.until)
       AND e.successor_id IS NOT NULL;
    EXIT WHEN NOT FOUND;
    department := heir;
  END LOOP;
  RETURN department;
END $$;

-- What is today in the hands of the body that holds a department, itself included: X is all of X, less each -X/type:A;
-- X/type:A is of X the type A alone. holds() reads it.
CREATE OR REPLACE FUNCTION seats_of(department text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  today date;
  holder text;
BEGIN
  IF NOT EXISTS (SELECT FROM department_end) THEN
    RETURN ARRAY[department];
  END IF;
  today := programme_day();
  holder := body_on(department, today);
  RETURN ARRAY(
    WITH RECURSIVE ended AS (
      SELECT e.department_id, e.change_number, e.successor_id FROM department_end_held e
       WHERE e.ends_on <= today AND (e.until IS NULL OR today < e.until) AND e.successor_id IS NOT NULL
    ), share AS (
      SELECT s.department_id, s.subject, s.successor_id FROM department_share s JOIN ended USING (department_id, change_number)
       WHERE s.subject NOT LIKE 'account:%'
    ), way AS (
      SELECT e.department_id AS origin, about.subject, e.department_id AS at
        FROM ended e CROSS JOIN (SELECT '' AS subject UNION SELECT subject FROM share) about
      UNION
      SELECT w.origin, w.subject, coalesce(s.successor_id, e.successor_id)
        FROM way w JOIN ended e ON e.department_id = w.at
        LEFT JOIN share s ON s.department_id = w.at AND s.subject = w.subject
    ), hand AS (
      SELECT w.origin, w.subject, w.at AS body FROM way w WHERE w.at NOT IN (SELECT e.department_id FROM ended e)
    ), whole AS (SELECT origin, body FROM hand WHERE subject = '')
    SELECT seat FROM (
      SELECT holder AS seat
      UNION SELECT origin FROM whole WHERE body = holder
      UNION SELECT CASE WHEN hand.body = holder THEN '' ELSE '-' END || origin || '/' || hand.subject
        FROM hand JOIN whole USING (origin) WHERE hand.subject <> '' AND (hand.body = holder) <> (whole.body = holder)) seats
     ORDER BY seat);
END $$;

CREATE FUNCTION holds(seats text[], department text, subject text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN department || '/' || subject = ANY (seats)
    OR department = ANY (seats) AND '-' || department || '/' || subject <> ALL (seats);

CREATE FUNCTION holds_any(seats text[], departments text[], subject text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN EXISTS (SELECT FROM unnest(departments) d (id) WHERE holds(seats, d.id, subject));

-- Whether anything that a department is asked for in an obligation may be in these hands.
CREATE FUNCTION holds_some(seats text[], department text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN department = ANY (seats)
    OR EXISTS (SELECT FROM unnest(seats) s (seat) WHERE starts_with(s.seat, department || '/item:'));

-- The body to which a person belongs today.
CREATE FUNCTION person_body(department text, person uuid) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM department_end) THEN
    RETURN department;
  END IF;
  RETURN body_on(department, programme_day(), 'account:' || person);
END $$;

-- The people with an open account in whose hands a department is today, in any of these subjects; without one, whatever is not named.
CREATE FUNCTION people_of(department text, subjects text[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  today date;
  bodies text[];
BEGIN
  IF NOT EXISTS (SELECT FROM department_end) THEN
    RETURN QUERY SELECT p.id FROM app_user p WHERE p.department_id = department AND p.role = 'department' AND p.active;
    RETURN;
  END IF;
  today := programme_day();
  bodies := CASE WHEN subjects = '{}' THEN ARRAY[body_on(department, today)]
    ELSE ARRAY(SELECT DISTINCT body_on(department, today, s.subject) FROM unnest(subjects) s (subject)) END;
  RETURN QUERY SELECT p.id FROM app_user p
    WHERE p.role = 'department' AND p.active AND person_body(p.department_id, p.id) = ANY (bodies);
END $$;

-- The second wall, by subject.
CREATE FUNCTION viewer_body() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT person_body(department_id, id) FROM app_user WHERE id = viewer_id() AND active);
CREATE OR REPLACE FUNCTION viewer_departments() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE RETURN seats_of(viewer_body());

ALTER POLICY application_seen ON application USING (
  CASE (SELECT role FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'applicant' THEN applicant_id = viewer_id()
    WHEN 'department' THEN stage <> 'draft' AND (
      holds_any((SELECT viewer_departments()), leads, 'type:' || cell_type)
      OR EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id()))
    WHEN 'town' THEN stage <> 'draft'
      AND town_of(record_id) = (SELECT town FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'inspector' THEN stage <> 'draft'
      AND EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id())
    WHEN 'office' THEN stage <> 'draft'
    WHEN 'auditor' THEN stage <> 'draft'
    ELSE false
  END);
ALTER POLICY obligation_part_seen ON obligation_part USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR holds_some((SELECT viewer_departments()), department));
ALTER POLICY contribution_seen ON contribution USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR holds((SELECT viewer_departments()), department, 'item:' || item));
ALTER POLICY obligation_seen ON obligation USING ((SELECT viewer_role()) IN ('office', 'auditor')
  OR EXISTS (SELECT FROM obligation_part p
              WHERE p.obligation_id = obligation.id AND holds_some((SELECT viewer_departments()), p.department)));
-- What somebody of a department wrote, his colleagues and the successors in any part of its obligations may read.
ALTER POLICY command_input_of_duty_seen ON command_input USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR actor_id IN
    (SELECT u.id FROM app_user u WHERE holds_some((SELECT viewer_departments()), u.department_id)
        OR person_body(u.department_id, u.id) = (SELECT viewer_body()))));
ALTER POLICY file_of_duty_seen ON file USING (obligation_id IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor') OR uploaded_by IN
    (SELECT u.id FROM app_user u WHERE holds_some((SELECT viewer_departments()), u.department_id)
        OR person_body(u.department_id, u.id) = (SELECT viewer_body()))));

CREATE OR REPLACE FUNCTION one_voice_each() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  today date := programme_day();
  about text := (SELECT 'type:' || cell_type FROM application WHERE id = NEW.application_id);
BEGIN
  IF EXISTS (SELECT FROM decision d
              WHERE d.application_id = NEW.application_id AND d.round = NEW.round AND d.user_id = NEW.user_id
                AND d.type = 'opinionGiven'
                AND body_on(substr(d.seat, 12), today, about) <> body_on(substr(NEW.seat, 12), today, about)) THEN
    RAISE EXCEPTION 'one voice each' USING ERRCODE = 'check_violation', CONSTRAINT = 'decision_one_seat_each';
  END IF;
  RETURN NEW;
END $$;
