-- The vendor's line of the rules beside the office's: what releases ship for a year, and what the office answered.

-- 厂家提议: a rule set as a release shipped it, under the vendor's own version. It is never in force by itself, and it may
-- be of a year that the office has not opened.
CREATE TABLE rule_proposal (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- the order in which the releases brought them
  programme_year int NOT NULL,
  version text NOT NULL CHECK (version ~ '^\d{4}\.\d{1,4}$'),
  content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'), -- SHA-256 of the content without the version
  body jsonb NOT NULL,
  seen_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (programme_year, content_hash)
);
CREATE TRIGGER rule_proposal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_proposal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What became of a proposal: `same` the office's version began with it or had its content already, `took` it was taken
-- into the office's next version (whole, or the listed entries), `left` it was left, with a reason.
CREATE TABLE rule_proposal_answer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  proposal_id uuid NOT NULL REFERENCES rule_proposal,
  kind text NOT NULL CHECK (kind IN ('same', 'took', 'left')),
  version text NOT NULL REFERENCES rule_set, -- the office's: that has the content, that was made, or that stayed
  entries jsonb CHECK (jsonb_typeof(entries) = 'array'), -- paths of the entries taken; null = whole
  answered_by uuid REFERENCES app_user,
  reason text CHECK (reason <> ''),
  answered_at timestamptz NOT NULL DEFAULT now(),
  CHECK (num_nonnulls(answered_by, reason) = CASE kind WHEN 'same' THEN 0 ELSE 2 END),
  CHECK (entries IS NULL OR kind = 'took')
);
CREATE INDEX rule_proposal_answer_of_proposal ON rule_proposal_answer (proposal_id, id);
CREATE INDEX rule_proposal_answer_of_version ON rule_proposal_answer (version);
CREATE TRIGGER rule_proposal_answer_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_proposal_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT ON rule_proposal, rule_proposal_answer TO wufei_app;
GRANT INSERT ON rule_proposal_answer TO wufei_app;
