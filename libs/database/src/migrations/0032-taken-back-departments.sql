-- A department whose setting up was taken back (撤回) is given no account and no work any more. Whoever gives it some, and whoever takes it
-- back, come one after the other: the former share the lock that an act on departments holds alone.
CREATE FUNCTION department_is_taken_back(department text) RETURNS boolean LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN coalesce((SELECT EXISTS (SELECT FROM department_change t WHERE t.takes_back = c.number)
    FROM department_name n JOIN department_change c ON c.number = n.change_number AND c.kind <> 'rename'
   WHERE n.department_id = department ORDER BY c.number DESC LIMIT 1), false);

CREATE FUNCTION refuse_taken_back_department() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  taken_back text;
BEGIN
  IF TG_TABLE_NAME = 'app_user' THEN
    IF NEW.department_id IS NULL OR NOT NEW.active THEN
      RETURN NEW;
    END IF;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('wufei departments', 0));
  IF TG_TABLE_NAME = 'app_user' THEN
    SELECT NEW.department_id INTO taken_back WHERE department_is_taken_back(NEW.department_id);
  ELSE
    SELECT min(d.id) INTO taken_back FROM department d
     WHERE CASE WHEN department_is_taken_back(d.id)
       THEN jsonb_path_exists(NEW.body, '$.** ? (@ == $id)', jsonb_build_object('id', d.id)) ELSE false END;
  END IF;
  IF taken_back IS NOT NULL THEN
    RAISE EXCEPTION 'department % is taken back', taken_back USING ERRCODE = 'check_violation', CONSTRAINT = 'department_taken_back';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER app_user_department_stays BEFORE INSERT ON app_user
  FOR EACH ROW EXECUTE FUNCTION refuse_taken_back_department();
CREATE TRIGGER app_user_department_stays_changed BEFORE UPDATE OF department_id, active ON app_user
  FOR EACH ROW WHEN (NEW.active AND (NEW.department_id, NEW.active) IS DISTINCT FROM (OLD.department_id, OLD.active))
  EXECUTE FUNCTION refuse_taken_back_department();
CREATE TRIGGER rule_set_departments_stay BEFORE INSERT ON rule_set
  FOR EACH ROW EXECUTE FUNCTION refuse_taken_back_department();
