import { countByHeir, type DepartmentLetter, type Directory, findMembers } from '@app/database';
import type { DepartmentEffect, DepartmentNotificationPayload, RecordedChange } from '@app/domain';
import type { Pool } from 'pg';

type Coming = DepartmentNotificationPayload['coming'];

const NOTHING: Coming = { cases: 0, tasks: 0, cells: 0, parts: 0 };

/** A change as its mails tell of it: in words, with its document. */
type Told = Pick<DepartmentNotificationPayload, 'text' | 'from' | 'document'>;

/**
 * Returns the mails about a change to everybody of the bodies concerned: those that end or are renamed, and those that take over. Each says
 * where the reader belongs from then on, and how much comes to his department.
 */
export async function lettersOf(
  pool: Pool,
  { begin, rename, end }: DepartmentEffect,
  told: Told,
  directory: Directory,
): Promise<DepartmentLetter[]> {
  const heirs = { shares: end[0]?.shares, successor: end[0]?.successor ?? null };
  const ending = end.map(({ id }) => id);
  const successors = [...Object.values(heirs.shares ?? {}), ...(heirs.successor ? [heirs.successor] : [])];
  const concerned = [...new Set([...ending, ...rename.map(({ id }) => id), ...successors])];
  const members = await findMembers(pool, concerned);
  const counts = ending.length > 0 ? await countByHeir(pool, ending, heirs) : [];
  const nameOf = (id: string) =>
    [...begin, ...rename].find((one) => one.id === id)?.name ?? directory.department(id);
  return members.map(({ id, email, body }) => {
    const moves = ending.includes(body);
    const after = moves ? (heirs.shares?.[`account:${id}`] ?? heirs.successor ?? body) : body;
    const { cases, tasks, cells, parts } = counts.find(({ successor }) => successor === after) ?? NOTHING;
    const payload = { ...told, before: nameOf(body), after: nameOf(after) };
    return { recipient: email, body, payload: { ...payload, coming: { cases, tasks, cells, parts } } };
  });
}

/** Returns the mails about a change that is taken back from a day on, to everybody of the bodies concerned. */
export async function lettersOfTakeBack(
  pool: Pool,
  { names, ends }: RecordedChange,
  told: Told & { takenBack: NonNullable<DepartmentNotificationPayload['takenBack']> },
  directory: Directory,
): Promise<DepartmentLetter[]> {
  const parties = [
    ...names.map(({ id }) => id),
    ...ends.flatMap(({ id, successor, shares }) =>
      [id, successor ?? [], ...Object.values(shares ?? {})].flat(),
    ),
  ];
  const members = await findMembers(pool, [...new Set(parties.map(directory.bodyOf))]);
  return members.map(({ email, body }) => {
    const name = directory.department(body);
    return { recipient: email, body, payload: { ...told, before: name, after: name, coming: NOTHING } };
  });
}
