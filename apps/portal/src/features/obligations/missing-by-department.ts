import type { AssemblyView } from '@app/contracts';

/** Returns the missing items of each department; the department with the most comes first. */
export function missingByDepartment(missing: AssemblyView['missing']): { name: string; items: string[] }[] {
  const owed = new Map<string, { name: string; items: string[] }>();
  for (const { department, name, item } of missing) {
    const known = owed.get(department) ?? { name, items: [] };
    known.items.push(item);
    owed.set(department, known);
  }
  return [...owed.values()].sort((a, b) => b.items.length - a.items.length);
}
