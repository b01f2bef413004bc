import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

/** Checks that departments, tasks, indicators and deadlines refer to each other both ways. */
export function checkCircular(ruleSet: UncheckedRuleSet, faults: Faults): void {
  const { departments, groups, upperLevel, tasks, indicators, deadlines } = ruleSet;
  faults.unique(
    'departmentRepeated',
    '/departments',
    [...departments, ...groups, ...upperLevel].map(({ id }) => id),
  );
  faults.unique('nameRepeated', '/departments', [...departments.map(({ name }) => name)]);
  faults.unique('taskRepeated', '/tasks', [...tasks.map(({ number }) => number)]);
  faults.unique('indicatorRepeated', '/indicators', [...indicators.map(({ id }) => id)]);
  faults.unique('deadlineRepeated', '/deadlines', [...deadlines.map(({ id }) => id)]);

  const departmentIds = new Set(departments.map(({ id }) => id));
  const groupIds = new Set(groups.map(({ id }) => id));
  const indicatorIds = new Set(indicators.map(({ id }) => id));
  const deadlineIds = new Set(deadlines.map(({ id }) => id));
  for (const { id, members = [] } of groups) {
    faults.known('departmentUnknown', `/groups/${id}/members`, members, departmentIds);
    faults.unique('memberRepeated', `/groups/${id}/members`, members);
  }
  for (const task of tasks) {
    const path = `/tasks/${task.number}`;
    faults.known(
      'departmentUnknown',
      `${path}/departments`,
      [...task.departments, ...task.leads],
      departmentIds,
    );
    faults.known('groupUnknown', `${path}/groups`, task.groups, groupIds);
    faults.known('indicatorUnknown', `${path}/indicators`, task.indicators, indicatorIds);
    faults.known('deadlineUnknown', `${path}/deadlines`, task.deadlines, deadlineIds);
  }
  for (const { id, task, sameAs } of indicators) {
    belongs(faults, `/indicators/${id}`, tasks.find(({ number }) => number === task)?.indicators, id);
    faults.known('indicatorUnknown', `/indicators/${id}/sameAs`, sameAs ? [sameAs] : [], indicatorIds);
  }
  for (const { id, task } of deadlines) {
    if (task === null) continue;
    belongs(faults, `/deadlines/${id}`, tasks.find(({ number }) => number === task)?.deadlines, id);
  }
  for (const { id, tasks: listed } of departments) {
    const named = tasks.filter((task) => task.departments.includes(id)).map(({ number }) => number);
    if (named.join() === listed.join()) continue;
    faults.add(
      'tasksOfDepartment',
      `/departments/${id}/tasks`,
      `任务清单中列名的是 ${named.join('、') || '无'}。`,
    );
  }
}

function belongs(faults: Faults, path: string, listed: readonly string[] | undefined, id: string): void {
  if (!listed?.includes(id)) faults.add('notInItsTask', path, '所属任务没有列出这一项。');
}
