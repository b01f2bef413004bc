-- A mail may come from the virus scan: to whoever uploaded a file that turned out infected, and to the office when the scanner has long
-- been silent. Its source is the file, or one silence; once for each and recipient.
ALTER TABLE virus_scanner ADD silence uuid;
UPDATE virus_scanner SET silence = gen_random_uuid() WHERE silent_since IS NOT NULL;
ALTER TABLE virus_scanner ADD CHECK ((silence IS NULL) = (silent_since IS NULL));
GRANT UPDATE (silence) ON virus_scanner TO wufei_app;

ALTER TABLE outbox
  ADD scan uuid,
  DROP CONSTRAINT outbox_one_source,
  ADD CONSTRAINT outbox_one_source CHECK (
    num_nonnulls(application_id, obligation_id, programme_year, cell_id, digest_user, department_change, rule_proposal, scan) = 1
    AND (event_seq IS NULL) = (num_nonnulls(digest_user, department_change, rule_proposal, scan) = 1)
    AND (digest_user IS NULL) = (digest_on IS NULL)
    AND (payload IS NULL) = (num_nonnulls(programme_year, digest_user, department_change, rule_proposal, scan) = 0));
CREATE UNIQUE INDEX outbox_of_scan ON outbox (scan, recipient, kind) WHERE scan IS NOT NULL;
