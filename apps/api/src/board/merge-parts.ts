import type { Cause, Level } from '@app/contracts';
import type { Line } from './lines';

type Rated = Line & { cause: Cause; level: Level; nextStep: string };

/** Names in a row before it says how many they are. */
const MOST_NAMED = 3;

/**
 * Puts the departments that an obligation waits for by the same day, and for the same reason, into one line, at the place of
 * the first. Lines of applications and cells stay as they are.
 */
export function mergeParts<L extends Rated>(
  lines: readonly L[],
): (L & { parts: { seat: string; name: string }[] })[] {
  const groups = new Map<string, L[]>();
  for (const line of lines) {
    const key = keyOf(line);
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((group) => {
    const first = group[0]!;
    if (group.length === 1) return { ...first, parts: [] };
    return {
      ...first,
      name: shortly(group.map(({ name }) => name)),
      nextStep: forAll(first),
      openedOn: group.map(({ openedOn }) => openedOn).sort()[0]!,
      parts: group.map(({ seat, name }) => ({ seat, name })),
    };
  });
}

function keyOf(line: Rated): string {
  const { kind, id, seat, dueOn, overdue, cause, level, escalated } = line;
  const isPart = kind === 'obligation' && seat.startsWith('department:');
  return JSON.stringify(
    isPart ? [id, dueOn, overdue, cause, level, forAll(line), escalated] : [kind, id, seat],
  );
}

/** The next step without the name of the one department. */
function forAll({ nextStep, name }: Rated): string {
  return nextStep.replace(name, '各部门');
}

function shortly(names: readonly string[]): string {
  const named = names.slice(0, MOST_NAMED).join('、');
  return names.length > MOST_NAMED ? `${named}等 ${names.length} 个部门` : named;
}
