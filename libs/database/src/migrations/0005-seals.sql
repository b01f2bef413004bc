-- Tamper evidence. What is recorded of a case, a duty, a programme year is a chain: each link's hash covers its record and
-- the hash before it. Roots over the ends of all chains are kept by day. Nobody writes links but the tables' own triggers.

-- A hash names its algorithm.
CREATE FUNCTION digest_of(algorithm text, content text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN (
  algorithm || ':' || encode(CASE algorithm
    WHEN 'sha256' THEN sha256(convert_to(content, 'UTF8'))
    WHEN 'sha384' THEN sha384(convert_to(content, 'UTF8'))
    WHEN 'sha512' THEN sha512(convert_to(content, 'UTF8')) END, 'hex')
);

-- New links are hashed with this one; a chain goes on under another when a migration replaces it.
CREATE FUNCTION sealing_algorithm() RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 'sha256';

CREATE FUNCTION in_ms(moment timestamptz) RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE
  RETURN floor(extract(epoch FROM moment) * 1000)::bigint;

CREATE TABLE chain_head (
  chain text COLLATE "C" PRIMARY KEY, -- application number, key of a duty, programme-2024
  programme_year int NOT NULL,
  subject uuid,                      -- of the application or the duty; null: the programme
  length int NOT NULL CHECK (length > 0),
  hash text NOT NULL
);
CREATE INDEX chain_head_of_year ON chain_head (programme_year, chain);
CREATE UNIQUE INDEX chain_head_of_subject ON chain_head (subject);
CREATE TABLE chain_link (
  chain text COLLATE "C" NOT NULL REFERENCES chain_head,
  position int NOT NULL CHECK (position > 0),
  kind text NOT NULL,
  source text NOT NULL,              -- which row it is about
  alg text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (chain, position)
);

-- 决定所依据的材料: over the hashes of the files that lay with the case.
ALTER TABLE decision ADD files_hash text;
CREATE FUNCTION files_hash(of_application uuid) RETURNS text LANGUAGE sql STABLE RETURN (
  SELECT digest_of(sealing_algorithm(), coalesce(string_agg(sha256, E'\n' ORDER BY sha256 COLLATE "C"), ''))
    FROM file WHERE application_id = of_application
);
CREATE FUNCTION keep_files_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.files_hash := files_hash(NEW.application_id);
  RETURN NEW;
END $$;
CREATE TRIGGER decision_keeps_files_hash BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION keep_files_hash();

-- What is hashed and exported of one record: ids, enums, dates, hashes; no person's name. What a person wrote with an act
-- is proved by its hash, and not shown. As it stands now: a row that was changed is another record than the one that was
-- hashed; of a row that is gone nothing is answered.
CREATE FUNCTION evidence_of(alg text, of_subject uuid, of_year int, of_kind text, of_source text,
  OUT at timestamptz, OUT recorded_at timestamptz, OUT body text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  CASE of_kind
    WHEN 'case' THEN
      SELECT e.at, e.recorded_at, jsonb_build_object('number', a.number, 'cellType', a.cell_type,
               'programmeYear', a.programme_year, 'form', digest_of(alg, a.form::text))
        INTO at, recorded_at, body
        FROM application a JOIN application_event e ON e.application_id = a.id AND e.seq = 1 WHERE a.id = of_subject;
    WHEN 'event' THEN
      SELECT e.at, e.recorded_at, e.data || jsonb_strip_nulls(jsonb_build_object('seq', e.seq, 'type', e.type,
               'by', e.by_user, 'commandId', e.command_id, 'input', digest_of(alg, i.body::text)))
        INTO at, recorded_at, body
        FROM application_event e LEFT JOIN command_input i ON i.command_id = e.command_id
       WHERE e.application_id = of_subject AND e.seq = of_source::int;
    WHEN 'decision' THEN
      SELECT e.at, e.recorded_at, jsonb_build_object('seq', d.event_seq, 'type', d.type, 'round', d.round, 'seat', d.seat,
               'by', d.user_id, 'files', d.files_hash)
        INTO at, recorded_at, body
        FROM decision d JOIN application_event e ON (e.application_id, e.seq) = (d.application_id, d.event_seq)
       WHERE d.application_id = of_subject AND d.event_seq = of_source::int;
    WHEN 'file' THEN
      SELECT f.uploaded_at, f.uploaded_at, jsonb_build_object('id', f.id, 'size', f.size, 'mediaType', f.media_type,
               'sha256', f.sha256)
        INTO at, recorded_at, body FROM file f WHERE f.id = of_source::uuid;
    WHEN 'ledgerEntry' THEN
      SELECT l.at, l.recorded_at, jsonb_build_object('order', l.position, 'cell', a.number, 'ordinal', l.ordinal,
               'year', l.assessment_year, 'delta', l.delta, 'reason', l.reason, 'rulesVersion', l.rules_version,
               'baselineVersion', l.baseline_version, 'by', l.by_user, 'at', in_ms(l.at),
               'commandId', coalesce(l.command_id::text, ''))
        INTO at, recorded_at, body
        FROM ledger_entry l JOIN application a ON a.id = l.application_id
       WHERE l.application_id = of_subject AND l.ordinal = of_source::int;
    WHEN 'cityResult' THEN
      SELECT r.at, r.recorded_at, jsonb_build_object('ordinal', r.ordinal, 'result', r.result, 'reportId', r.report_id,
               'by', r.by_user, 'reason', digest_of(alg, r.reason))
        INTO at, recorded_at, body FROM city_result r WHERE r.application_id = of_subject AND r.ordinal = of_source::int;
    WHEN 'duty' THEN
      SELECT e.at, e.recorded_at, jsonb_build_object('key', o.key, 'kind', o.kind, 'programmeYear', o.programme_year,
               'about', o.about)
        INTO at, recorded_at, body
        FROM obligation o JOIN obligation_event e ON e.obligation_id = o.id AND e.seq = 1 WHERE o.id = of_subject;
    WHEN 'dutyEvent' THEN
      SELECT e.at, e.recorded_at, e.data || jsonb_strip_nulls(jsonb_build_object('seq', e.seq, 'type', e.type,
               'by', e.by_user, 'commandId', e.command_id, 'input', digest_of(alg, i.body::text)))
        INTO at, recorded_at, body
        FROM obligation_event e LEFT JOIN command_input i ON i.command_id = e.command_id
       WHERE e.obligation_id = of_subject AND e.seq = of_source::int;
    WHEN 'contribution' THEN
      SELECT c.at, e.recorded_at, jsonb_build_object('department', c.department, 'item', c.item, 'version', c.version,
               'figure', coalesce(c.figure_text, c.figure::text), 'unit', c.unit, 'by', c.by_user, 'file', f.sha256, 'texts',
               digest_of(alg, jsonb_build_array(c.progress, c.source, c.problems, c.next_steps)::text))
        INTO at, recorded_at, body
        FROM contribution c JOIN obligation_event e ON (e.obligation_id, e.seq) = (c.obligation_id, c.event_seq)
        LEFT JOIN file f ON f.id = c.file_id
       WHERE c.obligation_id = of_subject AND c.event_seq = of_source::int;
    WHEN 'baseline' THEN
      SELECT b.set_at, b.set_at, jsonb_build_object('version', b.version, 'value', b.value, 'source', b.source,
               'dated', b.dated, 'by', b.set_by)
        INTO at, recorded_at, body FROM baseline b WHERE b.year = of_year AND b.version = of_source::int;
    WHEN 'yearEvent' THEN
      SELECT e.at, e.recorded_at, e.data || jsonb_strip_nulls(jsonb_build_object('seq', e.seq, 'type', e.type,
               'by', e.by_user, 'commandId', e.command_id, 'input', digest_of(alg, i.body::text)))
        INTO at, recorded_at, body
        FROM programme_event e LEFT JOIN command_input i ON i.command_id = e.command_id
       WHERE e.programme_year = of_year AND e.seq = of_source::int;
    WHEN 'carryOver' THEN
      SELECT d.at, d.recorded_at, jsonb_build_object('seq', d.seq, 'proposal', d.hash, 'rulesVersion', d.rules_version,
               'baselineVersion', d.baseline_version, 'cells', d.cells, 'notProposed', d.not_proposed,
               'leftOut', d.left_out, 'by', d.by_user, 'reason', digest_of(alg, d.reason))
        INTO at, recorded_at, body FROM carry_over_decision d WHERE d.command_id = of_source::uuid;
    WHEN 'cut' THEN
      SELECT c.cut_at, c.recorded_at, jsonb_build_object('rulesVersion', c.rules_version, 'figures', c.figures)
        INTO at, recorded_at, body FROM programme_cut c WHERE c.year = of_year;
  END CASE;
END $$;

-- Over the lines: hash before, chain, position, kind, programme time, real time, record.
CREATE FUNCTION link_hash(alg text, before text, to_chain text, place int, of_kind text, at timestamptz,
  recorded_at timestamptz, body text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN digest_of(alg,
  concat_ws(E'\n', before, to_chain, place, of_kind, in_ms(at), in_ms(recorded_at), body));

-- One more link, under the lock of the chain's end.
CREATE FUNCTION append_link(to_chain text, of_year int, of_subject uuid, of_kind text, of_source text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  alg text := sealing_algorithm();
  record record := evidence_of(alg, of_subject, of_year, of_kind, of_source);
  place int;
  linked text;
BEGIN
  UPDATE chain_head h SET length = h.length + 1, hash = link_hash(alg, h.hash, to_chain, h.length + 1, of_kind, record.at,
      record.recorded_at, record.body)
   WHERE h.chain = to_chain RETURNING length, hash INTO place, linked;
  IF NOT FOUND THEN
    INSERT INTO chain_head AS h (chain, programme_year, subject, length, hash)
    VALUES (to_chain, of_year, of_subject, 1,
      link_hash(alg, '', to_chain, 1, of_kind, record.at, record.recorded_at, record.body))
    ON CONFLICT (chain) DO UPDATE SET length = h.length + 1, hash = link_hash(alg, h.hash, to_chain, h.length + 1, of_kind,
      record.at, record.recorded_at, record.body)
    RETURNING length, hash INTO place, linked;
  END IF;
  INSERT INTO chain_link (chain, position, kind, source, alg, hash) VALUES (to_chain, place, of_kind, of_source, alg, linked);
END $$;

-- The chain of an application begins when it is submitted, with what it is and the files that lay with it. A decision is
-- written in one statement with its event, and follows it.
CREATE FUNCTION link_of_case(of_application uuid, of_kind text, of_source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  a record;
  f record;
BEGIN
  SELECT number, programme_year INTO a FROM application WHERE id = of_application;
  IF of_kind = 'event' AND of_source = '1' THEN
    PERFORM append_link(a.number, a.programme_year, of_application, 'case', '');
    FOR f IN SELECT id FROM file WHERE application_id = of_application ORDER BY uploaded_at, id LOOP
      PERFORM append_link(a.number, a.programme_year, of_application, 'file', f.id::text);
    END LOOP;
  END IF;
  PERFORM append_link(a.number, a.programme_year, of_application, of_kind, of_source);
  IF of_kind = 'event' AND EXISTS (SELECT FROM decision d WHERE (d.application_id, d.event_seq) = (of_application, of_source::int)) THEN
    PERFORM append_link(a.number, a.programme_year, of_application, 'decision', of_source);
  END IF;
END $$;
CREATE FUNCTION link_of_duty(of_duty uuid, of_kind text, of_source text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  o record;
BEGIN
  SELECT key, programme_year INTO o FROM obligation WHERE id = of_duty;
  IF of_kind = 'dutyEvent' AND of_source = '1' THEN
    PERFORM append_link(o.key, o.programme_year, of_duty, 'duty', '');
  END IF;
  PERFORM append_link(o.key, o.programme_year, of_duty, of_kind, of_source);
END $$;

-- As the owner of the tables: the process itself may not write a link.
CREATE FUNCTION link_recorded() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'application_event' THEN PERFORM link_of_case(NEW.application_id, 'event', NEW.seq::text);
    WHEN 'ledger_entry' THEN PERFORM link_of_case(NEW.application_id, 'ledgerEntry', NEW.ordinal::text);
    WHEN 'city_result' THEN PERFORM link_of_case(NEW.application_id, 'cityResult', NEW.ordinal::text);
    WHEN 'file' THEN
      IF NEW.obligation_id IS NOT NULL THEN
        PERFORM link_of_duty(NEW.obligation_id, 'file', NEW.id::text);
      ELSIF EXISTS (SELECT FROM application WHERE id = NEW.application_id AND stage <> 'draft') THEN
        PERFORM link_of_case(NEW.application_id, 'file', NEW.id::text);
      END IF;
    WHEN 'obligation_event' THEN PERFORM link_of_duty(NEW.obligation_id, 'dutyEvent', NEW.seq::text);
    WHEN 'contribution' THEN PERFORM link_of_duty(NEW.obligation_id, 'contribution', NEW.event_seq::text);
    WHEN 'baseline' THEN
      PERFORM append_link('programme-' || NEW.year, NEW.year, NULL, 'baseline', NEW.version::text);
    WHEN 'programme_event' THEN
      PERFORM append_link('programme-' || NEW.programme_year, NEW.programme_year, NULL, 'yearEvent', NEW.seq::text);
    WHEN 'carry_over_decision' THEN
      PERFORM append_link('programme-' || NEW.year, NEW.year, NULL, 'carryOver', NEW.command_id::text);
    WHEN 'programme_cut' THEN PERFORM append_link('programme-' || NEW.year, NEW.year, NULL, 'cut', '');
  END CASE;
  RETURN NULL;
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['application_event', 'ledger_entry', 'city_result', 'file', 'obligation_event',
    'contribution', 'baseline', 'programme_event', 'carry_over_decision', 'programme_cut'] LOOP
    EXECUTE format('CREATE TRIGGER %I AFTER INSERT ON %I FOR EACH ROW EXECUTE FUNCTION link_recorded()',
      name || '_linked', name);
  END LOOP;
END $$;

-- What was recorded before there were chains.
DO $$
BEGIN
  PERFORM append_link('programme-' || year, year, NULL, 'baseline', version::text) FROM (SELECT * FROM baseline ORDER BY year, version) b;
  PERFORM append_link('programme-' || programme_year, programme_year, NULL, 'yearEvent', seq::text)
    FROM (SELECT * FROM programme_event ORDER BY programme_year, seq) e;
  PERFORM link_of_case(application_id, 'event', seq::text) FROM (SELECT * FROM application_event ORDER BY application_id, seq) e;
  PERFORM link_of_case(application_id, 'cityResult', ordinal::text) FROM (SELECT * FROM city_result ORDER BY application_id, ordinal) r;
  PERFORM link_of_case(application_id, 'ledgerEntry', ordinal::text) FROM (SELECT * FROM ledger_entry ORDER BY position) l;
  PERFORM link_of_duty(obligation_id, 'dutyEvent', seq::text) FROM (SELECT * FROM obligation_event ORDER BY obligation_id, seq) e;
  PERFORM link_of_duty(obligation_id, 'contribution', event_seq::text) FROM (SELECT * FROM contribution ORDER BY obligation_id, event_seq) c;
  PERFORM link_of_duty(obligation_id, 'file', id::text) FROM (SELECT * FROM file WHERE obligation_id IS NOT NULL ORDER BY uploaded_at, id) f;
  PERFORM append_link('programme-' || year, year, NULL, 'carryOver', command_id::text) FROM (SELECT * FROM carry_over_decision ORDER BY year, seq) d;
  PERFORM append_link('programme-' || year, year, NULL, 'cut', '') FROM programme_cut;
END $$;

-- 每日封存: one root over the ends of a year's chains, with the lengths that changed since the root before.
CREATE TABLE daily_seal (
  programme_year int NOT NULL,
  day date NOT NULL,
  sealed_at timestamptz NOT NULL,    -- real time, in whole ms
  previous text NOT NULL,
  chains int NOT NULL,
  records bigint NOT NULL,
  alg text NOT NULL,
  root text NOT NULL,
  PRIMARY KEY (programme_year, day)
);
CREATE TABLE daily_seal_chain (
  programme_year int NOT NULL,
  day date NOT NULL,
  chain text COLLATE "C" NOT NULL REFERENCES chain_head,
  length int NOT NULL,
  PRIMARY KEY (chain, day),
  FOREIGN KEY (programme_year, day) REFERENCES daily_seal
);
CREATE INDEX daily_seal_chain_of_day ON daily_seal_chain (programme_year, day);

-- 查阅未隐去的联系方式: who took what, when.
CREATE TABLE disclosure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES app_user,
  what text NOT NULL,
  programme_year int NOT NULL,
  people int NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now()
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['chain_link', 'daily_seal', 'daily_seal_chain', 'disclosure'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
  END LOOP;
END $$;
CREATE TRIGGER chain_head_kept BEFORE DELETE OR TRUNCATE ON chain_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER chain_head_forward BEFORE UPDATE ON chain_head FOR EACH ROW
  WHEN (NEW.length <> OLD.length + 1 OR NEW.chain <> OLD.chain) EXECUTE FUNCTION refuse_change();

GRANT SELECT ON chain_head, chain_link TO wufei_app;
GRANT SELECT, INSERT ON daily_seal, daily_seal_chain, disclosure TO wufei_app;
