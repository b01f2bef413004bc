-- A mail may come from a change of departments, to the people of the bodies concerned, or from rules that a release proposes, to the
-- office: once for each and recipient.
ALTER TABLE outbox
  ADD department_change int REFERENCES department_change,
  ADD rule_proposal uuid REFERENCES rule_proposal,
  DROP CONSTRAINT outbox_one_source,
  ADD CONSTRAINT outbox_one_source CHECK (
    num_nonnulls(application_id, obligation_id, programme_year, cell_id, digest_user, department_change, rule_proposal) = 1
    AND (event_seq IS NULL) = (num_nonnulls(digest_user, department_change, rule_proposal) = 1)
    AND (digest_user IS NULL) = (digest_on IS NULL)
    AND (payload IS NULL) = (num_nonnulls(programme_year, digest_user, department_change, rule_proposal) = 0));
CREATE UNIQUE INDEX outbox_of_change ON outbox (department_change, recipient, kind) WHERE department_change IS NOT NULL;
CREATE UNIQUE INDEX outbox_of_proposal ON outbox (rule_proposal, recipient, kind) WHERE rule_proposal IS NOT NULL;
