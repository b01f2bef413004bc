import type { BoardItem, ObligationItem } from '@app/contracts';
import { addDays, type CivilDate, isWorkingDay } from '@app/domain';
import { ruleSet2024, workCalendarOf } from '@app/rules';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { findStack, NoStack } from '../demo/find-stack';
import { Crew } from '../support/drive';
import { Journey } from '../support/journey';
import { act, actsOn, handIn, report } from './players';
import { faultsOf, mailsOf, mailStatuses, overdueTasks, type Week } from './week';

const UNTIL = '2025-05-06';
const PER_TYPE = Number(process.env.WUFEI_REHEARSE_PER_TYPE ?? 3);
/** Nobody acts on an obligation earlier, in working days before its last day. */
const MOST_DAYS = 8;
const calendar = workCalendarOf(ruleSet2024);

/**
 * npm run rehearse: plays a programme year on the running stack in minutes. Departments are punctual, slow or
 * silent; at 10:00 of each working day those that are due act. Prints each week, and at the end the
 * invariants.
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
    let unknown = 0;
    const began = performance.now();
    for (let day = addDays(first, 1); day <= UNTIL; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day)) await play(crew, journeys, day);
      if (day < addDays(weekFrom, 7) && day !== UNTIL) continue;
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
    await summary(crew, db, first, unknown);
    console.log(`${first} → ${UNTIL} 用时 ${seconds.toFixed(0)} 秒`);
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

/** Plays one working day: moves programme time to 10:00, then performs the acts of the day. */
async function play(crew: Crew, journeys: Map<string, Journey>, day: CivilDate): Promise<void> {
  await crew.moveTo(`${day}T10:00:00+08:00`);
  for (const item of await boardOf(crew, 'kind=application')) {
    const journey = journeys.get(item.applicationId ?? '');
    if (journey && actsOn(day, item, journey)) await act(journey, item);
  }
  const office = await crew.as('office');
  const { items } = await office.mustGet('/obligations?status=open');
  for (const obligation of items as ObligationItem[]) {
    if ((obligation.daysLeft ?? MOST_DAYS) >= MOST_DAYS) continue;
    await handIn(crew, obligation);
    await report(crew, obligation, day);
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

async function summary(crew: Crew, db: Client, first: CivilDate, unknown: number): Promise<void> {
  const { items } = await (await crew.as('office')).mustGet('/obligations');
  console.log('\n任务            期限        状态    上报');
  for (const obligation of (items as ObligationItem[]).sort((a, b) =>
    (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  )) {
    const late =
      obligation.reportedOn && obligation.dueOn && obligation.reportedOn > obligation.dueOn ? '(逾期)' : '';
    console.log(
      `${obligation.title}  ${obligation.dueOn ?? '日期待定'}  ${obligation.statusName}  ${obligation.reportedOn ?? ''}${late}`,
    );
  }
  const restDays: CivilDate[] = [];
  for (let day = first; day <= UNTIL; day = addDays(day, 1))
    if (!isWorkingDay(calendar, day)) restDays.push(day);
  const faults: [string, number][] = [
    ...(await faultsOf(db, restDays)),
    ['every late case is known to the office, week by week', unknown],
  ];
  const stages = await db.query<{ stage: string; n: number }>(
    `SELECT stage, count(*)::int AS n FROM application WHERE stage <> 'draft' GROUP BY stage ORDER BY n DESC`,
  );
  console.log(`\n各环节:${stages.rows.map(({ stage, n }) => `${stage} ${n}`).join('  ')}`);
  console.log(`邮件:${wordsOf(await mailStatuses(db))}\n`);
  for (const [sentence, n] of faults) console.log(`${n === 0 ? '✓' : '✗'} ${sentence}${n ? `: ${n}` : ''}`);
  if (faults.some(([, n]) => n > 0)) process.exitCode = 1;
}

function print({ from, mails, late, owing }: Week): void {
  console.log(`${from}  邮件:${wordsOf(mails)}\n            逾期申报:${wordsOf(late)}`);
  if (Object.keys(owing).length > 0) console.log(`            任务未报:${wordsOf(owing)}`);
}

function wordsOf(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return words.join('  ') || '–';
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
    throw new NoStack('没有找到正在运行的系统:请先在另一个终端运行 npm start,再运行 npm run rehearse。');
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof NoStack ? error.message : error);
  process.exitCode = 1;
});
