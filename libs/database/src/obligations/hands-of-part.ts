import { type CivilDate, isComplete, type Part } from '@app/domain';
import type { Directory } from '../rules/directory';

/**
 * Returns in whose hands a part is today, by what is missing in it, or by all of it when nothing is: several bodies when the department was
 * split. `name`: what they are called on a day, by default today.
 */
export function handsOfPart(
  part: Pick<Part, 'department' | 'items' | 'handedIn'>,
  directory: Directory,
  on?: CivilDate,
): { bodies: string[]; name: string } {
  const { department, items, handedIn } = part;
  const asked = isComplete(part) ? items : items.filter((item) => !handedIn.includes(item));
  const hands = asked.map((item) => directory.in(`item:${item}`));
  const distinct = (values: string[]) => [...new Set(values)];
  return {
    bodies: distinct(hands.map(({ bodyOf }) => bodyOf(department))),
    name: distinct(hands.map((one) => one.department(department, on))).join('、'),
  };
}
