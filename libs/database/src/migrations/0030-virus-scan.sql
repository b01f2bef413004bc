-- 查毒: what the virus scanner says of each file. The row of a file stays as it was recorded; its verdict stands beside it.
CREATE TABLE file_scan (
  file_id uuid PRIMARY KEY REFERENCES file ON DELETE CASCADE,
  state text NOT NULL DEFAULT 'unscanned' CHECK (state IN ('unscanned', 'clean', 'infected', 'unscannable')),
  finding text CHECK (finding <> ''),        -- the scanner's name of what it found
  attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz NOT NULL DEFAULT now(), -- while a process scans the file: when another one may
  fault text,                                -- why the last attempt gave no verdict
  decided_at timestamptz,
  set_aside_at timestamptz,                  -- when the bytes of an infected file left their place
  CHECK ((state = 'infected') = (finding IS NOT NULL)),
  CHECK ((state = 'unscanned') = (decided_at IS NULL)),
  CHECK (set_aside_at IS NULL OR state = 'infected')
);
CREATE INDEX file_scan_waiting ON file_scan (attempts, next_attempt_at DESC) WHERE state = 'unscanned';
CREATE INDEX file_scan_stopped ON file_scan (decided_at) WHERE state IN ('infected', 'unscannable');

-- Every file has its row, whoever adds it and whether a scanner is configured or not.
CREATE FUNCTION file_waits_for_scan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO file_scan (file_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER file_waits_for_scan AFTER INSERT ON file FOR EACH ROW EXECUTE FUNCTION file_waits_for_scan();
INSERT INTO file_scan (file_id) SELECT id FROM file;

-- A verdict does not become another one; at most the file is scanned anew.
CREATE TRIGGER file_scan_decided BEFORE UPDATE ON file_scan FOR EACH ROW
  WHEN (OLD.state <> 'unscanned' AND NEW.state NOT IN (OLD.state, 'unscanned')) EXECUTE FUNCTION refuse_change();

-- 查毒服务: one row; since when the scanner has not answered, as the processes see it. In real time.
CREATE TABLE virus_scanner (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  silent_since timestamptz
);
INSERT INTO virus_scanner DEFAULT VALUES;

GRANT SELECT, INSERT ON file_scan TO wufei_app;
GRANT UPDATE (state, finding, attempts, next_attempt_at, fault, decided_at, set_aside_at) ON file_scan TO wufei_app;
GRANT SELECT, UPDATE (silent_since) ON virus_scanner TO wufei_app;

-- The verdict is seen by those who see the file.
GRANT SELECT ON file_scan TO wufei_reader;
ALTER TABLE file_scan ENABLE ROW LEVEL SECURITY;
CREATE POLICY file_scan_recorded ON file_scan TO wufei_app USING (true) WITH CHECK (true);
CREATE POLICY file_scan_seen ON file_scan FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM file f WHERE f.id = file_scan.file_id));
