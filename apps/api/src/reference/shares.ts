import type { DepartmentPreview } from '@app/contracts';
import { type Directory, findSubjects } from '@app/database';
import {
  type DepartmentAct,
  type DepartmentEffect,
  DepartmentFault,
  type Subject,
  subjectsOf,
} from '@app/domain';
import { itemOf, type RuleSet, taskId } from '@app/rules';
import type { Pool } from 'pg';

type Split = Extract<DepartmentAct, { kind: 'split' }>;

/** A subject that the office may pass to one successor or another when a department is split. */
type Nameable = Omit<DepartmentPreview['subjects'][number], 'successor'> & { subject: Subject };

/**
 * Returns what of a department may be named when it is split: the types that it leads and the tasks that it is asked for under the rules,
 * any others of which something is open, and its people.
 */
export async function findNameable(
  pool: Pool,
  department: string,
  rules: RuleSet,
  directory: Directory,
): Promise<Nameable[]> {
  const inHand = await findSubjects(pool, [department]);
  const counts = new Map(inHand.map(({ subject, count }) => [subject, count]));
  const isOwn = (ids: readonly string[], about: Subject) =>
    ids.some((id) => directory.in(about).bodyOf(id) === department);
  const codes = new Set(
    rules.cellTypes.filter(({ code, leads }) => isOwn(leads, `type:${code}`)).map(({ code }) => code),
  );
  for (const { subject } of inHand) if (subject.startsWith('type:')) codes.add(subject.slice('type:'.length));
  const types = [...codes].map((code): Nameable => {
    const name = directory.cellType({ cellType: code, programmeYear: rules.programmeYear });
    return { ...named('type', code), name, count: counts.get(`type:${code}`) ?? 0 };
  });
  const tasks = rules.tasks.flatMap((task): Nameable[] => {
    const items = [taskId(task), ...task.indicators];
    const count = items.reduce((sum, item) => sum + (counts.get(`item:${item}`) ?? 0), 0);
    const { departments } = itemOf(rules, taskId(task));
    if (count === 0 && !isOwn(departments, `item:${taskId(task)}`)) return [];
    return [{ ...named('task', taskId(task)), name: `${task.number}. ${task.title}`, count }];
  });
  const accounts = inHand.flatMap(({ subject, login, name }): Nameable[] =>
    login === null
      ? []
      : [{ ...named('account', subject.slice('account:'.length)), name: `${name}（${login}）`, count: 0 }],
  );
  return [...types, ...tasks, ...accounts];
}

function named(kind: Nameable['kind'], id: string): Pick<Nameable, 'kind' | 'id' | 'subject'> {
  return { kind, id, subject: `${kind === 'task' ? 'item' : kind}:${id}` as const };
}

/** Throws DepartmentFault `shareUnknown` with the place of a type, task or account that is not the department's. */
export function checkShares({ shares = [] }: Split, nameable: readonly Nameable[]): void {
  const known = new Set<string>(nameable.map(({ subject }) => subject));
  shares.forEach((share, i) => {
    for (const { subject, place } of subjectsOf(share)) {
      if (!known.has(subject)) throw new DepartmentFault('shareUnknown', `/shares/${i}${place}`, { subject });
    }
  });
}

/** Returns the effect with the indicators of each task that is named: they pass with it. */
export function withIndicators(effect: DepartmentEffect, { tasks }: RuleSet): DepartmentEffect {
  const end = effect.end.map(({ shares, ...one }) => {
    if (!shares) return one;
    const more = tasks.flatMap((task) => {
      const heir = shares[`item:${taskId(task)}`];
      return heir === undefined ? [] : task.indicators.map((item) => [`item:${item}`, heir] as const);
    });
    return { ...one, shares: { ...shares, ...Object.fromEntries(more) } };
  });
  return { ...effect, end };
}
