import { type AssemblyView, obligationTitle } from '@app/contracts';
import type { ContributionRow, Directory } from '@app/database';
import { type Actor, civilDateAt, type Obligation } from '@app/domain';
import { isReached, type Item, itemOf, type RuleSet } from '@app/rules';
import { contributionOf, partsFor } from './obligation-view';

type Line = AssemblyView['items'][number];

/** 汇总: item by item what each department handed in, beside the target; what is missing is named. */
export function assemblyOf(
  obligation: Obligation,
  contributions: ContributionRow[],
  ruleSet: RuleSet,
  viewer: Actor,
  directory: Directory,
): AssemblyView {
  const parts = partsFor(obligation, viewer);
  const ids = [...new Set(parts.flatMap((part) => part.items))].sort();
  const items = ids.map((id): Line => {
    const item = itemOf(ruleSet, id);
    const asked = parts.filter((part) => part.items.includes(id)).map((part) => part.department);
    return {
      item: id,
      title: item.title,
      kind: item.kind,
      target: targetOf(item),
      note: item.note,
      sameAs: item.sameAs,
      departments: asked.map((department) => cellOf(item, department, contributions, obligation, directory)),
    };
  });
  const missing = items.flatMap(({ item, title, departments }) =>
    departments
      .filter((cell) => cell.missing)
      .map(({ department, name }) => ({ department, name, item, title })),
  );
  return {
    obligationId: obligation.id,
    title: obligationTitle(obligation.kind, obligation.about),
    complete: missing.length === 0,
    items,
    missing,
  };
}

function targetOf({ target, comparison, unit }: Item): Line['target'] {
  return target === null || comparison === null ? null : { value: target, comparison, unit };
}

function cellOf(
  item: Item,
  department: string,
  contributions: ContributionRow[],
  { reportedOn }: Obligation,
  directory: Directory,
): Line['departments'][number] {
  const row = contributions.find((one) => one.department === department && one.item === item.id);
  const figure = row?.figure ?? null;
  return {
    department,
    name: directory
      .in(`item:${item.id}`)
      .department(department, row ? civilDateAt(row.at.getTime()) : reportedOn),
    missing: row === undefined,
    contribution: row ? contributionOf(row) : null,
    met: figure === null ? null : (isReached(item, Number(figure)) ?? null),
  };
}
