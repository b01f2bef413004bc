import type { Basis } from '@app/domain';
import { changedIntake, type IntakeChange, NO_LIMIT } from './intake/intake-change';
import type { RuleFault } from './rule-set-error';
import type { Intake, RuleSet } from './schema/rule-set';

type Part = Record<string, unknown> & { basis: Basis };

/** A change of a rule set, part by part: entries by their name, code or id; an entry that is left out stays. */
export interface RuleChange {
  clocks?: Record<string, Part>;
  ladders?: Record<string, Part>;
  settings?: Record<string, Part>;
  rubrics?: Record<string, Part>;
  totals?: Record<string, Part>;
  /** Lines of the check sheet; an id that is not there yet is a new line, `removed` takes a line out. */
  checkItems?: Record<string, { name?: string; removed?: boolean; basis: Basis }>;
  intake?: IntakeChange;
  /** 责任单位组: who belongs to a group; an empty list says that this is not known. */
  groups?: Record<string, { members: string[]; basis: Basis }>;
  cellTypes?: Record<
    string,
    {
      target?: { value: number; basis: Basis };
      passMark?: { value: number; basis: Basis };
      leads?: { value: string[]; basis: Basis };
      sites?: { value: boolean; basis: Basis };
    }
  >;
}

/** One value that differs. */
export interface RuleDifference {
  /** JSON pointer into the rule set, list entries by their id. */
  path: string;
  from: unknown;
  to: unknown;
}

type Entries = Record<string, Record<string, unknown>>;

/** The parts of a rule set that may change; their content is not typed. */
interface Changeable extends Record<string, unknown> {
  version: string;
  clocks: Entries;
  ladders: Entries;
  settings: Entries;
  rubrics: ({ id: string } & Record<string, unknown>)[];
  totals: ({ id: string } & Record<string, unknown>)[];
  cellTypes: ({ code: string } & Record<string, unknown>)[];
  groups: ({ id: string; members?: string[]; membersBasis?: Basis } & Record<string, unknown>)[];
  checkItems: { id: string; name: string; basis: Basis }[];
  intake?: Intake;
}

/** Returns the next version as unchecked JSON, and a fault for each entry that the rule set does not have. */
export function changedRuleSet(
  ruleSet: RuleSet,
  version: string,
  change: RuleChange,
): { json: Record<string, unknown>; faults: RuleFault[] } {
  const faults: RuleFault[] = [];
  const json = structuredClone(ruleSet) as unknown as Changeable;
  json.version = version;
  const put = (part: string, key: string, entry: Record<string, unknown> | undefined, to: object) => {
    if (entry) Object.assign(entry, to);
    else faults.push({ code: 'entryUnknown', path: `/${part}/${key}`, detail: '规则中没有这一项。' });
  };
  for (const part of ['clocks', 'ladders', 'settings'] as const) {
    for (const [key, to] of Object.entries(change[part] ?? {}))
      put(part, key, Object.hasOwn(json[part], key) ? json[part][key] : undefined, to);
  }
  for (const part of ['rubrics', 'totals'] as const) {
    for (const [id, to] of Object.entries(change[part] ?? {}))
      put(
        part,
        id,
        json[part].find((one) => one.id === id),
        to,
      );
  }
  if (change.intake) json.intake = changedIntake(json.intake ?? NO_LIMIT, change.intake);
  json.checkItems = changedCheckItems(json.checkItems, change.checkItems ?? {});
  for (const [id, { members, basis }] of Object.entries(change.groups ?? {})) {
    const group = json.groups.find((one) => one.id === id);
    put('groups', id, group, members.length > 0 ? { members, membersBasis: basis } : {});
    if (group && members.length === 0) {
      delete group.members;
      delete group.membersBasis;
    }
  }
  for (const [code, { target, passMark, leads, sites }] of Object.entries(change.cellTypes ?? {})) {
    const type = json.cellTypes.find((one) => one.code === code);
    put('cellTypes', code, type, {
      ...(target && type && { target: { ...(type.target as object), ...target } }),
      ...(passMark && { passMark }),
      ...(sites && { sites }),
      ...(leads && { leads: leads.value, leadsBasis: leads.basis }),
    });
  }
  return { json, faults };
}

/** Lines keep their place, new ones come last. */
function changedCheckItems(
  items: Changeable['checkItems'],
  change: NonNullable<RuleChange['checkItems']>,
): Changeable['checkItems'] {
  const known = new Set(items.map(({ id }) => id));
  const added = Object.entries(change).filter(([id]) => !known.has(id));
  return [...items, ...added.map(([id, to]) => ({ id, name: '', basis: to.basis }))].flatMap((item) => {
    const { removed = false, ...to } = Object.hasOwn(change, item.id)
      ? change[item.id]!
      : { basis: item.basis };
    return removed ? [] : [{ ...item, ...to }];
  });
}

/** Returns the values that differ between two versions, except the version itself. Without days of intake there is no limit. */
export function ruleDifferences(before: RuleSet, after: RuleSet): RuleDifference[] {
  const withDays = (rules: RuleSet) => ({ ...rules, intake: rules.intake ?? NO_LIMIT });
  return differences(withDays(before), withDays(after), '').filter(({ path }) => path !== '/version');
}

/** Returns the values that differ between the parts of two years, however unfinished; null stands for "not there". */
export function partDifferences(before: object, after: object): RuleDifference[] {
  return differences(before, after, '');
}

function differences(from: unknown, to: unknown, path: string): RuleDifference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  if (!isObject(from) || !isObject(to)) return [{ path, from: from ?? null, to: to ?? null }];
  const [a, b] = [entriesOf(from), entriesOf(to)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) =>
    differences(a.get(key), b.get(key), `${path}/${key}`),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Returns the entries of a value by key: list entries by their code, id, number, kind or type, else by their index. */
export function entriesOf(value: object): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  return new Map(value.map((one, i) => [keyOf(one, i), one]));
}

/** Returns the key of an entry of a list, as pointers into rules name it. */
export function keyOf(entry: unknown, index: number): string {
  const { code, id, number, kind, cellType } = (isObject(entry) ? entry : {}) as Record<
    string,
    string | number | undefined
  >;
  return String(code ?? id ?? number ?? kind ?? cellType ?? index);
}
