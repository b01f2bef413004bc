import fc from 'fast-check';
import type { RuleSet } from '../../../libs/rules/src/schema/rule-set';

type Row = Record<string, any>;
type Change = (parts: Row, at: number, name: string) => void;

const LISTS = {
  cellTypes: 'code',
  rubrics: 'id',
  form: 'id',
  tasks: 'number',
  indicators: 'id',
  deadlines: 'id',
  totals: 'id',
  departments: 'id',
} as const;

const pick = <T>(list: T[], at: number): T | undefined => list[at % Math.max(list.length, 1)];
const keyOf = (list: string, name: string) => (list === 'tasks' ? 100 + name.charCodeAt(1) : name);

/** Changes of every kind: of an entry, of a row, of a row's place, of a part that is one entry. */
const CHANGES: Record<string, Change> = {
  clock: ({ clocks }, at, name) =>
    Object.assign(clocks[pick(Object.keys(clocks), at)!], { note: name, length: at + 1 }),
  ladder: ({ ladders }, at, name) => (ladders[name] = { ...ladders.standard, name }),
  ladderGone: ({ ladders }, at) => delete ladders[pick(Object.keys(ladders), at)!],
  setting: ({ settings }, at, name) => (settings[pick(Object.keys(settings), at)!].note = name),
  source: ({ source }, _, name) => (source.title = name),
  baseline: ({ baseline }, at) => (baseline.value = at + 1),
  unnamed: ({ obligations }, _, name) => (obligations.unnamed.note = name),
  duty: ({ obligations }, at, name) => Object.assign(pick(obligations.duties as Row[], at) ?? {}, { name }),
  dutyGone: ({ obligations }, at) => obligations.duties.splice(at % 6, 1),
  leads: ({ cellTypes }, at, name) => Object.assign(pick(cellTypes as Row[], at) ?? {}, { leads: [name] }),
  passMark: ({ cellTypes }, at) =>
    Object.assign(pick(cellTypes as Row[], at)?.passMark ?? {}, { value: at + 61 }),
  typeName: ({ cellTypes }, at, name) => Object.assign(pick(cellTypes as Row[], at) ?? {}, { name }),
  item: ({ rubrics }, at, name) => Object.assign(sectionAt(rubrics, at)?.items[0] ?? {}, { text: name }),
  itemNew: ({ rubrics }, at, name) =>
    insert(sectionAt(rubrics, at)?.items, at % 3, { id: name, text: name, basis: 'assumed' }),
  itemGone: ({ rubrics }, at) => sectionAt(rubrics, at)?.items.splice(at % 2, 1),
  section: ({ rubrics }, at, name) => Object.assign(sectionAt(rubrics, at) ?? {}, { title: name, max: at }),
  sectionNew: ({ rubrics }, at, name) =>
    insert(pick(rubrics as Row[], at)?.sections, at % 3, { id: name, title: name, max: 1, items: [] }),
  rubric: ({ rubrics }, at, name) => Object.assign(pick(rubrics as Row[], at) ?? {}, { source: name }),
  ...Object.fromEntries(
    Object.entries(LISTS).flatMap(([list, key]): [string, Change][] => [
      [
        `${list}New`,
        (parts, at, name) => {
          const row = { ...parts[list][0], [key]: keyOf(list, name) };
          insert(parts[list], at % (parts[list].length + 1), row, key);
        },
      ],
      [`${list}Gone`, (parts, at) => parts[list].splice(at % Math.max(parts[list].length, 1), 1)],
      [
        `${list}Moved`,
        (parts, at) => parts[list].splice(at % (parts[list].length || 1), 0, ...parts[list].splice(0, 1)),
      ],
    ]),
  ),
};

/** Inserts a row unless the list has one of its key. */
function insert(list: Row[] | undefined, at: number, row: Row, key = 'id'): void {
  if (list?.every((one) => one[key] !== row[key])) list.splice(at, 0, row);
}

function sectionAt(rubrics: Row[], at: number): Row | undefined {
  return pick((pick(rubrics, at)?.sections ?? []) as Row[], at);
}

/** Up to ten random changes of a rule set, for any of its parts; the result need not be usable rules. */
export const randomChanges = fc.array(
  fc.record({
    kind: fc.constantFrom(...Object.keys(CHANGES)),
    at: fc.nat({ max: 19 }),
    name: fc.constantFrom('XA', 'XB', 'XC', 'XD'),
  }),
  { maxLength: 10 },
);

/** Returns a rule set after random changes; 序号 and the tasks of departments follow from the rest. */
export function afterChanges(
  ruleSet: RuleSet,
  changes: readonly { kind: string; at: number; name: string }[],
): RuleSet {
  const parts = structuredClone(ruleSet) as unknown as Row;
  for (const { kind, at, name } of changes) CHANGES[kind]!(parts, at, name);
  parts.cellTypes.forEach((type: Row, i: number) => (type.no = i + 1));
  for (const one of parts.departments)
    one.tasks = parts.tasks
      .filter((task: Row) => task.departments.includes(one.id))
      .map((task: Row) => task.number);
  return parts as unknown as RuleSet;
}
