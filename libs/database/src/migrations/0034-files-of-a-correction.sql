-- 补正: what the unit added since its application came back is not handed in yet, and may be taken out again until it is.
CREATE OR REPLACE FUNCTION keep_submitted_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM application a WHERE a.id = OLD.application_id AND a.stage <> 'draft' AND NOT (
       a.stage = 'correction' AND a.applicant_id = OLD.uploaded_by AND OLD.uploaded_at > coalesce((
         SELECT max(e.recorded_at) FROM application_event e
          WHERE e.application_id = a.id AND e.type = 'returnedForCorrection'), 'infinity')))
     OR EXISTS (SELECT FROM programme WHERE year = OLD.circular_year) THEN
    RAISE EXCEPTION 'file % was submitted and stays', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
