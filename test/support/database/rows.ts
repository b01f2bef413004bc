import {
  APPLICATION_LIFE,
  type ApplicationTypes,
  type Instant,
  type NotificationKind,
  type PersonCommand,
  type Seat,
  type Step,
  stepTo,
} from '@app/domain';
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { aCommand, aSchool, actors, CALENDAR, inReview, people, Story, type Who } from '../builders';
import { recordStep } from '../../../libs/database/src/lives/record-step';
import { insertDistrict } from './district';

/**
 * For specs: inserts the departments, people, rules and programme that an application of a school needs; with `at` (ms,
 * programme time), also a rehearsal clock that runs on from there.
 */
export async function seedSchool(pool: Pool, at?: Instant): Promise<void> {
  if (at !== undefined) {
    const offset = at - Date.now();
    await pool.query('INSERT INTO programme_clock (rehearsal, offset_ms) VALUES (true, $1)', [offset]);
  }
  await pool.query(
    `INSERT INTO department (id, name, full_name) VALUES ('JIAOW', '区教委', '渝北区教育委员会'),
       ('JGSW', '区机关事务中心', '渝北区机关事务管理中心'), ('TYJ', '区体育局', '渝北区体育局')`,
  );
  for (const [login, id] of Object.entries(people)) {
    const { role, department } = ofPerson(id);
    await insertPerson(pool, { id, login: login.toLowerCase(), role, department });
  }
  await pool.query(
    `INSERT INTO programme (year, baseline, baseline_source, opened_on) VALUES (2024, 45, 'test', '2024-08-28')`,
  );
  await pool.query(
    `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ('2024.1', 2024, '{}', '2024-08-28')`,
  );
  await insertDistrict((text, values) => pool.query(text, values));
  await insertCalendar(pool);
}

/** For specs: inserts the State Council’s calendars of 2024 to 2026, editions 1 to 3. */
export async function insertCalendar(pool: Pool): Promise<void> {
  for (const [year, { off, makeup }] of Object.entries(CALENDAR)) {
    await pool.query(
      `INSERT INTO calendar_edition (year, off, makeup, notice_number, status) VALUES ($1, $2, $3, '-', 'published')`,
      [Number(year), off, makeup],
    );
  }
}

function ofPerson(id: string): { role: string; department?: string } {
  return Object.values(actors).find((actor) => actor.id === id) ?? { role: 'inspector' };
}

/** For specs: inserts a person with an account, `<login>@example.cn`, and single mails. Returns the id. */
export async function insertPerson(
  pool: Pool,
  person: {
    id?: string;
    login: string;
    role: string;
    department?: string;
    active?: boolean;
    digest?: boolean;
    head?: boolean;
  },
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO app_user (id, login, name, email, role, department_id, active, password_hash, digest, head)
     VALUES (coalesce($1, gen_random_uuid()), $2, $2, $3, $4, $5, $6, '-', $7, $8) RETURNING id`,
    [
      person.id,
      person.login,
      `${person.login}@example.cn`,
      person.role,
      person.department,
      person.active ?? true,
      person.digest ?? false,
      person.head ?? false,
    ],
  );
  return rows[0]!.id;
}

/** For specs: returns the draft of the n-th school, with its own unit. */
export function schoolOf(n: number): ReturnType<typeof aSchool> {
  const suffix = String(n).padStart(4, '0');
  return aSchool({
    id: `00000000-0000-4000-8000-00000001${suffix}`,
    unitId: `00000000-0000-4000-8000-00000002${suffix}`,
    number: `YB-2024-SCHOOL-${suffix}`,
  });
}

/** For specs: inserts the draft of a story, and its unit when it is new. */
export async function insertDraft(pool: Pool, { app, rules }: Pick<Story, 'app' | 'rules'>): Promise<void> {
  await pool.query(
    `INSERT INTO unit (id, name, no_code_reason, address, street, created_by)
     VALUES ($1, $2, 'test', '-', '双龙湖街道', $3) ON CONFLICT (id) DO NOTHING`,
    [app.unitId, `实验小学 ${app.number}`, app.applicantId],
  );
  await pool.query(
    `INSERT INTO application (id, number, programme_year, cell_type, unit_id, applicant_id, contact_name, contact_phone,
       contact_email, leads)
     VALUES ($1, $2, $3, $4, $5, $6, '张明', '13800000000', 'unit1@example.cn', $7)`,
    [app.id, app.number, app.programmeYear, app.cellType, app.unitId, app.applicantId, rules.leads],
  );
}

/** For specs: returns the step from the recorded seq to the present state of a story. */
export function stepOf({ app, events, rules }: Story, recorded = 0): Step<ApplicationTypes> {
  const step = stepTo(APPLICATION_LIFE, { state: app, rules }, events.slice(recorded));
  return { ...step, ...(recorded === 0 && { rules }) };
}

/** For specs: performs an act and returns its step with its command, as the workflow records it. */
export function stepBy(
  story: Story,
  who: Who,
  act: PersonCommand,
  id = randomUUID(),
): Step<ApplicationTypes> & Required<Pick<Step<ApplicationTypes>, 'command'>> {
  const before = story.events.length;
  story.act(who, act);
  const command = { ...aCommand(who, act), commandId: id };
  const answer = APPLICATION_LIFE.answerOf(story.app, command);
  return { ...stepOf(story, before), command: { id, type: act.type, bodyHash: `hash of ${id}`, answer } };
}

/** For specs: returns a story of the builders as the n-th school. */
export function asSchool(n: number, { app, events, today, rules }: Story): Story {
  const { id, number, unitId } = schoolOf(n);
  const story = new Story({ ...app, id, number, unitId }, today, rules);
  story.events.push(...events);
  return story;
}

/** For specs: records an application at the state of a story, without mails. */
export async function insertStory(pool: Pool, story: Story = inReview()): Promise<void> {
  await insertDraft(pool, story);
  const { status } = await recordStep(pool, 'application', { ...stepOf(story), notifications: [] });
  if (status !== 'recorded') throw new Error(`the story was not recorded: ${status}`);
}

/** For specs: inserts a mail into the outbox, due now. Returns its id. */
export async function insertMail(
  pool: Pool,
  recipient: string,
  { eventSeq = 1, kind = 'progress' as NotificationKind, seat = 'applicant' as Seat } = {},
): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO outbox (application_id, event_seq, kind, recipient, seat, send_at)
     VALUES ($1, $2, $3, $4, $5, '-infinity') RETURNING id`,
    [aSchool().id, eventSeq, kind, recipient, seat],
  );
  return rows[0]!.id;
}

/** For specs: inserts a command that was recorded so many seconds ago and is not acknowledged. Returns its id. */
export async function insertCommand(pool: Pool, { app }: Story, secondsAgo: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO command (id, application_id, type, body_hash, seq, answer, recorded_at)
     VALUES (gen_random_uuid(), $1, 'accept', '-', $2, '{}', now() - $3 * interval '1 s') RETURNING id`,
    [app.id, app.seq, secondsAgo],
  );
  return rows[0]!.id;
}
