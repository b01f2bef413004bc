import { obligationTitle } from '@app/contracts';
import {
  type ContributionRow,
  type Directory,
  findContributions,
  findObligations,
  type Reader,
} from '@app/database';
import { type Actor, civilDateAt } from '@app/domain';
import { ownOf } from '../obligations';

/** 存在问题 and 下步措施, as the departments handed them in for a quarter. */
export interface QuarterWords {
  /** `2024年第三季度调度`. */
  title: string;
  entries: readonly Pick<ContributionRow, 'department' | 'problems' | 'nextSteps' | 'at'>[];
}

/**
 * Returns the texts on the given items of the newest quarterly dispatch that has any which the viewer may see. `items`:
 * those of the cell programme; what a department writes on another task says nothing of its cells.
 */
export async function findQuarterWords(
  db: Reader,
  viewer: Actor,
  year: number,
  items: readonly string[],
): Promise<QuarterWords | undefined> {
  const rows = await findObligations(db, viewer, { year, kind: 'quarterlyDispatch' });
  const obligations = rows.map(({ obligation }) => obligation).sort((a, b) => (a.about < b.about ? 1 : -1));
  for (const { id, kind, about } of obligations) {
    const written = await findContributions(db, id, ownOf(viewer));
    const entries = written.filter(({ item }) => items.includes(item));
    if (entries.length > 0) return { title: obligationTitle(kind, about), entries };
  }
  return undefined;
}

/** What the lead departments of a type wrote, each under its name, in the order of the leads; null where none wrote. */
export function wordsOf(
  words: QuarterWords | undefined,
  leads: readonly string[],
  what: 'problems' | 'nextSteps',
  directory: Directory,
): string | null {
  const lines = leads.flatMap((lead) => {
    const own = (words?.entries ?? []).filter(({ department }) => department === lead);
    const texts = [...new Set(own.flatMap((entry) => entry[what] ?? []))];
    return texts.length > 0
      ? [`${directory.department(lead, civilDateAt(own.at(-1)!.at.getTime()))}：${texts.join('；')}`]
      : [];
  });
  return lines.length > 0 ? lines.join('\n') : null;
}
