-- 原件: a picture that was turned into a jpg before it came in keeps the file it was made from, in the same place.
ALTER TABLE file
  ADD original_of uuid REFERENCES file (id),
  ADD CONSTRAINT file_one_original UNIQUE (original_of),
  ADD CONSTRAINT file_original_plain CHECK (original_of IS NULL OR num_nonnulls(replaces, upload_id) = 0);

-- Evidence: the record of an original names the file that was made from it. Other records stay as they were hashed.
DO $$
DECLARE
  known text := pg_get_functiondef('evidence_of'::regproc);
  complete text := replace(known, '''sha256'', f.sha256)',
    '''sha256'', f.sha256) || jsonb_strip_nulls(jsonb_build_object(''originalOf'', f.original_of))');
BEGIN
  IF complete = known THEN RAISE EXCEPTION 'evidence_of does not say what it said'; END IF;
  EXECUTE complete;
END $$;
