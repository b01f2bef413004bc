import { APPLICATION_MAILS, APPLICATION_TASKS } from './write-application.sql';
import { CELL_MAILS } from './write-cell.sql';
import { OBLIGATION_MAILS } from './write-obligation.sql';

/** The steps ($1), one JSON object each: what a step of reminders may change, and nothing else. */
const STEPS = `step AS (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS s(
    id uuid, before int, state jsonb, events jsonb, notices jsonb, "nextClockAt" float8, "nextReminderAt" float8)
)`;

const MOVED = `seq = (step.state ->> 'seq')::int, state = step.state, updated_at = clock_timestamp(),
    next_clock_at = to_timestamp("nextClockAt" / 1000), next_reminder_at = to_timestamp("nextReminderAt" / 1000)`;

const eventsOf = (table: string, thing: string) => `event AS (
  INSERT INTO ${table} (${thing}, seq, type, data, by_user, at)
  SELECT moved.id, (e ->> 'seq')::int, e ->> 'type', e - 'seq' - 'type' - 'at' - 'by', e ->> 'by',
         to_timestamp((e ->> 'at')::float8 / 1000)
  FROM moved, jsonb_array_elements(moved.events) AS e
)`;

/**
 * Writes the reminders and marks 逾期 of many things of a kind in one statement. Returns the ids of those that were at the
 * seq where their step begins; nothing is written of the others.
 */
export const WRITE_REMINDERS = {
  application: `
WITH ${STEPS}, moved AS (
  UPDATE application a SET ${MOVED}
  FROM step WHERE a.id = step.id AND a.seq = step.before AND a.is_open
  RETURNING a.id, a.contact_email, a.leads, a.cell_type, step.state, step.events, step.notices
), ${eventsOf('application_event', 'application_id')}, ${APPLICATION_TASKS}, marked AS (
  UPDATE task SET overdue = waiting.overdue, escalated = waiting.escalated
  FROM waiting WHERE task.application_id = waiting.id AND task.seat = waiting.seat
    AND (task.overdue, task.escalated) IS DISTINCT FROM (waiting.overdue, waiting.escalated)
), ${APPLICATION_MAILS}
SELECT id FROM moved`,
  obligation: `
WITH ${STEPS}, moved AS (
  UPDATE obligation o SET ${MOVED}, overdue = (step.state ->> 'overdue')::boolean, escalated = step.state ->> 'escalated'
  FROM step WHERE o.id = step.id AND o.seq = step.before AND o.is_open
  RETURNING o.id, step.state, step.events, step.notices
), ${eventsOf('obligation_event', 'obligation_id')}, marked AS (
  UPDATE obligation_part part SET overdue = p.overdue, escalated = p.escalated
  FROM moved, jsonb_to_recordset(moved.state -> 'parts') AS p(department text, overdue boolean, escalated text)
  WHERE part.obligation_id = moved.id AND part.department = p.department
    AND (part.overdue, part.escalated) IS DISTINCT FROM (p.overdue, p.escalated)
), ${OBLIGATION_MAILS}
SELECT id FROM moved`,
  cell: `
WITH ${STEPS}, moved AS (
  UPDATE cell_life c SET ${MOVED}, overdue = (step.state -> 'task' ->> 'overdue')::boolean,
    escalated = step.state -> 'task' ->> 'escalated'
  FROM step WHERE c.id = step.id AND c.seq = step.before AND c.is_open
  RETURNING c.id, c.application_id, step.state, step.events, step.notices
), ${eventsOf('cell_event', 'cell_id')}, assigned AS (
  SELECT NULL::uuid AS user_id WHERE false -- a reminder names nobody for a check
), ${CELL_MAILS}
SELECT id FROM moved`,
};
