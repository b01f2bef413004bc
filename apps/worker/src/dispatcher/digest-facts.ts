import type { DigestItem, DigestPayload, Directory } from '@app/database';
import { CELL_CLOCK_NAMES, CLOCK_NAMES, obligationTitle } from '@app/domain';
import type { DigestFacts } from '@app/mail';

/** Returns the facts of a digest from the lines stored when it was queued. */
export function digestFactsOf(
  { day, items, more, returned, seals }: DigestPayload,
  directory: Directory,
): DigestFacts {
  return {
    day,
    ...(more && { more }),
    ...(returned && { returned }),
    ...(seals && { seals }),
    lines: items.map((item) => ({
      title: titleOf(item, directory),
      path: item.path,
      dueOn: item.dueOn,
      daysLeft: item.daysLeft,
    })),
  };
}

function titleOf({ task, obligation }: DigestItem, directory: Directory): string {
  if (task) {
    const { clock, unitName, number } = task;
    return `${{ ...CLOCK_NAMES, ...CELL_CLOCK_NAMES }[clock]}：${unitName}，${directory.cellType(task)}，${number}`;
  }
  const missing = obligation!.missing === undefined ? '' : `（还有${obligation!.missing}项待填报）`;
  return `${obligationTitle(obligation!.kind, obligation!.about)}${missing}`;
}
