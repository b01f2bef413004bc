-- A programme year that is being prepared, the first version that it becomes, and units let in after intake is over.

-- 新建年度: the parts of a programme file as they are so far. `revision` decides who writes; a published draft stays as it was.
CREATE TABLE year_draft (
  year int PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
  body jsonb NOT NULL,
  revision int NOT NULL DEFAULT 1 CHECK (revision > 0),
  origin text NOT NULL CHECK (origin IN ('lastYear', 'file')),
  based_on text REFERENCES rule_set, -- the version that it began as
  file_name text CHECK (file_name <> ''),
  made_by uuid NOT NULL REFERENCES app_user,
  made_at timestamptz NOT NULL,      -- programme time
  changed_by uuid NOT NULL REFERENCES app_user,
  changed_at timestamptz NOT NULL,   -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now(),
  published_as text REFERENCES rule_set,
  CONSTRAINT year_draft_begun CHECK ((origin = 'lastYear') = (based_on IS NOT NULL)
    AND (origin = 'file' OR file_name IS NULL))
);
CREATE TRIGGER year_draft_published_stays BEFORE UPDATE OR DELETE ON year_draft
  FOR EACH ROW WHEN (OLD.published_as IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- The first version of a year is published by the office like any other; it changes no version.
ALTER TABLE rule_set
  DROP CONSTRAINT rule_set_published,
  ADD CONSTRAINT rule_set_published CHECK (num_nonnulls(published_by, reason) IN (0, 2)
    AND num_nonnulls(based_on, change) IN (0, 2) AND (published_by IS NOT NULL OR based_on IS NULL));

-- 逾期申报: the office lets one account apply with one type until a day; the newest row counts.
CREATE TABLE late_intake (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  programme_year int NOT NULL REFERENCES programme,
  cell_type text NOT NULL CHECK (cell_type <> ''),
  applicant_id uuid NOT NULL REFERENCES app_user,
  until date NOT NULL,
  reason text NOT NULL CHECK (reason <> ''),
  allowed_by uuid NOT NULL REFERENCES app_user,
  at timestamptz NOT NULL,           -- programme time
  recorded_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX late_intake_of_applicant ON late_intake (programme_year, applicant_id, cell_type, id);
CREATE TRIGGER late_intake_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON late_intake
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT INSERT ON department, programme TO wufei_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON year_draft TO wufei_app;
GRANT SELECT, INSERT ON late_intake TO wufei_app;
