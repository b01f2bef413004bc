-- 更正收到日期 of an objection: its command and its event, added to whatever the checks allow so far.
DO $$
DECLARE
  added record;
  known text;
BEGIN
  FOR added IN SELECT * FROM (VALUES ('command', 'correctReceipt'), ('application_event', 'receiptCorrected')) v(tbl, code) LOOP
    SELECT pg_get_constraintdef(oid) INTO STRICT known FROM pg_constraint
     WHERE conrelid = added.tbl::regclass AND conname = added.tbl || '_type_check';
    CONTINUE WHEN position(quote_literal(added.code) IN known) > 0;
    EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %I %s', added.tbl,
      added.tbl || '_type_check', added.tbl || '_type_check',
      replace(known, 'ARRAY[', 'ARRAY[' || quote_literal(added.code) || '::text, '));
  END LOOP;
END $$;
