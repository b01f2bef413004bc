-- A search for the end of a number reads the numbers backwards.
CREATE INDEX application_number_backwards ON application (reverse(number) COLLATE "C");
