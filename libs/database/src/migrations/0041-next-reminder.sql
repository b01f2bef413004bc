-- Reminders and the mark 逾期 move nothing: they are written for many things at once, found by their own moment. next_clock_at
-- keeps what ends or moves a thing. The next step of each open thing, or the first round, tells the two apart.
ALTER TABLE application ADD next_reminder_at timestamptz; -- programme time
ALTER TABLE obligation ADD next_reminder_at timestamptz; -- programme time
ALTER TABLE cell_life ADD next_reminder_at timestamptz; -- programme time

UPDATE application SET next_reminder_at = next_clock_at WHERE is_open AND next_clock_at IS NOT NULL;
UPDATE obligation SET next_reminder_at = next_clock_at WHERE is_open AND next_clock_at IS NOT NULL;
UPDATE cell_life SET next_reminder_at = next_clock_at WHERE is_open AND next_clock_at IS NOT NULL;

CREATE INDEX application_next_reminder ON application (next_reminder_at, id) WHERE is_open;
CREATE INDEX obligation_next_reminder ON obligation (next_reminder_at, id) WHERE is_open;
CREATE INDEX cell_life_next_reminder ON cell_life (next_reminder_at, id) WHERE is_open;
