-- 通知扫描件: the scanned copy of the circular lies with its year, from the draft on.
ALTER TABLE file
  ADD circular_year int CHECK (circular_year BETWEEN 2000 AND 2100),
  DROP CONSTRAINT file_with_one,
  ADD CONSTRAINT file_with_one CHECK (num_nonnulls(application_id, obligation_id, circular_year) = 1),
  DROP CONSTRAINT file_one_place,
  ADD CONSTRAINT file_one_place CHECK (num_nonnulls(item_id, field, obligation_id, circular_year) <= 1);
CREATE INDEX file_of_circular ON file (circular_year) WHERE circular_year IS NOT NULL;

-- What was submitted stays, and so does the scan of a year that is published.
CREATE OR REPLACE FUNCTION keep_submitted_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM application WHERE id = OLD.application_id AND stage <> 'draft')
     OR EXISTS (SELECT FROM programme WHERE year = OLD.circular_year) THEN
    RAISE EXCEPTION 'file % was submitted and stays', OLD.id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;

GRANT SELECT (year) ON programme TO wufei_reader;
-- The circular of a published year is for everybody; that of a draft for those who see the draft.
CREATE POLICY file_of_circular_seen ON file FOR SELECT TO wufei_reader USING (circular_year IS NOT NULL
  AND ((SELECT viewer_role()) IN ('office', 'auditor')
    OR EXISTS (SELECT FROM programme y WHERE y.year = file.circular_year)));
