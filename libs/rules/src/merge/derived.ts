import type { RuleSet } from '../schema/rule-set';

type Node = Record<string, unknown>;
type Row = Node & { id?: string; number?: number; departments?: string[] };

/**
 * Returns the parts of a rule set without version, year and calendars, which are not the vendor's to propose, and
 * without what follows from the rest: the 序号 of a type is its place in the list, and the tasks of a department are
 * those that name it.
 */
export function undressed(ruleSet: RuleSet): Node {
  const { version: _, programmeYear: __, calendars: ___, ...parts } = ruleSet as unknown as Node;
  return {
    ...parts,
    cellTypes: (parts.cellTypes as Node[]).map(({ no: _no, ...type }) => type),
    departments: (parts.departments as Node[]).map(({ tasks: _tasks, ...department }) => department),
  };
}

/** Writes what follows from the rest. */
export function derived(parts: Node): Node {
  const tasks = parts.tasks as Row[];
  return {
    ...parts,
    cellTypes: (parts.cellTypes as Node[]).map((type, i) => ({ ...type, no: i + 1 })),
    departments: (parts.departments as Row[]).map((department) => ({
      ...department,
      tasks: tasks
        .filter(({ departments }) => departments?.includes(department.id!))
        .map(({ number }) => number),
    })),
  };
}
