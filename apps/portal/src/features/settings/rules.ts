import type { SettingsView } from '@app/contracts';
import type { Basis } from '@app/domain';
import type { Ask } from '../../server/api';

/** An unpublished change of the office: the changed entries of each part by name, code or id. */
export type Change = Ask<'changeSettings'>['body']['change'];
export type Part = keyof Change;

/** The parts of a rule set that this page reads. */
export interface Rules {
  programmeYear: number;
  clocks: Record<string, Clock>;
  ladders: Record<string, Ladder>;
  settings: Record<string, Setting>;
  cellTypes: CellType[];
  rubrics: Rubric[];
  totals: Total[];
  checkItems: CheckItem[];
  groups: Group[];
  departments: { id: string; name: string }[];
  intake: Intake;
}

/** The first and last day of intake; null = not limited on that side. */
export interface IntakeDays {
  opens: string | null;
  closes: string | null;
  note?: string;
  basis: Basis;
}

/** 申报起止: the days of all types, and of those with days of their own. */
export interface Intake extends IntakeDays {
  types: (IntakeDays & { cellType: string })[];
}

/** 责任单位组: named by the circular as one; `members` is absent while the office does not know them. */
export interface Group {
  id: string;
  name: string;
  members?: string[];
  membersBasis?: Basis;
  note?: string;
}

/** One line of the sheet of a check after naming. */
export interface CheckItem {
  id: string;
  name: string;
  basis: Basis;
}

export interface Clock {
  clockName: string;
  length: number;
  unit: 'workingDay' | 'calendarDay' | 'month';
  roll: boolean;
  extension: number;
  ladder?: string;
  basis: Basis;
  note: string;
}

export interface Ladder {
  name: string;
  before: number[];
  onDay: boolean;
  eachDayLate: boolean;
  headAfter: number;
  officeAfter: number;
  basis: Basis;
  note: string;
}

export interface Setting {
  name: string;
  value: number | string | boolean;
  basis: Basis;
  note?: string;
}

export interface Valued<T> {
  value: T;
  basis: Basis;
}

export interface CellType {
  no: number;
  code: string;
  name: string;
  leads: string[];
  leadsBasis: Basis;
  target: Valued<number> & { comparison: string };
  passMark: Valued<number>;
  /** Whether several sites of one unit may each apply; not when it is missing. */
  sites?: Valued<boolean>;
  rubric: string;
}

export interface RubricItem {
  id: string;
  kind: 'MUST' | 'VETO' | 'SCORED' | 'BONUS';
  text: string;
  standard?: string;
  steps?: { marks: number; when: string }[];
  method?: string;
  max?: number;
  optional?: boolean;
  basis: Basis;
}

export interface RubricSection {
  id: string;
  title: string;
  max: number;
  minimum?: number;
  items: RubricItem[];
}

export interface Rubric {
  id: string;
  title: string;
  source: string;
  bonusCap: number;
  sections: RubricSection[];
  choices: RubricChoice[];
  basis: Basis;
}

/** At least `atLeast` of the items `of` have to be met. */
export interface RubricChoice {
  id: string;
  text: string;
  atLeast: number;
  of: string[];
  basis: Basis;
}

export interface Total {
  id: string;
  name: string;
  value: number;
  source: string;
  sumOfRows?: boolean;
  basis: Basis;
}

/** Returns the rules of the server with the unpublished change applied. */
export function withChange(view: SettingsView, change: Change): Rules {
  const rules = view as unknown as Rules;
  const over = <T extends object>(part: Part, entries: Record<string, T>) =>
    Object.fromEntries(
      Object.entries(entries).map(([key, entry]) => [key, changed(change, part, key, entry)]),
    );
  return {
    programmeYear: rules.programmeYear,
    clocks: over('clocks', rules.clocks),
    ladders: over('ladders', rules.ladders),
    settings: over('settings', rules.settings),
    rubrics: rules.rubrics.map((rubric) => changed(change, 'rubrics', rubric.id, rubric)),
    totals: rules.totals.map((total) => changed(change, 'totals', total.id, total)),
    checkItems: withCheckItems(rules.checkItems, change.checkItems ?? {}),
    groups: rules.groups.map((group) => withMembers(group, change.groups?.[group.id])),
    departments: rules.departments,
    intake: withIntake(rules.intake, change.intake ?? {}),
    cellTypes: rules.cellTypes.map((type) => withType(type, change.cellTypes?.[type.code])),
  };
}

/** New lines come last; a removed line is left out. */
function withCheckItems(items: CheckItem[], change: NonNullable<Change['checkItems']>): CheckItem[] {
  const added = Object.keys(change).filter((id) => !items.some((item) => item.id === id));
  return [...items, ...added.map((id): CheckItem => ({ id, name: '', basis: 'assumed' }))].flatMap((item) => {
    const { removed, ...to } = change[item.id] ?? {};
    return removed ? [] : [{ ...item, ...to }];
  });
}

function withMembers(group: Group, change: NonNullable<Change['groups']>[string] | undefined): Group {
  return change ? { ...group, members: change.members, membersBasis: change.basis } : group;
}

/** New types come last; one whose own days are taken back is left out. */
function withIntake(intake: Intake, { all, ...types }: NonNullable<Change['intake']>): Intake {
  const known = intake.types.map(({ cellType }) => cellType);
  const added = Object.keys(types).filter((code) => !known.includes(code));
  const rows = [...known, ...added].flatMap((cellType) => {
    const row = { ...intake.types.find((one) => one.cellType === cellType), ...types[cellType] };
    return row.removed ? [] : [{ ...row, cellType } as Intake['types'][number]];
  });
  return { ...intake, ...all, types: rows };
}

/** Whether the change contains an entry. */
export function isChanged(change: Change, part: Part, key: string): boolean {
  return change[part]?.[key] !== undefined;
}

/** Returns the change with an entry added; fields of an earlier change of the entry are kept. */
export function withEntry(change: Change, part: Part, key: string, entry: object): Change {
  const before = (change[part] ?? {}) as Record<string, object>;
  return { ...change, [part]: { ...before, [key]: { ...before[key], ...entry } } } as Change;
}

/** Returns the number of changed entries. */
export function countChanges(change: Change): number {
  return Object.values(change).reduce((count, entries) => count + Object.keys(entries ?? {}).length, 0);
}

function changed<T extends object>(change: Change, part: Part, key: string, entry: T): T {
  return { ...entry, ...(change[part] as Record<string, object> | undefined)?.[key] };
}

function withType(type: CellType, change: NonNullable<Change['cellTypes']>[string] | undefined): CellType {
  if (!change) return type;
  const { target, passMark, leads, sites } = change;
  return {
    ...type,
    ...(target && { target: { ...type.target, ...target } }),
    ...(passMark && { passMark }),
    ...(sites && { sites }),
    ...(leads && { leads: leads.value, leadsBasis: leads.basis }),
  };
}
