import type { BoardItem, ObligationItem } from '@app/contracts';
import { addDays, type CivilDate, isWorkingDay } from '@app/domain';
import { ruleSet2024, workCalendarOf } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { findStack, NoStack } from '../demo/find-stack';
import { Crew } from '../support/drive';
import { Journey } from '../support/journey';
import { act, actsOn } from './players';
import { faultsOf, mailsOf, type Week } from './week';

const UNTIL = '2025-05-06';
const PER_TYPE = Number(process.env.WUFEI_REHEARSE_PER_TYPE ?? 3);
const calendar = workCalendarOf(ruleSet2024);

/**
 * npm run rehearse: a programme year on the running stack in minutes. Departments are punctual, slow or silent; each
 * working day at ten everyone whose turn it is acts, or does not. Prints each week, and at the end what must hold.
 */
async function main(): Promise<void> {
  const crew = new Crew(await findStack());
  const db = new Client({ connectionString: recordUrl() });
  await db.connect();
  try {
    const first = await crew.today();
    const journeys = await submitAll(crew);
    console.log(`${first} → ${UNTIL}:${journeys.size} 项申报\n`);
    let weekFrom = first;
    for (let day = addDays(first, 1); day <= UNTIL; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) await play(crew, journeys, day);
      if (day < addDays(weekFrom, 7) && day !== UNTIL) continue;
      const late = countBy(await lateTasks(crew), (item) => item.name);
      print({ from: weekFrom, mails: await mailsOf(db, weekFrom, day), late });
      weekFrom = day;
    }
    await summary(crew, db, first);
  } finally {
    await db.end();
  }
}

async function submitAll(crew: Crew): Promise<Map<string, Journey>> {
  const journeys = new Map<string, Journey>();
  const base = Math.floor(Date.now() / 1000) % 9_000_000;
  for (const { code } of await crew.cellTypes()) {
    for (let i = 0; i < PER_TYPE; i += 1) {
      const unit = base + journeys.size;
      const journey = await Journey.draft(crew, { cellType: code, applicant: `unit${1 + (unit % 5)}`, unit });
      await journey.submit();
      journeys.set(journey.id, journey);
    }
  }
  return journeys;
}

/** One working day: the clock goes to ten, then whoever is there acts. */
async function play(crew: Crew, journeys: Map<string, Journey>, day: CivilDate): Promise<void> {
  await crew.moveTo(`${day}T10:00:00+08:00`);
  for (const item of await boardOf(crew, 'kind=application')) {
    const journey = journeys.get(item.applicationId ?? '');
    if (journey && actsOn(day, item, journey)) await act(journey, item);
  }
  const office = await crew.as('office');
  const { items } = await office.mustGet('/obligations');
  for (const duty of items as ObligationItem[]) {
    // The office reports on the last day; one duty in four it forgets until it is four working days late.
    const patience = duty.key.length % 4 === 0 ? -4 : 0;
    if (duty.status !== 'open' || duty.daysLeft === null || duty.daysLeft > patience) continue;
    const reply = await office.post(`/obligations/${duty.id}/commands`, {
      commandId: randomUUID(),
      type: 'close',
      reportedOn: day,
    });
    if (reply.status !== 200) throw new Error(`${duty.key}: ${reply.status} ${JSON.stringify(reply.body)}`);
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

async function summary(crew: Crew, db: Client, first: CivilDate): Promise<void> {
  const { items } = await (await crew.as('office')).mustGet('/obligations');
  console.log('\n任务            期限        状态    上报');
  for (const duty of (items as ObligationItem[]).sort((a, b) =>
    (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  )) {
    const late = duty.reportedOn && duty.dueOn && duty.reportedOn > duty.dueOn ? '(逾期)' : '';
    console.log(
      `${duty.title}  ${duty.dueOn ?? '日期待定'}  ${duty.statusName}  ${duty.reportedOn ?? ''}${late}`,
    );
  }
  const restDays: CivilDate[] = [];
  for (let day = first; day <= UNTIL; day = addDays(day, 1))
    if (!isWorkingDay(calendar, day)) restDays.push(day);
  const faults = await faultsOf(db, restDays);
  const stages = await db.query<{ stage: string; n: number }>(
    `SELECT stage, count(*)::int AS n FROM application WHERE stage <> 'draft' GROUP BY stage ORDER BY n DESC`,
  );
  console.log(`\n各环节:${stages.rows.map(({ stage, n }) => `${stage} ${n}`).join('  ')}`);
  for (const [sentence, n] of faults) console.log(`${n === 0 ? '✓' : '✗'} ${sentence}${n ? `: ${n}` : ''}`);
  if (faults.some(([, n]) => n > 0)) process.exitCode = 1;
}

function print({ from, mails, late }: Week): void {
  const words = (counts: Record<string, number>) =>
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join('  ') || '–';
  console.log(`${from}  邮件:${words(mails)}\n            逾期:${words(late)}`);
}

function countBy<T>(items: T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/** The running stack's record, as it has written down. */
function recordUrl(): string {
  if (process.env.WUFEI_RECORD_URL) return process.env.WUFEI_RECORD_URL;
  const read = (name: string) =>
    JSON.parse(readFileSync(join(process.env.DATA_DIR || '.data', name), 'utf8'));
  try {
    return `postgres://postgres:${read('secrets.json').postgres}@127.0.0.1:${read('ports.json').postgres}/wufei`;
  } catch {
    throw new NoStack('没有找到正在运行的系统:请先在另一个终端运行 npm start,再运行 npm run rehearse。');
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NoStack ? error.message : error);
  process.exitCode = 1;
});
