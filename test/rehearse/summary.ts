import type { ObligationItem, YearView } from '@app/contracts';
import { addDays, type CivilDate, isWorkingDay, type WorkCalendar } from '@app/domain';
import type { Client } from 'pg';
import type { Crew } from '../support/drive';
import { missingObligations, type Planned } from './expected';
import type { Plan } from './plan';
import { verifyEvidence } from './evidence';
import { faultsOf, mailStatuses, type Week, yearFaultsOf } from './week';

/** What the rehearsal has seen itself: late cases that the office did not know of. */
interface Seen {
  first: CivilDate;
  unknown: number;
  calendar: WorkCalendar;
}

/** Prints obligations, years, stages and mails, then what must hold; returns the number of violations. */
export async function summary(crew: Crew, db: Client, plan: Plan, seen: Seen): Promise<number> {
  const { first, unknown, calendar } = seen;
  const office = await crew.as('office');
  const { items }: { items: ObligationItem[] } = await office.mustGet('/obligations');
  console.log('\n任务            期限        状态    上报');
  for (const one of items.sort((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))) {
    const late = one.reportedOn && one.dueOn && one.reportedOn > one.dueOn ? '（逾期）' : '';
    console.log(
      `${one.title}  ${one.dueOn ?? '日期待定'}  ${one.statusName}  ${one.reportedOn ?? ''}${late}`,
    );
  }
  const restDays: CivilDate[] = [];
  for (let day = first; day <= plan.until; day = addDays(day, 1))
    if (!isWorkingDay(calendar, day)) restDays.push(day);
  const faults: [string, number][] = [
    ...(await faultsOf(db, restDays)),
    ['every late case is known to the office, week by week', unknown],
    ...(plan.years.length > 1 ? await faultsOfYears(crew, db, plan, items) : []),
  ];
  const stages = await db.query<{ stage: string; n: number }>(
    `SELECT stage, count(*)::int AS n FROM application WHERE stage <> 'draft' GROUP BY stage ORDER BY n DESC`,
  );
  console.log(`\n各环节：${stages.rows.map(({ stage, n }) => `${stage} ${n}`).join('  ')}`);
  console.log(`邮件：${wordsOf(await mailStatuses(db))}\n`);
  for (const [sentence, n] of faults) console.log(`${n === 0 ? '✓' : '✗'} ${sentence}${n ? `: ${n}` : ''}`);
  return faults.reduce((sum, [, n]) => sum + n, 0);
}

/** Prints the figures of each year, has its evidence verified, and returns what must hold across years. */
async function faultsOfYears(
  crew: Crew,
  db: Client,
  { years, until }: Plan,
  obligations: ObligationItem[],
): Promise<[string, number][]> {
  const office = await crew.as('office');
  const faults = await yearFaultsOf(db);
  console.log('\n年度  基数  计入  结转来  迟办计入  结转出  撤销  状态');
  for (const year of years) {
    const seen: YearView = await office.mustGet(`/programmes/${year}`);
    const { baseline, completed, carriedIn, completedLate, carriedOut, revoked, statusName } = seen;
    console.log(
      [year, baseline, completed, carriedIn, completedLate, carriedOut, revoked, statusName].join('  '),
    );
    faults.push([`${year}: something was carried to the next year`, carriedOut + revoked > 0 ? 0 : 1]);
  }
  const planned: Planned[] = obligations.map(({ kind, programmeYear, about, dueOn, key }) => ({
    ...{ kind, about, dueOn, key },
    year: programmeYear,
  }));
  const missing = missingObligations(planned, years, until);
  for (const line of missing) console.log(`  ✗ ${line}`);
  faults.push([
    'self-assessment, quarters, halves and months of each year came by themselves',
    missing.length,
  ]);
  for (const year of years) {
    const { ok, report } = await verifyEvidence(office, year);
    console.log(`\n${report}`);
    faults.push([`the evidence of ${year} is verified by the stand-alone checker`, ok ? 0 : 1]);
  }
  return faults;
}

/** Prints one week. */
export function print({ from, mails, late, owing }: Week): void {
  console.log(`${from}  邮件：${wordsOf(mails)}\n            逾期申报：${wordsOf(late)}`);
  if (Object.keys(owing).length > 0) console.log(`            任务未报：${wordsOf(owing)}`);
}

function wordsOf(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return words.join('  ') || '–';
}
