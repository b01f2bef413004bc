import { refusal } from '@app/domain';
import type { Indicator, RuleSet, Task } from './schema/rule-set';

/** One item of a dispatch (调度) or a self-assessment (自评): a task of the circular (`T07`) or an indicator (`I07-1`). */
export interface Item {
  id: string;
  kind: 'task' | 'indicator';
  title: string;
  /** The target; null for a task, and for an indicator that states a scope instead of a target. */
  target: number | null;
  comparison: '≥' | '=' | null;
  unit: string | null;
  /** The responsible departments, each for its own share. */
  departments: string[];
  /** Another indicator with the same target, which is counted once. */
  sameAs: string | null;
  note: string | null;
}

/** Returns a task or an indicator by its id. Throws DomainError `unknownItem`. */
export function itemOf(ruleSet: RuleSet, id: string): Item {
  const indicator = ruleSet.indicators.find((one) => one.id === id);
  if (indicator) return itemOfIndicator(ruleSet, indicator);
  const task = ruleSet.tasks.find((one) => taskId(one) === id);
  if (task) return itemOfTask(ruleSet, task);
  throw refusal('unknownItem', { item: id });
}

/** Returns the ids of the items of the cell programme: the task that carries it, and its indicators. */
export function cellItemsOf({ tasks }: Pick<RuleSet, 'tasks'>): string[] {
  return tasks
    .filter(({ cellProgramme }) => cellProgramme)
    .flatMap((task) => [taskId(task), ...task.indicators]);
}

/** Returns whether a figure reaches the target of an item; undefined when it has no target. */
export function isReached({ target, comparison }: Item, figure: number): boolean | undefined {
  if (target === null || comparison === null) return undefined;
  return comparison === '=' ? figure === target : figure >= target;
}

/** Returns the item id of a task: `T07` of task 7. */
export function taskId({ number }: Pick<Task, 'number'>): string {
  return `T${String(number).padStart(2, '0')}`;
}

/**
 * Returns the departments responsible for a task: those that it names; when it names only groups, their members; else
 * the department for unnamed tasks.
 */
export function departmentsOf({ obligations, groups }: RuleSet, task: Task): string[] {
  if (task.departments.length > 0) return task.departments;
  const named = groups.filter(({ id }) => task.groups.includes(id));
  const members = [...new Set(named.flatMap((group) => group.members ?? []))];
  return members.length > 0 ? members : [obligations.unnamed.department];
}

/** The cell programme is reported on by the lead departments of its types too, whose words stand in the rows of their types. */
function itemOfTask(ruleSet: RuleSet, task: Task): Item {
  const leads = task.cellProgramme ? ruleSet.cellTypes.flatMap((type) => type.leads) : [];
  const departments = [...new Set([...departmentsOf(ruleSet, task), ...leads])];
  const { title } = task;
  const nothing = { target: null, comparison: null, unit: null, sameAs: null, note: null };
  return { id: taskId(task), kind: 'task', title, ...nothing, departments };
}

function itemOfIndicator(ruleSet: RuleSet, indicator: Indicator): Item {
  const task = ruleSet.tasks.find((one) => one.number === indicator.task)!;
  const isScope = indicator.kind === 'scope';
  return {
    id: indicator.id,
    kind: 'indicator',
    title: indicator.name,
    target: isScope ? null : indicator.value,
    comparison: isScope ? null : indicator.comparison,
    unit: indicator.unit,
    departments: departmentsOf(ruleSet, task),
    sameAs: indicator.sameAs ?? null,
    note: indicator.note,
  };
}
