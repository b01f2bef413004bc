-- 镇街 with accounts: one reads the cases of its own units, and may recommend them where the office allows it.

ALTER TABLE app_user
  ADD town text CHECK (town <> ''),
  DROP CONSTRAINT app_user_role_check,
  ADD CONSTRAINT app_user_role_check
    CHECK (role IN ('applicant', 'department', 'town', 'inspector', 'office', 'auditor', 'admin')),
  ADD CONSTRAINT app_user_of_town CHECK ((role = 'town') = (town IS NOT NULL));
GRANT SELECT (town) ON app_user TO wufei_reader;
GRANT UPDATE (town) ON app_user TO wufei_app;

ALTER TABLE town_list ADD may_recommend boolean NOT NULL DEFAULT false;
CREATE INDEX unit_of_town ON unit (street);

-- 推荐意见: what a 镇街 says of a case of one of its units. It decides nothing; each stays as it was written.
CREATE TABLE town_recommendation (
  command_id uuid PRIMARY KEY,
  body_hash text NOT NULL,
  application_id uuid NOT NULL REFERENCES application,
  town text NOT NULL,
  text text NOT NULL CHECK (text <> ''),
  by_user uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX town_recommendation_of_application ON town_recommendation (application_id, at);
CREATE TRIGGER town_recommendation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON town_recommendation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT ON town_recommendation TO wufei_app;
GRANT SELECT ON town_recommendation TO wufei_reader;

-- The policy of a unit asks for its applications; that of an application must not ask back under the same policy.
CREATE FUNCTION town_of(record uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  RETURN (SELECT street FROM unit WHERE id = record);
REVOKE EXECUTE ON FUNCTION town_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION town_of(uuid) TO wufei_app, wufei_reader;

ALTER POLICY application_seen ON application USING (
  CASE (SELECT role FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'applicant' THEN applicant_id = viewer_id()
    WHEN 'department' THEN stage <> 'draft' AND (
      leads && (SELECT viewer_departments())
      OR EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id()))
    WHEN 'town' THEN stage <> 'draft'
      AND town_of(record_id) = (SELECT town FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'inspector' THEN stage <> 'draft'
      AND EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id())
    WHEN 'office' THEN stage <> 'draft'
    WHEN 'auditor' THEN stage <> 'draft'
    ELSE false
  END);

-- A unit does not read what its 镇街 says of it.
ALTER TABLE town_recommendation ENABLE ROW LEVEL SECURITY;
CREATE POLICY town_recommendation_recorded ON town_recommendation TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY town_recommendation_seen ON town_recommendation FOR SELECT TO wufei_reader USING (
  (SELECT role FROM app_user WHERE id = viewer_id() AND active) <> 'applicant'
  AND EXISTS (SELECT FROM application a WHERE a.id = town_recommendation.application_id));

-- 撤回: a change of departments that was entered wrongly counts from its own day up to that of the act which takes it back. Both
-- on one day: it never counted.
ALTER TABLE department_change
  ADD takes_back int UNIQUE REFERENCES department_change,
  ADD reason text CHECK (reason <> ''),
  ALTER document_title DROP NOT NULL,
  DROP CONSTRAINT department_change_kind_check,
  ADD CONSTRAINT department_change_kind_check
    CHECK (kind IN ('new', 'rename', 'merge', 'split', 'dissolve', 'takeBack')),
  ADD CONSTRAINT department_change_taken_back CHECK (CASE WHEN kind = 'takeBack'
    THEN takes_back < number AND reason IS NOT NULL AND document_title IS NULL
    ELSE takes_back IS NULL AND reason IS NULL AND document_title IS NOT NULL END);
-- A department whose end was taken back may end again; the number of the act decides between two who act at once.
ALTER TABLE department_end DROP CONSTRAINT department_end_pkey, ADD PRIMARY KEY (department_id, change_number);
-- A department that never began may be set up anew under its code.
GRANT UPDATE (name, full_name, begins_on) ON department TO wufei_app;

CREATE VIEW department_end_held WITH (security_invoker = true) AS
  SELECT e.department_id, e.change_number, e.ends_on, e.successor_id, t.effective_from AS until
    FROM department_end e LEFT JOIN department_change t ON t.takes_back = e.change_number;
GRANT SELECT ON department_end_held TO wufei_app, wufei_reader;

CREATE OR REPLACE FUNCTION body_on(department text, day date) RETURNS text LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
DECLARE
  heir text;
BEGIN
  LOOP
    SELECT e.successor_id INTO heir FROM department_end_held e
     WHERE e.department_id = department AND e.ends_on <= day AND (e.until IS NULL OR day < e.until)
       AND e.successor_id IS NOT NULL;
    EXIT WHEN NOT FOUND;
    department := heir;
  END LOOP;
  RETURN department;
END $$;

CREATE OR REPLACE FUNCTION seats_of(department text) RETURNS text[] LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE AS $$
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
      SELECT e.department_id FROM held JOIN department_end_held e ON e.successor_id = held.id
         AND e.ends_on <= today AND (e.until IS NULL OR today < e.until))
    SELECT id FROM held ORDER BY id);
END $$;
