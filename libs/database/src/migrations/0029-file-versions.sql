-- 材料的版本: a later file replaces an earlier one of the same place, which stays. Each is replaced once.
ALTER TABLE file
  ADD replaces uuid REFERENCES file (id),
  ADD CONSTRAINT file_replaced_once UNIQUE (replaces);
