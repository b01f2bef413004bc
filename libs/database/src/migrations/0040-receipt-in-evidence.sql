-- 收到日期 in the evidence: the record of an answer of the city states the day of its receipt, also where it is that of its entry. What was
-- hashed before stays as it was hashed.
ALTER TABLE city_result ADD receipt_linked boolean NOT NULL DEFAULT false;
ALTER TABLE city_result ALTER receipt_linked SET DEFAULT true;

DO $$
DECLARE
  known text := pg_get_functiondef('evidence_of'::regproc);
  complete text := replace(known, '''reason'', digest_of(alg, r.reason))',
    '''reason'', digest_of(alg, r.reason)) || CASE WHEN r.receipt_linked THEN jsonb_build_object(''receivedOn'',
       coalesce(r.received_on, (r.at AT TIME ZONE ''Asia/Shanghai'')::date)) ELSE ''{}'' END');
BEGIN
  IF complete = known THEN RAISE EXCEPTION 'evidence_of does not say what it said'; END IF;
  EXECUTE complete;
END $$;
