import type { BoardItem, ObligationItem } from '@app/contracts';
import { addDays, type CivilDate, isWorkingDay, type WorkCalendar } from '@app/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { findStack, NoStack } from '../demo/find-stack';
import { Crew } from '../support/drive';
import { Journey } from '../support/journey';
import { afterNaming, perform } from './office';
import { dueBy, type Plan, planOf } from './plan';
import { act, actsOn, handIn, report } from './players';
import { print, summary } from './summary';
import { mailsOf, overdueTasks } from './week';

/** Nobody acts on an obligation earlier, in working days before its last day. */
const MOST_DAYS = 8;

/** A rehearsal on its way. */
interface Stage {
  crew: Crew;
  plan: Plan;
  journeys: Map<string, Journey>;
  calendar: WorkCalendar;
}

/**
 * npm run rehearse [-- 3]: plays one programme year, or several, on the running stack. Departments are punctual, slow or
 * silent; at 10:00 of each working day those that are due act, and the office does what is planned. Prints each week, and
 * at the end the invariants.
 */
async function main(): Promise<void> {
  const perType = process.env.WUFEI_REHEARSE_PER_TYPE;
  const plan = planOf(Number(process.argv[2] ?? 1), perType === undefined ? undefined : Number(perType));
  const stage: Stage = { crew: new Crew(await findStack()), plan, journeys: new Map(), calendar: {} };
  const db = new Client({ connectionString: recordUrl() });
  await db.connect();
  try {
    const { crew } = stage;
    const first = await crew.today();
    console.log(`${first} → ${plan.until}:${plan.years.join('、')} 年度，每年每类 ${plan.perType} 项申报`);
    const began = performance.now();
    let weekFrom = first;
    let unknown = 0;
    let [now, later] = dueBy(plan.acts, first);
    await readCalendar(stage);
    await performAll(stage, now, first);
    for (let day = addDays(first, 1); day <= plan.until; day = addDays(day, 1)) {
      if (isWorkingDay(stage.calendar, day)) {
        await play(stage, day);
        [now, later] = dueBy(later, day);
        await performAll(stage, now, day);
      }
      if (day < addDays(weekFrom, 7) && day !== plan.until) continue;
      const items = await lateTasks(crew);
      const cases = items.filter(({ kind }) => kind === 'application');
      const known = new Set(cases.map(({ applicationId, seat }) => `${applicationId} ${seat}`));
      unknown += (await overdueTasks(db)).filter((task) => !known.has(task)).length;
      print({
        from: weekFrom,
        mails: await mailsOf(db, weekFrom, day),
        late: countBy(cases, ({ name }) => name),
        owing: countBy(
          items.filter(({ kind }) => kind === 'obligation'),
          ({ name }) => name,
        ),
      });
      weekFrom = day;
    }
    const seconds = (performance.now() - began) / 1000;
    const faults = await summary(crew, db, plan, { first, unknown, calendar: stage.calendar });
    const times = `最长的一次时间推移 ${(slowestMove / 1000).toFixed(1)} 秒`;
    console.log(`${first} → ${plan.until} 用时 ${seconds.toFixed(0)} 秒，${acts} 次办理，${times}`);
    if (faults > 0) process.exitCode = 1;
  } finally {
    await db.end();
  }
}

let acts = 0;
let slowestMove = 0;

/** Performs what the office has planned for a day. */
async function performAll(stage: Stage, planned: Plan['acts'], day: CivilDate): Promise<void> {
  for (const one of planned) {
    if (one.type === 'apply') {
      const { size } = stage.journeys;
      await submitAll(stage, one.year);
      console.log(`${day}  · ${one.year} 年度 ${stage.journeys.size - size} 项申报`);
      continue;
    }
    console.log(`${day}  · ${await perform(stage.crew, one, day)}`);
    if (one.type === 'publishCalendar') await readCalendar(stage);
  }
}

async function submitAll({ crew, plan, journeys }: Stage, year: number): Promise<void> {
  const base = Math.floor(Date.now() / 1000) % 9_000_000;
  for (const { code } of await crew.cellTypes(year)) {
    for (let i = 0; i < plan.perType; i += 1) {
      const unit = base + journeys.size;
      const applicant = `unit${1 + (unit % 5)}`;
      const journey = await Journey.draft(crew, { year, cellType: code, applicant, unit });
      await journey.submit();
      journeys.set(journey.id, journey);
    }
  }
}

/** Plays one working day: moves programme time to 10:00, then performs the acts of the day. */
async function play({ crew, journeys, plan }: Stage, day: CivilDate): Promise<void> {
  const began = performance.now();
  await crew.moveTo(`${day}T10:00:00+08:00`);
  slowestMove = Math.max(slowestMove, performance.now() - began);
  for (const item of await boardOf(crew, 'kind=application')) {
    const journey = journeys.get(item.applicationId ?? '');
    if (!journey || !actsOn(day, item, journey)) continue;
    await act(journey, item);
    acts += 1;
  }
  const office = await crew.as('office');
  const { items } = await office.mustGet('/obligations?status=open');
  for (const obligation of items as ObligationItem[]) {
    if ((obligation.daysLeft ?? MOST_DAYS) >= MOST_DAYS) continue;
    await handIn(crew, obligation);
    await report(crew, obligation, day);
  }
  if (plan.years.length > 1)
    for (const line of await afterNaming(crew, day)) console.log(`${day}  · ${line}`);
}

/** Reads the working days as the office has published them. */
async function readCalendar(stage: Stage): Promise<void> {
  const office = await stage.crew.as('office');
  const { items } = await office.mustGet('/calendars');
  for (const { year, status } of items as { year: number; status: string }[]) {
    if (status !== 'published') continue;
    const { off, makeup } = await office.mustGet(`/calendars/${year}`);
    const days = (dates: string[]) => dates.map((date) => date.slice(5));
    stage.calendar[year] = { off: days(off), makeup: days(makeup) };
  }
}

async function boardOf(crew: Crew, query: string): Promise<BoardItem[]> {
  const office = await crew.as('office');
  const items: BoardItem[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: BoardItem[]; nextCursor: string | null } = await office.mustGet(
      `/board?${query}&limit=200${cursor && `&cursor=${cursor}`}`,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

async function lateTasks(crew: Crew): Promise<BoardItem[]> {
  return (await boardOf(crew, 'stalled=true')).filter((item) => item.overdue);
}

function countBy<T>(items: T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/**
 * Returns the address of the database of the running stack, from WUFEI_RECORD_URL or the files of the stack.
 */
function recordUrl(): string {
  if (process.env.WUFEI_RECORD_URL) return process.env.WUFEI_RECORD_URL;
  const read = (name: string) =>
    JSON.parse(readFileSync(join(process.env.DATA_DIR || '.data', name), 'utf8'));
  try {
    return `postgres://postgres:${read('secrets.json').postgres}@127.0.0.1:${read('ports.json').postgres}/wufei`;
  } catch {
    throw new NoStack('没有找到正在运行的系统：请先在另一个终端运行 npm start，再运行 npm run rehearse。');
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NoStack || error instanceof RangeError ? error.message : error);
  process.exitCode = 1;
});
