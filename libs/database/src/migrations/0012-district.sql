-- 区县: name, code of the numbers, names of the office, seal, header, contact. Each edition counts from its day on; of two
-- from the same day the later one. The next edition has the next number: two people who change at once cannot both win.

CREATE TABLE district_edition (
  edition int PRIMARY KEY CHECK (edition > 0),
  effective_from date NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z]{2,4}$'),
  name text NOT NULL CHECK (name <> ''),
  header text NOT NULL CHECK (header <> ''),
  office_name text NOT NULL CHECK (office_name <> ''),
  office_full_name text NOT NULL CHECK (office_full_name <> ''),
  seal_owner text CHECK (seal_owner <> ''),
  naming_to text NOT NULL CHECK (naming_to <> ''),
  city_office text NOT NULL CHECK (city_office <> ''),
  contact_name text CHECK (contact_name <> ''),
  contact_phone text CHECK (contact_phone <> ''),
  contact_address text CHECK (contact_address <> ''),
  changed_by uuid REFERENCES app_user, -- null: it came with the seed
  reason text,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT district_edition_changed CHECK (changed_by IS NULL OR reason IS NOT NULL)
);
CREATE TRIGGER district_edition_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON district_edition
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON district_edition TO wufei_app;
GRANT SELECT ON district_edition TO wufei_reader;
