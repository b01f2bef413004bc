import { randomUUID } from 'node:crypto';
import { statedBy } from '../support/api/open-year';
import { Journey } from '../support/journey';
import { actOnYear, namedTogether, publishYearAfter, yearIsOpen } from '../support/play-year';
import type { Crew } from '../support/drive';

/** The last cases of 2024 at the turn of the year. */
export interface JanuaryStory {
  /** Named in 2024; the second one was carried over to 2025. */
  named: Journey[];
  /** Decided in 2024; its public notice (公示) is still to come. */
  toPublish: Journey;
  /** Applied in 2024; its formal check is still to come. */
  toCheck: Journey;
}

/** Two schools named, one of them carried over to 2025; one case to be published; one case and one draft begun. */
export async function januaryStory(crew: Crew): Promise<JanuaryStory> {
  await yearIsOpen(crew);
  const schools = ['渝北区双湖小学', '渝北区龙山小学'].map((unitName) => ({ cellType: 'SCHOOL', unitName }));
  const named = await namedTogether(crew, schools);
  await actOnYear(crew, { type: 'setBaseline', value: 1, source: '市级任务分解', dated: '2024-12-09' });
  const { hash, moves } = await (await crew.as('office')).mustGet('/programmes/2024/carry-over');
  const cells = moves.map(({ number }: { number: string }) => number);
  await actOnYear(crew, { type: 'confirmCarryOver', hash, cells, reason: '多余的延至2025年考核' });
  const toPublish = await Journey.at(crew, 'publicNotice', { unitName: '渝北区空港小学' });
  const toCheck = await Journey.at(crew, 'formalCheck', { unitName: '渝北区两江小学' });
  await Journey.draft(crew, { unitName: '渝北区悦来小学' });
  return { named, toPublish, toCheck };
}

/**
 * Settles what is named, suspends what is open, and closes the office's obligations: nothing is late, so that the months
 * until the next date pass without a reminder on each working day.
 */
export async function putToRest(crew: Crew, { named, toPublish, toCheck }: JanuaryStory): Promise<void> {
  for (const journey of named) {
    await journey.report();
    await journey.cityResult();
  }
  for (const journey of [toPublish, toCheck])
    await journey.act('office', { type: 'suspend', reason: '组织专家评审' });
  await reportAll(crew);
}

/** Closes every open obligation of the office as reported today, so that the months until the next date pass quickly. */
export async function reportAll(crew: Crew): Promise<void> {
  const office = await crew.as('office');
  const reportedOn = await crew.today();
  const { items } = await office.mustGet('/obligations?status=open');
  for (const { id, key } of items) {
    const body = { commandId: randomUUID(), type: 'close', reportedOn, text: '已报送' };
    const reply = await office.post(`/obligations/${id}/commands`, body);
    if (reply.status !== 200) throw new Error(`${key}: ${JSON.stringify(reply.body)}`);
  }
}

/** Opens the year after 2024 on `effectiveFrom`, as the office does. */
export function publishNextYear(crew: Crew, effectiveFrom: string): Promise<void> {
  return publishYearAfter(crew, '2024.1', effectiveFrom, (parts) =>
    statedBy(parts, { publishedOn: effectiveFrom }),
  );
}
