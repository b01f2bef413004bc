-- 退回 by the city goes to the unit, which supplements its materials; 认定 and 不认定 end the case.

-- The codes of the stage, its period, act and event, added to whatever the checks allow so far.
DO $$
DECLARE
  added record;
  known text;
BEGIN
  FOR added IN SELECT * FROM (VALUES
    ('application', 'stage', 'supplement'), ('task', 'clock', 'supplement'),
    ('command', 'type', 'submitSupplement'), ('application_event', 'type', 'supplementSubmitted')) v(tbl, col, code) LOOP
    SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
     WHERE conrelid = added.tbl::regclass AND conname = added.tbl || '_' || added.col || '_check';
    CONTINUE WHEN position(quote_literal(added.code) IN known) > 0;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', added.tbl,
      added.tbl || '_' || added.col || '_check', added.tbl || '_' || added.col || '_check',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal(added.code) || '::text, '));
  END LOOP;
END $$;

-- 迟到的退回: a settled application goes back to the unit, or under older rules to the report.
DROP TRIGGER application_forward ON application;
CREATE TRIGGER application_forward BEFORE UPDATE OF seq, stage ON application
  FOR EACH ROW WHEN (NEW.seq < OLD.seq
    OR (OLD.stage IN ('refused', 'withdrawn', 'lapsed', 'revoked') AND NEW.stage <> OLD.stage)
    OR (OLD.stage = 'settled' AND NEW.stage NOT IN ('settled', 'revoked', 'municipalReport', 'supplement')))
  EXECUTE FUNCTION refuse_change();

-- The city's answer and its reason are seen by whoever sees the case.
CREATE POLICY city_result_of_case_seen ON city_result FOR SELECT TO wufei_reader
  USING (EXISTS (SELECT FROM application a WHERE a.id = city_result.application_id));

-- Cells whose final answer is known and whose case still stands in 上报市级 are told to end, by whoever recorded the answer.
INSERT INTO telling (id, programme_year, command_id, application_id, kind, data, by_user)
SELECT md5('settles ' || c.application_id)::uuid, c.programme_year, coalesce(r.command_id, md5('settles ' || c.application_id)::uuid),
       c.application_id, 'cityResultCorrected',
       jsonb_strip_nulls(jsonb_build_object('result', c.city_result, 'settles', true, 'countsIn', c.assessment_year)),
       r.by_user::uuid
  FROM cell c
  JOIN application a ON a.id = c.application_id AND a.stage = 'municipalReport'
  JOIN LATERAL (SELECT command_id, by_user FROM city_result o WHERE o.application_id = c.application_id AND o.by_user <> 'system'
                 ORDER BY o.ordinal DESC LIMIT 1) r ON true
 WHERE c.city_result IN ('recognised', 'notRecognised') AND c.revoked_on IS NULL
ON CONFLICT (id) DO NOTHING;
