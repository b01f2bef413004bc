-- A second wall behind the conditions of the queries: what a read in the role wufei_reader gives is what the person
-- named by app.user may see (withActor sets both); without a person, no rows. The role wufei_app, which records for
-- everyone, is not narrowed. The owner of the tables only migrates.

CREATE FUNCTION viewer_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.user', true), '')::uuid;

GRANT USAGE ON SCHEMA public TO wufei_reader;
GRANT SELECT ON department, rule_set, programme, programme_clock, unit, application, application_event, command,
  command_input, inspector_assignment, decision, task, file, issued_document, cell, ledger_entry TO wufei_reader;
GRANT SELECT (id, login, name, role, department_id, active, demo) ON app_user TO wufei_reader;

ALTER TABLE application ENABLE ROW LEVEL SECURITY;
CREATE POLICY application_recorded ON application TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY application_seen ON application FOR SELECT TO wufei_reader USING (
  CASE (SELECT role FROM app_user WHERE id = viewer_id() AND active)
    WHEN 'applicant' THEN applicant_id = viewer_id()
    WHEN 'department' THEN stage <> 'draft' AND (
      leads @> ARRAY[(SELECT department_id FROM app_user WHERE id = viewer_id())]
      OR EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id()))
    WHEN 'inspector' THEN stage <> 'draft'
      AND EXISTS (SELECT FROM inspector_assignment i WHERE i.application_id = application.id AND i.user_id = viewer_id())
    WHEN 'office' THEN stage <> 'draft'
    WHEN 'auditor' THEN stage <> 'draft'
    ELSE false
  END);

-- What belongs to an application is seen by those who see the application.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['application_event', 'command', 'command_input', 'decision', 'task', 'file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY %I ON %I TO wufei_app USING (true) WITH CHECK (true)', name || '_recorded', name);
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO wufei_reader
      USING (EXISTS (SELECT FROM application a WHERE a.id = %I.application_id))', name || '_seen', name, name);
  END LOOP;
END $$;

ALTER TABLE unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY unit_recorded ON unit TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY unit_seen ON unit FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM application a WHERE a.unit_id = unit.id));
